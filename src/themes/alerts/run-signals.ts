// Looks at a day of a line: which topics are rising? The counting is read in parts and judged in a worker.
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { type Actor, mustHold, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { announce } from '../../db/body.ts'
import type { Deps } from '../../deps.ts'
import { forbidden, invalidInput } from '../../errors.ts'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import type { Line } from '../../lines/line.ts'
import { getLine, listLines, topicsOf } from '../../lines/store.ts'
import { dayIn } from '../scope.ts'
import type { Span } from '../signals/finding.ts'
import type { Alert } from '../signals/ladder.ts'
import { mayCountExactly } from '../view.ts'
import type { ThemeAlert } from './alert.ts'
import { insertThemeAlert, lastJudgedDay, noteSignalRun, topicsAlertedSince } from './alert-store.ts'
import { historiesOf, type TopicHistory } from './histories.ts'

let pool: Pool<readonly TopicHistory[], never, readonly Alert[]> | undefined
const judges = () => (pool ??= openPool(workerFile('signal-worker', import.meta.url)))

/** Days that were missed, or came before the first run, are made up for, but not for ever. */
const MOST_DAYS_BACK = 14
/** A rise that goes on is not told again every day. */
const SAME_RISE_DAYS = 7

const daysFrom = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

/** Judges every day that is over and was not judged yet, of every line. */
export async function runDueSignals(deps: Deps, signal: AbortSignal): Promise<void> {
  for (const line of await deps.db.read((read) => listLines(read))) {
    for (const day of await dueDays(deps, line)) {
      if (signal.aborted) return
      await judgeLine(deps, systemActor, { lineId: line.id, day })
    }
  }
}

async function dueDays(deps: Deps, { id, zone, closedOn }: Line): Promise<readonly string[]> {
  const yesterday = daysFrom(dayIn(zone, deps.clock.now()), -1)
  const last = await deps.db.read((read) => lastJudgedDay(read, id))
  const earliest = last === undefined ? '' : daysFrom(last, 1)
  const days: string[] = []
  for (let day = yesterday; day >= earliest && days.length < MOST_DAYS_BACK; day = daysFrom(day, -1)) days.push(day)
  return days.reverse().filter((day) => closedOn === null || day < closedOn)
}

export interface Judged {
  readonly lineId: string
  readonly day: string
  /** How many topics were looked at. */
  readonly topics: number
  /** Alerts that are new. */
  readonly alerts: readonly ThemeAlert[]
}

/**
 * Judges a day of a line on demand: after calls were entered late, or to look back.
 * @throws forbidden without the right to the records; invalid-input for a day that is not over
 */
export async function judgeOnDemand(
  deps: Deps,
  actor: Actor,
  { lineId, day }: { readonly lineId: string; readonly day?: string | undefined },
): Promise<Judged> {
  mustHold(actor, 'themes:exact')
  const now = deps.clock.now()
  const { zone, isOwn } = await deps.db.read(async (read) => ({
    zone: (await getLine(read, lineId)).zone,
    isOwn: await mayCountExactly(read, actor, lineId, now),
  }))
  if (!isOwn) throw forbidden('Signals are run by those who serve the line.')
  const today = dayIn(zone, now)
  const wanted = day ?? daysFrom(today, -1)
  if (wanted >= today) throw invalidInput([{ path: 'day', message: 'is not over yet' }])
  return judgeLine(deps, actor, { lineId, day: wanted })
}

async function judgeLine(
  deps: Deps,
  actor: Actor,
  { lineId, day }: { readonly lineId: string; readonly day: string },
): Promise<Judged> {
  const histories = await deps.db.snapshot(async (read) =>
    historiesOf(read, { lineId, day, topics: await topicsOf(read, lineId) }),
  )
  const found = histories.length === 0 ? [] : await judges().run(histories)
  const at = deps.clock.now()
  return deps.db.write('raise-theme-alerts', async (tx) => {
    const alerts: ThemeAlert[] = []
    const since = daysFrom(day, -SAME_RISE_DAYS)
    const known: Readonly<Record<Span, ReadonlySet<string>>> = {
      day: await topicsAlertedSince(tx, { lineId, span: 'day', day: since }),
      week: new Set(),
    }
    for (const { topic, finding } of found) {
      if (known[finding.span].has(topic)) continue
      const alert = newAlert({ lineId, topic, day, finding, span: finding.span, raisedAt: at })
      if (await insertThemeAlert(tx, alert)) alerts.push(alert)
    }
    await noteSignalRun(tx, { lineId, day, judgedAt: at, topics: histories.length, alerts: found.length })
    if (actor.kind !== 'system') await audit(tx, actor, { at, action: 'signals.run', record: 'line', recordId: lineId })
    if (alerts.length > 0) announce('theme-alerts')
    return { lineId, day, topics: histories.length, alerts }
  })
}

type Raised = Pick<ThemeAlert, 'lineId' | 'topic' | 'day' | 'finding' | 'span' | 'raisedAt'>

const newAlert = (raised: Raised): ThemeAlert => ({
  id: randomUUID(),
  ...raised,
  state: 'open',
  acknowledgedAt: null,
  acknowledgedBy: null,
  explanation: null,
  explainedAt: null,
  explainedBy: null,
  draftId: null,
  revision: 1,
})
