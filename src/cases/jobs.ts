// Background work on cases: their clocks follow the calendar, also when a coordinator changes it; deadlines are reminded
// of on their last day and once they have passed.
import type { DateTime } from 'luxon'
import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { getLine } from '../lines/store.ts'
import { isOpen, stageOf } from './case.ts'
import { onTheClock } from './steps.ts'
import { type CaseChange, getCase, openCaseIds, updateCase } from './store.ts'
import { tellWorker } from './tell-worker.ts'

const BATCH = 200

async function mindCases(deps: Deps, signal: AbortSignal): Promise<void> {
  let after = ''
  do {
    const ids = await deps.db.read((read) => openCaseIds(read, after, BATCH))
    for (const id of ids) {
      if (signal.aborted) return
      await deps.db.write('mind-case', (tx) => mind(tx, id, deps.clock.now()))
    }
    after = ids.length === BATCH ? (ids.at(-1) ?? '') : ''
  } while (after !== '')
}

async function mind(tx: Tx, id: string, now: DateTime): Promise<void> {
  const before = await getCase(tx, id)
  if (!isOpen(before.state)) return
  const { zone } = await getLine(tx, before.lineId)
  const clock = await onTheClock(tx, before, {})
  const current = { ...before, ...clock }
  const stage = stageOf(current, now, zone)
  const news: CaseChange = stage === current.reminded ? {} : { reminded: stage, remindedAt: now }
  if (!moved(before, current) && news.reminded === undefined) return
  const after = await updateCase(tx, before, { ...clock, ...news })
  if (news.reminded === 'due-soon' || news.reminded === 'overdue') await tellWorker(tx, news.reminded, after, now)
  const action = news.reminded === undefined ? 'case.reschedule' : `case.${stage}`
  await audit(tx, systemActor, { at: now, action, record: 'case', recordId: id })
  announce(`cases:${before.lineId}`)
}

const DEADLINES = ['reportDueAt', 'resolveDueAt', 'callBackDueAt', 'dueAt'] as const
type Clock = Readonly<Record<(typeof DEADLINES)[number], DateTime | null>>

const moved = (before: Clock, after: Clock): boolean =>
  DEADLINES.some((which) => before[which]?.toMillis() !== after[which]?.toMillis())

export const caseJobs: readonly Job[] = [{ name: 'mind-cases', every: { minutes: 10 }, run: mindCases }]
