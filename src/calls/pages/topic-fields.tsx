// The topics of a call: two levels, opened by a tap and without script. One is the main topic, others may go with it.
import { Choices, type FormErrors } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import { fullTopicName, topicName } from '../../lines/pages/names.ts'
import type { Topic } from '../../lines/topic.ts'
import type { CallContent } from '../content.ts'
import { callWords } from './words.ts'

interface TopicProps {
  readonly view: View
  /** Those of the line that may be chosen, and those that the call has already. */
  readonly topics: readonly Topic[]
  /** What the summary may be about. */
  readonly suggested: readonly Topic[]
  readonly content: CallContent
  readonly errors: FormErrors
}

export const TopicFields = ({ view, topics, suggested, content, errors }: TopicProps) => {
  const words = callWords(view.language).form
  const { primary, others, context } = content.topics
  const tags = topics.filter(({ contextTag }) => contextTag)
  const needsReport = topics.some(({ code, mandatoryReport }) => mandatoryReport && [primary, ...others].includes(code))
  return (
    <>
      <fieldset class={`field ${errors.has('topic') ? 'wrong' : ''}`} id="field-topic">
        <legend>{words.mainTopic}</legend>
        {errors.has('topic') ? <p class="field-error">{errors.get('topic')}</p> : null}
        <Suggested view={view} topics={topics} suggested={suggested.filter(({ code }) => code !== primary)} />
        <details class="more" open={primary === null}>
          <summary>
            {primary === null ? words.noTopic : <Chosen view={view} topics={topics} codes={[primary]} />}
          </summary>
          <div class="inside">
            <TopicTree view={view} topics={topics} name="topic" values={primary === null ? [] : [primary]} />
          </div>
        </details>
      </fieldset>
      {needsReport ? <MandatoryReport view={view} made={content.mandatoryReportMade} /> : null}
      <details class="more" open={context.length > 0 || others.length > 0}>
        <summary>{words.otherTopics}</summary>
        <div class="inside">
          <Chosen view={view} topics={topics} codes={others} />
          <TopicTree view={view} topics={topics} name="otherTopic" values={others} several />
          {tags.length === 0 ? null : (
            <fieldset class="field">
              <legend>{words.contextTags}</legend>
              <p class="hint">{words.contextHint}</p>
              <Choices
                name="context"
                values={context}
                choices={tags.map((topic) => ({ value: topic.code, label: topicName(topic, view.language) }))}
                several
              />
            </fieldset>
          )}
        </div>
      </details>
    </>
  )
}

/** Nothing is chosen by itself: a tap takes a suggestion, and the tree below has every other topic. */
const Suggested = ({ view, topics, suggested }: Pick<TopicProps, 'view' | 'topics' | 'suggested'>) =>
  suggested.length === 0 ? null : (
    <div class="stack-tight">
      <p class="hint">{callWords(view.language).form.suggestedTopics}</p>
      <Choices
        name="topic"
        values={[]}
        choices={suggested.map((topic) => ({ value: topic.code, label: fullTopicName(topics, topic, view.language) }))}
      />
    </div>
  )

const Chosen = ({ view, topics, codes }: { view: View; topics: readonly Topic[]; codes: readonly string[] }) => {
  const names = codes.map((code) => topics.find((topic) => topic.code === code)).filter((topic) => topic !== undefined)
  return names.length === 0 ? null : (
    <span class="row">
      {names.map((topic) => (
        <span class="chip chip-accent">{`${topic.code} ${fullTopicName(topics, topic, view.language)}`}</span>
      ))}
    </span>
  )
}

interface TreeProps {
  readonly view: View
  readonly topics: readonly Topic[]
  readonly name: 'topic' | 'otherTopic'
  readonly values: readonly string[]
  readonly several?: boolean
}

/** Each topic of the first level opens its children. One at a time, where the browser knows how. */
const TopicTree = ({ view, topics, name, values, several }: TreeProps) => {
  const words = callWords(view.language).form
  const pickable = topics.filter(({ contextTag }) => !contextTag)
  const roots = pickable.filter(({ parentCode }) => parentCode === null)
  return (
    <div class="topics">
      {roots.map((root) => {
        const children = pickable.filter(({ parentCode }) => parentCode === root.code)
        const choices = [
          ...children.map((topic) => ({ value: topic.code, label: topicName(topic, view.language) })),
          { value: root.code, label: words.topicGeneral(topicName(root, view.language)) },
        ]
        return (
          <details class="more" name={several ? undefined : `tree-${name}`}>
            <summary>
              <span class="muted code">{root.code}</span> {topicName(root, view.language)}
            </summary>
            <div class="inside">
              <Choices name={name} values={values} choices={choices} {...(several ? { several } : {})} />
            </div>
          </details>
        )
      })}
    </div>
  )
}

const MandatoryReport = ({ view, made }: { view: View; made: boolean | null }) => {
  const words = callWords(view.language).form
  const value = made === null ? [] : [made ? 'yes' : 'no']
  return (
    <fieldset class="field notice notice-warn">
      <legend>{`${words.mandatory} ${words.mandatoryMade}`}</legend>
      <Choices
        name="mandatoryReportMade"
        values={value}
        choices={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
      />
    </fieldset>
  )
}
