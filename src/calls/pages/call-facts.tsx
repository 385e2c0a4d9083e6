// What a call record says, in words.
import { Facts } from '../../console/display.tsx'
import { clockTime, nearTime, span } from '../../console/format.ts'
import { fullTopicName } from '../../lines/pages/names.ts'
import type { CallPageProps } from './view-page.tsx'
import { callWords } from './words.ts'

export const CallFacts = ({ view, call, line, topics, codes }: CallPageProps) => {
  const words = callWords(view.language)
  const { head, content } = call
  const { risk } = content
  const join = (parts: readonly string[]) => parts.join(view.language === 'zh' ? '、' : ', ')
  const named = (codesOfTopics: readonly string[]) =>
    join(
      codesOfTopics.map((code) => {
        const topic = topics.find((each) => each.code === code)
        return topic ? `${code} ${fullTopicName(topics, topic, view.language)}` : code
      }),
    )
  const took = head.endedAt && span(view.words, head.endedAt.toMillis() - head.startedAt.toMillis())
  const code = <C extends string>(value: C | null, names: Readonly<Record<C, string>>) =>
    value === null ? undefined : names[value]
  const began = nearTime(view.words, head.startedAt, view.now, line.zone)
  const { caller } = content
  const who = [
    code(caller.callingFor, words.codes.callingFor),
    code(caller.gender, words.codes.gender),
    code(caller.ageBand, words.codes.ageBand),
    code(caller.occupation, words.codes.occupation),
    code(caller.education, words.codes.education),
    code(caller.maritalState, words.codes.maritalState),
    code(content.locality, words.codes.locality),
  ].filter((part) => part !== undefined)
  return (
    <Facts
      facts={[
        [words.view.when, head.endedAt ? `${began}–${clockTime(head.endedAt, line.zone)}` : began],
        [words.view.duration, took ?? undefined],
        [words.form.channel, code(content.channel, words.codes.channel)],
        [words.view.counsellor, head.memberId === null ? undefined : codes.get(head.memberId)],
        [words.view.topics, head.topics.length === 0 ? undefined : named(head.topics)],
        [words.form.notAssessedReason, code(risk.notAssessedReason, words.codes.notAssessed)],
        [words.form.ideation, risk.ideation === null ? undefined : String(risk.ideation)],
        [words.form.hopelessness, risk.hopelessness === null ? undefined : String(risk.hopelessness)],
        [words.form.plan, code(risk.plan, words.codes.plan)],
        [words.form.means, code(risk.means, words.codes.means)],
        [words.form.timeFrame, code(risk.timeFrame, words.codes.timeFrame)],
        [words.form.previousAttempt, code(risk.previousAttempt, words.codes.previousAttempt)],
        [words.form.protective, join((risk.protectiveFactors ?? []).map((factor) => words.codes.protective[factor]))],
        [words.form.presence, code(risk.presence, words.codes.presence)],
        [words.view.helped, join(content.interventions.map((each) => words.codes.intervention[each]))],
        [words.form.disposition, code(content.disposition, words.codes.disposition)],
        [words.form.referral, code(content.referral, words.codes.referral)],
        [words.form.emergency, join(content.emergency.map((each) => words.codes.emergency[each]))],
        [words.form.caller, join(who)],
      ]}
    />
  )
}

export const CallTextsShown = ({ view, call }: Pick<CallPageProps, 'view' | 'call'>) => {
  const { form } = callWords(view.language)
  const texts = [
    [form.summary, call.texts.summary],
    [form.actionTaken, call.texts.actionTaken],
    [form.riskNote, call.texts.riskNote],
    [form.followUpPlan, call.texts.followUpPlan],
  ] as const
  return (
    <>
      {texts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <section class="stack-tight">
            <h2>{name}</h2>
            <p class="typed">{text}</p>
          </section>
        ))}
    </>
  )
}
