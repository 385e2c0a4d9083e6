// The demo's questions to experts, complaints, a case consultation, and what people said of the service.
import type { DateTime } from 'luxon'
import { publishQuestion } from '../bulletins/question-draft.ts'
import type { CallHead } from '../calls/call.ts'
import { listCalls } from '../calls/call-list.ts'
import { openCase } from '../cases/open-case.ts'
import { stepCase } from '../cases/steps.ts'
import type { Deps } from '../deps.ts'
import { askExpert } from '../experts/ask-question.ts'
import { openConsultation, stepConsultation } from '../experts/consult.ts'
import { stepQuestion } from '../experts/question-steps.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { enterAnswer } from '../surveys/answer-campaign.ts'
import { answerSurvey } from '../surveys/answer-survey.ts'
import { addWave, createCampaign } from '../surveys/campaign-actions.ts'
import { wavesOf } from '../surveys/campaign-store.ts'
import type { Rating } from '../surveys/score.ts'
import { at } from './at.ts'
import { DEMO_ZONE, type House } from './house.ts'
import { CAMPAIGN, COMPLAINTS, CONSULTATION, QUESTIONS } from './texts/care.ts'

const SURVEYED = 30

export async function careFor(deps: Deps, house: House, now: DateTime): Promise<void> {
  await askAndAnswer(deps, house, now)
  await takeComplaints(deps, house, now)
  await consult(deps, house, now)
  await surveyCalls(deps, house, now)
  await surveyPatients(deps, house, now)
}

/** The newest closed calls before an instant that somebody of the demo took. */
async function callsBefore(deps: Deps, house: House, before: DateTime): Promise<readonly CallHead[]> {
  const everything = { memberId: undefined, accountId: '', lineIds: 'all' as const }
  const to = before.setZone(DEMO_ZONE).toFormat('yyyy-MM-dd')
  const filter = { lineId: house.lineIds.psy, state: 'closed' as const, to }
  const page = await deps.db.read((read) => listCalls(read, everything, filter, { limit: 20, after: undefined }))
  return page.items.filter(({ memberId, primaryTopic }) => memberId !== null && primaryTopic !== null)
}

async function askAndAnswer(deps: Deps, house: House, now: DateTime): Promise<void> {
  const { expert, supervisor } = house.roles
  const ask = async (asked: DateTime, question: string) => {
    const [call] = await callsBefore(deps, house, asked)
    const counsellor = house.byId.get(call?.memberId ?? '')
    if (!call || !counsellor || expert.memberId === undefined) return undefined
    const made = await askExpert(at(deps, asked), counsellor.actor, { callId: call.id, question })
    const { id } = made.question
    const given = { verb: 'assign' as const, memberId: expert.memberId }
    await stepQuestion(at(deps, asked.plus({ minutes: 5 })), supervisor, id, given)
    return { id, counsellor: counsellor.actor }
  }
  const longAgo = now.minus({ days: 12 })
  const first = await ask(longAgo, QUESTIONS.published.question)
  if (first) {
    const then = (hours: number) => at(deps, longAgo.plus({ hours }))
    await stepQuestion(then(6), expert, first.id, { verb: 'answer', answer: QUESTIONS.published.answer })
    await stepQuestion(then(8), supervisor, first.id, { verb: 'approve' })
    await stepQuestion(then(9), first.counsellor, first.id, { verb: 'inform' })
    const ref = { id: first.id, expected: undefined }
    await publishQuestion(then(10), supervisor, ref, { language: 'zh', audiences: ['parents'] })
  }
  const second = await ask(now.minus({ hours: 20 }), QUESTIONS.toApprove.question)
  const { answer } = QUESTIONS.toApprove
  if (second) await stepQuestion(at(deps, now.minus({ hours: 2 })), expert, second.id, { verb: 'answer', answer })
  await ask(now.minus({ hours: 3 }), QUESTIONS.open)
}

