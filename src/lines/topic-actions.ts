// A line's own word on topics: additions, other labels, retirements. A code is never taken away.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, notFound } from '../errors.ts'
import { insertTopic, putTopic } from './line-store.ts'
import { getLine, topicsOf } from './store.ts'
import { LOCAL_TOPIC, parentCodeOf, type Topic, type TopicOverlay } from './topic.ts'
import { dayOf } from './wall-clock.ts'

/** @throws invalid-input, conflict when the line has the code already */
export async function addTopic(
  deps: Deps,
  actor: Actor,
  lineId: string,
  { topic, attempt }: { readonly topic: Omit<TopicOverlay, 'retiredOn'>; readonly attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'lines:write')
  if (!LOCAL_TOPIC.test(topic.code)) {
    throw invalidInput([{ path: 'code', message: 'a topic of your own is like L01, L01.2 or P03.L1' }])
  }
  return deps.db.write('add-topic', (tx) =>
    once(tx, attempt, async () => {
      const topics = await topicsOf(tx, lineId)
      const parent = parentCodeOf(topic.code)
      if (parent !== null && !topics.some(({ code }) => code === parent)) {
        throw invalidInput([{ path: 'code', message: `there is no topic ${parent}` }])
      }
      if (!(await insertTopic(tx, lineId, { ...topic, retiredOn: null }))) {
        throw conflict(`This line has a topic ${topic.code} already.`)
      }
      await noted(tx, deps, actor, { action: 'topic.add', lineId, code: topic.code })
      return topic.code
    }),
  )
}

export interface TopicEdit {
  readonly labelZh?: string | undefined
  readonly labelEn?: string | undefined
  readonly mandatoryReport?: boolean | undefined
  /** First day on which no new call may have it; null brings it back. */
  readonly retiredOn?: string | null | undefined
}

/** @throws not-found; conflict for a retirement in the past */
export async function changeTopic(
  deps: Deps,
  actor: Actor,
  { lineId, code }: { readonly lineId: string; readonly code: string },
  edit: TopicEdit,
): Promise<void> {
  mustHold(actor, 'lines:write')
  await deps.db.write('change-topic', async (tx) => {
    const topic = (await topicsOf(tx, lineId)).find((each) => each.code === code)
    if (!topic) throw notFound('topic')
    const today = dayOf(deps.clock.now(), (await getLine(tx, lineId)).zone)
    if (edit.retiredOn != null && edit.retiredOn < today && edit.retiredOn !== topic.retiredOn) {
      throw conflict('A topic retires today or later: old calls keep it.')
    }
    await putTopic(tx, lineId, changedTopic(topic, edit))
    await noted(tx, deps, actor, { action: 'topic.change', lineId, code })
  })
}

const changedTopic = (topic: Topic, edit: TopicEdit): TopicOverlay => ({
  code: topic.code,
  labelZh: edit.labelZh ?? topic.labelZh,
  labelEn: edit.labelEn ?? topic.labelEn,
  contextTag: topic.contextTag,
  mandatoryReport: edit.mandatoryReport ?? topic.mandatoryReport,
  retiredOn: edit.retiredOn === undefined ? topic.retiredOn : edit.retiredOn,
})

async function noted(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { action, lineId, code }: { action: string; lineId: string; code: string },
): Promise<void> {
  await audit(tx, actor, { at: deps.clock.now(), action, record: 'topic', recordId: `${lineId}:${code}` })
  announce('lines')
}
