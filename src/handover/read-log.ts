// Who may read a duty log, and how much of it at once.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { mustServe, supervises } from '../calls/rights.ts'
import type { Deps } from '../deps.ts'
import { forbidden, invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dutyLog, type LogEntry } from './duty-log.ts'

const DEFAULT_BACK = { hours: 24 }
const MOST_HOURS = 72

export interface LogQuery {
  readonly from?: DateTime | undefined
  readonly to?: DateTime | undefined
}

/** By those who serve the line, and coordinators. @throws not-found, forbidden; invalid-input for too long a span */
export async function readDutyLog(
  deps: Deps,
  actor: Actor,
  lineId: string,
  query: LogQuery,
): Promise<readonly LogEntry[]> {
  if (!holds(actor, 'duty:stand') && !holds(actor, 'duty:correct')) throw forbidden('You stand no duty.')
  const now = deps.clock.now()
  const to = query.to ?? (query.from ? query.from.plus(DEFAULT_BACK) : now.plus({ minutes: 1 }))
  const from = query.from ?? to.minus(DEFAULT_BACK)
  if (to <= from || to > from.plus({ hours: MOST_HOURS })) {
    throw invalidInput([{ path: 'query.to', message: `must be after from, by at most ${MOST_HOURS} hours` }])
  }
  return deps.db.write('read-duty-log', async (tx) => {
    await getLine(tx, lineId)
    if (!holds(actor, 'duty:correct')) await mustServe(tx, actor, lineId, now)
    const all = await supervises(tx, actor, lineId, now)
    await audit(tx, actor, { at: now, action: 'duty-log.read', record: 'line', recordId: lineId })
    return dutyLog(tx, { lineId, from, to }, (memberId) => all || (memberId !== null && memberId === actor.memberId))
  })
}
