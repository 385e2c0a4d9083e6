// A line's call log as rows of a file: for its supervisors, and on record.
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Language } from '../../access/account.ts'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import { daysBetween } from '../../lines/wall-clock.ts'
import { displayCodesOf } from '../../people/store.ts'
import type { Cell } from '../../sheets/write-sheet.ts'
import type { CallRecord } from '../call.ts'
import { type CallFilter, matching } from '../call-list.ts'
import { mustSuperviseLine } from '../rights.ts'
import { callRevisions, calls } from '../tables.ts'
import { callRow, type ExportContext, headerRow } from './columns.ts'

const MOST_DAYS = 366
const PAGE = 500

export interface CallExport {
  readonly filter: CallFilter & { readonly lineId: string; readonly from: string; readonly to: string }
  readonly language: Language
  readonly withTexts: boolean
}

/**
 * The header and a row for each closed call of the line, the earliest first, a page at a time. Calls that are closed
 * while it runs may be in it or not. The export is on record before its first row.
 * @throws forbidden for somebody who does not supervise the line, invalid-input for more than a year
 */
export async function exportCalls(
  deps: Deps,
  actor: Actor,
  wanted: CallExport,
): Promise<AsyncGenerator<readonly Cell[]>> {
  mustHold(actor, 'calls:read-line')
  const { lineId, from, to } = wanted.filter
  if (to <= from) throw invalidInput([{ path: 'to', message: 'must be after from' }])
  if (daysBetween(from, to).length > MOST_DAYS) {
    throw invalidInput([{ path: 'to', message: `must be at most ${MOST_DAYS} days after from` }])
  }
  const at = deps.clock.now()
  const zone = await deps.db.write('export-calls', async (tx) => {
    await mustSuperviseLine(tx, actor, lineId, at)
    const line = await getLine(tx, lineId)
    const action = wanted.withTexts ? 'call.export-texts' : 'call.export'
    await audit(tx, actor, { at, action, record: 'line', recordId: lineId })
    return line.zone
  })
  return rowsOf(deps, wanted, zone)
}

async function* rowsOf(deps: Deps, wanted: CallExport, zone: string): AsyncGenerator<readonly Cell[]> {
  const { filter, language, withTexts } = wanted
  yield headerRow(language, withTexts)
  let last: { readonly startedAt: DateTime; readonly id: string } | undefined
  do {
    const { found, counsellors } = await deps.db.read(async (read) => {
      const page = await pageAfter(read, filter, last)
      const ids = [...new Set(page.flatMap(({ head }) => head.memberId ?? []))]
      return { found: page, counsellors: await displayCodesOf(read, ids) }
    })
    const context: ExportContext = { language, zone, counsellors }
    for (const call of found) yield callRow(call, context, withTexts)
    last = found.length === PAGE ? found.at(-1)?.head : undefined
  } while (last)
}

async function pageAfter(
  read: Read,
  filter: CallFilter,
  last: { readonly startedAt: DateTime; readonly id: string } | undefined,
): Promise<readonly CallRecord[]> {
  const beyond =
    last && or(gt(calls.startedAt, last.startedAt), and(eq(calls.startedAt, last.startedAt), gt(calls.id, last.id)))
  const heads = await read
    .select()
    .from(calls)
    .where(and(matching(read, { ...filter, state: 'closed' }), beyond))
    .orderBy(asc(calls.startedAt), asc(calls.id))
    .limit(PAGE)
  const said = await read
    .select()
    .from(callRevisions)
    .where(
      inArray(
        callRevisions.callId,
        heads.map(({ id }) => id),
      ),
    )
  const current = new Map(said.map((row) => [`${row.callId} ${row.revision}`, row]))
  return heads.flatMap((head) => {
    const row = current.get(`${head.id} ${head.contentRevision}`)
    if (!row) return []
    const { content, summary, actionTaken, riskNote, followUpPlan } = row
    return [{ head, content, texts: { summary, actionTaken, riskNote, followUpPlan } }]
  })
}
