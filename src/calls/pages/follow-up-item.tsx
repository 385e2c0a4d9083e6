// A follow-up in the list, with what its reader may do: take it on, note the result, or that nobody was reached.
import type { Child } from 'hono/jsx'
import { Choices, LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { fromNow, nearTime } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import { nameOf, topicName } from '../../lines/pages/names.ts'
import { FOLLOW_UP_OUTCOMES } from '../follow-up.ts'
import type { ListedFollowUp } from '../follow-up-store.ts'
import { contactWords } from './contact-words.ts'
import type { FollowUpsProps } from './follow-up-page.tsx'
import { FollowUpState, stepName } from './follow-up-words.tsx'
import { RiskChip } from './risk-chip.tsx'
import { choicesOf } from './risk-fields.tsx'
import { callWords } from './words.ts'

export const FollowUpItem = ({
  view,
  mine,
  followUp,
  lines,
  topics,
  codes,
}: FollowUpsProps & { followUp: ListedFollowUp }) => {
  const words = callWords(view.language).followUps
  const line = lines.get(followUp.lineId)
  const zone = line?.zone ?? 'utc'
  const topic = topics.get(followUp.lineId)?.find(({ code }) => code === followUp.primaryTopic)
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
        {[stepName(view, followUp), topic && topicName(topic, view.language), line && nameOf(line, view.language)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {followUp.claimedBy === null ? (
        <Step view={view} followUp={followUp} mine={mine}>
          <button type="submit" name="verb" value="claim" class="button-main">
            {words.claim}
          </button>
        </Step>
      ) : null}
      {isMine ? <OwnFollowUp view={view} followUp={followUp} mine={mine} /> : null}
    </li>
  )
}

interface StepProps {
  readonly view: View
  readonly followUp: ListedFollowUp
  readonly mine: boolean
}

const Step = ({ followUp, mine, children }: StepProps & { children: Child }) => (
  <form method="post" action={`/follow-ups/${followUp.id}`}>
    <input type="hidden" name="revision" value={String(followUp.revision)} />
    {mine ? <input type="hidden" name="of" value="mine" /> : null}
    <div class="stack-tight">{children}</div>
  </form>
)

const OwnFollowUp = ({ view, followUp, mine }: StepProps) => {
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
        <Step view={view} followUp={followUp} mine={mine}>
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
      <details class="more">
        <summary>{words.reached}</summary>
        <div class="inside">
          <Step view={view} followUp={followUp} mine={mine}>
            <fieldset class="field">
              <legend>{words.outcome}</legend>
              <Choices name="outcome" values={[]} choices={choicesOf(FOLLOW_UP_OUTCOMES, all.codes.followUpOutcome)} />
            </fieldset>
            <LongTextField name="note" label={words.note} short errors={NO_ERRORS} />
            <button type="submit" name="verb" value="done" class="button-main">
              {words.done}
            </button>
          </Step>
        </div>
      </details>
    </>
  )
}
