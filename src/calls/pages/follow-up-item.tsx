// A follow-up in the list, with what its reader may do: take it on, note the result, or that nobody was reached.
import type { Child } from 'hono/jsx'
import { Choices, LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { fromNow, nearTime } from '../../console/format.ts'
import { one } from '../../console/posted.ts'
import { fullTopicName, nameOf } from '../../lines/pages/names.ts'
import { FOLLOW_UP_OUTCOMES } from '../follow-up.ts'
import type { ListedFollowUp } from '../follow-up-store.ts'
import { contactWords } from './contact-words.ts'
import type { FollowUpsProps } from './follow-up-page.tsx'
import { FollowUpState, stepName } from './follow-up-words.tsx'
import { RiskChip } from './risk-chip.tsx'
import { choicesOf } from './risk-fields.tsx'
import { callWords } from './words.ts'

export const FollowUpItem = (props: FollowUpsProps & { followUp: ListedFollowUp }) => {
  const { view, followUp, lines, topics, codes } = props
  const words = callWords(view.language).followUps
  const line = lines.get(followUp.lineId)
  const zone = line?.zone ?? 'utc'
  const known = topics.get(followUp.lineId) ?? []
  const topic = known.find(({ code }) => code === followUp.primaryTopic)
  const isMine = followUp.claimedBy !== null && followUp.claimedBy === view.viewer?.memberId
  return (
    <li id={`f${followUp.id}`}>
      <span class="row">
        <b>{nearTime(view.words, followUp.dueAt, view.now, zone)}</b>
        <span class="muted small">{fromNow(view.words, followUp.dueAt, view.now)}</span>
        <RiskChip view={view} risk={followUp.risk} />
        <FollowUpState view={view} followUp={followUp} codes={codes} />
      </span>
      <span class="muted small">
        {[
          stepName(view, followUp),
          topic && fullTopicName(known, topic, view.language),
          line && nameOf(line, view.language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {followUp.claimedBy === null ? (
        <Step {...props}>
          <button type="submit" name="verb" value="claim" class="button-main">
            {words.claim}
          </button>
        </Step>
      ) : null}
      {isMine ? <OwnFollowUp {...props} /> : null}
    </li>
  )
}

interface StepProps extends Pick<FollowUpsProps, 'view' | 'mine' | 'cursor' | 'refused'> {
  readonly followUp: ListedFollowUp
}

const Step = ({ followUp, mine, cursor, children }: StepProps & { children: Child }) => (
  <form method="post" action={`/follow-ups/${followUp.id}`}>
    <input type="hidden" name="revision" value={String(followUp.revision)} />
    {mine ? <input type="hidden" name="of" value="mine" /> : null}
    {cursor === undefined ? null : <input type="hidden" name="cursor" value={cursor} />}
    <div class="stack-tight">{children}</div>
  </form>
)

const OwnFollowUp = (props: StepProps) => {
  const { view, followUp, refused } = props
  const typed = refused?.id === followUp.id ? refused.typed : undefined
  const all = callWords(view.language)
  const words = all.followUps
  return (
    <>
      <div class="buttons">
        <a class="button" href={`/calls/${followUp.callId}`}>
          {words.openCall}
        </a>
        <a class="button" href={`/calls/${followUp.callId}/contact`}>
          {contactWords(view.language).link}
        </a>
        <Step {...props}>
          <div class="buttons">
            <button type="submit" name="verb" value="not-reached">
              {words.notReached}
            </button>
            <button type="submit" name="verb" value="release" class="button-quiet">
              {words.release}
            </button>
          </div>
        </Step>
      </div>
      <details class="more" open={typed !== undefined}>
        <summary>{words.reached}</summary>
        <div class="inside">
          <Step {...props}>
            <fieldset class="field">
              <legend>{words.outcome}</legend>
              <Choices
                name="outcome"
                values={typed ? [one(typed, 'outcome')] : []}
                choices={choicesOf(FOLLOW_UP_OUTCOMES, all.codes.followUpOutcome)}
              />
            </fieldset>
            <LongTextField
              name="note"
              label={words.note}
              value={typed && one(typed, 'note')}
              short
              errors={NO_ERRORS}
            />
            <button type="submit" name="verb" value="done" class="button-main">
              {words.done}
            </button>
          </Step>
        </div>
      </details>
    </>
  )
}