async function takeComplaints(deps: Deps, house: House, now: DateTime): Promise<void> {
  const { coordinator } = house.roles
  const lineId = house.lineIds.health
  const open = async (opened: DateTime, more: Pick<Parameters<typeof openCase>[2], 'kind' | 'subject' | 'text'>) =>
    (await openCase(at(deps, opened), coordinator, { lineId, institution: 'H-01', ...more })).item.id
  const [early, recent, late] = [now.minus({ days: 20 }), now.minus({ hours: 22 }), now.minus({ days: 9 })]
  const { closed, running } = COMPLAINTS
  const done = await open(early, { kind: 'complaint', subject: 'waiting', text: closed.text })
  const then = (hours: number) => at(deps, early.plus({ hours }))
  await stepCase(then(3), coordinator, done, { verb: 'report', text: closed.report })
  const statement = { verb: 'note', kind: 'statement', side: 'institution', text: closed.reply } as const
  await stepCase(then(40), coordinator, done, statement)
  await stepCase(then(50), coordinator, done, { verb: 'resolve', outcome: 'upheld', text: closed.outcome })
  await stepCase(then(54), coordinator, done, { verb: 'call-back', result: 'satisfied', text: closed.callBack })
  const other = await open(recent, { kind: 'complaint', subject: 'charges', text: running.text })
  await stepCase(at(deps, recent.plus({ hours: 2 })), coordinator, other, { verb: 'report', text: running.report })
  await open(late, { kind: 'mediation', subject: 'communication', text: COMPLAINTS.late })
}

async function consult(deps: Deps, house: House, now: DateTime): Promise<void> {
  const { expert, supervisor } = house.roles
  const opened = now.minus({ days: 2 })
  const calls = (await callsBefore(deps, house, opened)).slice(0, 2)
  const { id } = await openConsultation(at(deps, opened), supervisor, {
    lineId: house.lineIds.psy,
    callIds: calls.map((call) => call.id),
    title: CONSULTATION.title,
    summary: CONSULTATION.summary,
    memberIds: expert.memberId === undefined ? [] : [expert.memberId],
    meetsAt: now.plus({ days: 1 }).startOf('hour'),
  })
  await stepConsultation(at(deps, opened.plus({ hours: 4 })), expert, id, { verb: 'reply', reply: 'accepted' })
  const note = { verb: 'note', text: CONSULTATION.note } as const
  await stepConsultation(at(deps, opened.plus({ hours: 5 })), expert, id, note)
}

/** Ratings that look like ratings: mostly good. */
const ratingNo = (i: number): Rating => ([5, 4, 5, 3, 4, 5, 4, 2] as const)[i % 8] ?? 4

async function surveyCalls(deps: Deps, house: House, now: DateTime): Promise<void> {
  const lastMonth = now.setZone(DEMO_ZONE).startOf('month').minus({ months: 1 })
  const { psy } = house.lineIds
  for (let i = 0; i < SURVEYED; i += 1) {
    const then = at(deps, lastMonth.plus({ days: i % 28, hours: 10 }).toUTC())
    const ratings = {
      wait: ratingNo(i),
      length: ratingNo(i + 3),
      problemSolving: ratingNo(i + 1),
      ending: ratingNo(i + 5),
    }
    await answerSurvey(then, house.roles.counsellor, { kind: 'post-call', lineId: psy, ...ratings })
  }
}

async function surveyPatients(deps: Deps, house: House, now: DateTime): Promise<void> {
  const { coordinator } = house.roles
  const begun = now.minus({ days: 40 })
  const clerk = house.members.find(({ duties }) => duties.some(({ line }) => line === 'health'))
  const campaign = { lineId: house.lineIds.health, institution: 'H-01', ...CAMPAIGN }
  const { id } = await createCampaign(at(deps, begun), coordinator, campaign)
  const day = (days: number) => dayOf(begun.plus({ days }), DEMO_ZONE)
  for (const [opens, closes] of [
    [1, 15],
    [30, 60],
  ] as const) {
    const span = { opensOn: day(opens), closesOn: day(closes) }
    await addWave(at(deps, begun), coordinator, { id, expected: undefined }, span)
  }
  const [first, second] = await deps.db.read((read) => wavesOf(read, id))
  const enter = async (waveId: string | undefined, days: number, answers: number) => {
    if (!clerk || waveId === undefined) return
    for (let i = 0; i < answers; i += 1) {
      const ratings = { explained: ratingNo(i), respected: ratingNo(i + 2), waited: ratingNo(i + 3) }
      await enterAnswer(at(deps, begun.plus({ days })), clerk.actor, waveId, { ratings })
    }
  }
  await enter(first?.id, 5, 24)
  await enter(second?.id, 35, 6)
}
