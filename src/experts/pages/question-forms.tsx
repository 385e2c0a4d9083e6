// What a reader may do about a question: each step a form of its own, that works without script.
import type { Child } from 'hono/jsx'
import { LongTextField, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { one } from '../../console/posted.ts'
import { allows, type QuestionVerb } from '../question.ts'
import type { QuestionPageProps } from './question-page.tsx'
import { expertWords } from './words.ts'

export const QuestionSteps = (props: QuestionPageProps) => {
  const { view, question, part } = props
  const may = (verb: QuestionVerb) => allows(question, verb)
  const expert = part.answers && view.viewer?.permissions.has('expert-questions:answer') === true
  const concerned = part.asked || part.supervises
  return (
    <>
      {expert && may('answer') ? <AnswerForm {...props} /> : null}
      {part.supervises && may('approve') ? <ApproveForms {...props} /> : null}
      {concerned && may('inform') ? <PlainForm {...props} verb="inform" main /> : null}
      {part.supervises && may('publish') ? <PublishForm {...props} /> : null}
      {question.draftId !== null && concerned ? (
        <p class="muted small">{expertWords(view.language).step.published}</p>
      ) : null}
      {part.supervises && may('assign') ? <AssignForm {...props} /> : null}
      {concerned && may('withdraw') ? <WithdrawForm {...props} /> : null}
    </>
  )
}

const typedIn = ({ result, typed }: QuestionPageProps, verb: QuestionVerb) =>
  result !== 'done' && one(typed, 'verb') === verb ? one(typed, `${verb}-text`) : undefined

interface StepProps {
  readonly props: QuestionPageProps
  readonly verb: QuestionVerb
  readonly children: Child
}

const Step = ({ props: { question }, verb, children }: StepProps) => (
  <form
    method="post"
    action={verb === 'publish' ? `/questions/${question.id}/publish` : `/questions/${question.id}`}
    class="stack-tight"
  >
    <input type="hidden" name="revision" value={String(question.revision)} />
    <input type="hidden" name="verb" value={verb} />
    {children}
  </form>
)

const PlainForm = ({ verb, main, ...props }: QuestionPageProps & { verb: 'claim' | 'inform'; main?: boolean }) => (
  <Step props={props} verb={verb}>
    <button type="submit" class={main ? 'button-main' : ''}>
      {expertWords(props.view.language).step[verb]}
    </button>
  </Step>
)

const AnswerForm = (props: QuestionPageProps) => {
  const words = expertWords(props.view.language).step
  const value = typedIn(props, 'answer') ?? props.question.answer ?? ''
  return (
    <section class="card card-now">
      {props.question.assignedTo === null ? <PlainForm {...props} verb="claim" /> : null}
      <Step props={props} verb="answer">
        <LongTextField
          name="answer-text"
          label={words.answer}
          hint={words.answerHint}
          value={value}
          errors={NO_ERRORS}
        />
        <button type="submit" class="button-main">
          {words.answerButton}
        </button>
      </Step>
    </section>
  )
}

const ApproveForms = (props: QuestionPageProps) => {
  const words = expertWords(props.view.language).step
  return (
    <section class="card card-now">
      <Step props={props} verb="approve">
        <button type="submit" class="button-main">
          {words.approve}
        </button>
      </Step>
      <details class="more" open={typedIn(props, 'return') !== undefined}>
        <summary>{words.returnButton}</summary>
        <div class="inside">
          <Step props={props} verb="return">
            <LongTextField
              name="return-text"
              label={words.returnNote}
              short
              value={typedIn(props, 'return')}
              errors={NO_ERRORS}
            />
            <button type="submit">{words.returnButton}</button>
          </Step>
        </div>
      </details>
    </section>
  )
}

const AssignForm = (props: QuestionPageProps) => {
  const { view, experts, question } = props
  const words = expertWords(view.language).step
  if (experts.length === 0) return null
  return (
    <Step props={props} verb="assign">
      <SelectField
        name="memberId"
        label={words.assign}
        value={question.assignedTo ?? undefined}
        choices={experts.map(({ id, displayCode, name }) => ({ value: id, label: `${displayCode} ${name}` }))}
        errors={NO_ERRORS}
      />
      <button type="submit">{words.assignButton}</button>
    </Step>
  )
}

const WithdrawForm = (props: QuestionPageProps) => {
  const words = expertWords(props.view.language).step
  return (
    <details class="more" open={typedIn(props, 'withdraw') !== undefined}>
      <summary>{words.withdraw}</summary>
      <div class="inside">
        <Step props={props} verb="withdraw">
          <LongTextField
            name="withdraw-text"
            label={words.withdrawNote}
            short
            value={typedIn(props, 'withdraw')}
            errors={NO_ERRORS}
          />
          <button type="submit" class="button-danger">
            {words.withdraw}
          </button>
        </Step>
      </div>
    </details>
  )
}

/** The bulletins make the draft: they own this form's address. */
const PublishForm = (props: QuestionPageProps) => {
  const { view, question, result, typed } = props
  const all = expertWords(view.language)
  const words = all.step
  const again = result !== 'done' && one(typed, 'verb') === 'publish'
  const value = (name: string, usual: string) => (again ? one(typed, name) : usual)
  return (
    <details class="more" open={again}>
      <summary>{words.publish}</summary>
      <div class="inside">
        <Step props={props} verb="publish">
          <p class="hint">{words.publishLead}</p>
          <SelectField
            name="language"
            label={words.language}
            value={value('language', 'zh')}
            choices={[
              { value: 'zh', label: words.languages.zh },
              { value: 'en', label: words.languages.en },
            ]}
            errors={NO_ERRORS}
          />
          <TextField
            name="title"
            label={`${words.publishTitle} (${view.words.optional})`}
            maxlength={120}
            value={value('title', '')}
            errors={NO_ERRORS}
          />
          <LongTextField
            name="question"
            label={all.questions.question}
            value={value('question', question.question)}
            errors={NO_ERRORS}
          />
          <LongTextField
            name="answer"
            label={all.questions.answer}
            value={value('answer', question.answer ?? '')}
            errors={NO_ERRORS}
          />
          <button type="submit">{words.publishButton}</button>
        </Step>
      </div>
    </details>
  )
}
