// The calls of a month for its form, read in pages so that nobody waits.
import { and, asc, eq, gt, gte, lt } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { daysOf, type Period } from '../../calls/period.ts'
import { callRevisions, calls } from '../../calls/tables.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { getLine } from '../../lines/store.ts'
import { members } from '../../people/tables.ts'
import { publicSum } from '../differencing.ts'
import { exactly } from '../disclosure.ts'
import { lineCounts } from '../line-counts.ts'
import { scopeOf } from '../scope.ts'
import { disclosureFor } from '../view.ts'
import type { FormCall } from './form-call.ts'
import { exactForm, type MonthlyForm } from './monthly-form.ts'
import { type Published, publicForm, publishedFacets } from './public-form.ts'

const PAGE = 500

export interface FormQuestion {
  readonly line: string
  readonly month: Period
  readonly view?: 'exact' | 'public' | undefined
}

export interface FilledForm {
  readonly rules: string
  readonly form: MonthlyForm
}

/** Exact for those with the right to the records of the line, else as the public may see it; on record. */
export async function fillForm(deps: Deps, actor: Actor, { line, month, view }: FormQuestion): Promise<FilledForm> {
  const now = deps.clock.now()
  const { within, disclosure } = await deps.db.write('fill-monthly-form', async (tx) => {
    const { settings } = await getLine(tx, line)
    const found = await disclosureFor(tx, actor, { line, view, now })
    await audit(tx, actor, { at: now, action: 'monthly-form.read', record: 'line', recordId: line })
    return { within: settings.answerWithinSeconds, disclosure: found }
  })
  const calls = await callsOf(deps, line, month)
  const form =
    disclosure === exactly
      ? exactForm(calls, within)
      : publicForm(calls, within, await deps.db.read((read) => publishedIn(read, line, month)))
  return { rules: disclosure.rules, form }
}

/** What themes show of that month. */
async function publishedIn(read: Read, line: string, month: Period): Promise<Published> {
  const scope = await scopeOf(read, line)
  const topics = scope.topics.filter(({ parentCode }) => parentCode === null).map(({ code }) => code)
  const show = publicSum(await lineCounts(read, scope, { facets: publishedFacets(topics), periods: [month] }))
  return { topics, show: (facet) => show(facet, month).calls }
}

async function callsOf(deps: Deps, line: string, month: Period): Promise<readonly FormCall[]> {
  const all: FormCall[] = []
  let after: string | undefined
  do {
    const from = after
    const page = await deps.db.read((read) => pageOf(read, line, { ...daysOf(month), after: from }))
    all.push(...page.map(({ call }) => call))
    after = page.length === PAGE ? page.at(-1)?.id : undefined
  } while (after !== undefined)
  return all
}

async function pageOf(
  read: Read,
  lineId: string,
  { from, to, after }: { readonly from: string; readonly to: string; readonly after: string | undefined },
) {
  const around = (day: string) => DateTime.fromISO(day, { zone: 'utc' })
  const rows = await read
    .select({
      id: calls.id,
      episodeId: calls.episodeId,
      type: calls.type,
      risk: calls.risk,
      primaryTopic: calls.primaryTopic,
      memberId: calls.memberId,
      tier: members.tier,
      content: callRevisions.content,
    })
    .from(calls)
    .innerJoin(
      callRevisions,
      and(eq(callRevisions.callId, calls.id), eq(callRevisions.revision, calls.contentRevision)),
    )
    .leftJoin(members, eq(members.id, calls.memberId))
    .where(
      and(
        eq(calls.lineId, lineId),
        eq(calls.state, 'closed'),
        gte(calls.startedAt, around(from).minus({ days: 1 })),
        lt(calls.startedAt, around(to).plus({ days: 1 })),
        gte(calls.day, from),
        lt(calls.day, to),
        after === undefined ? undefined : gt(calls.id, after),
      ),
    )
    .orderBy(asc(calls.id))
    .limit(PAGE)
  return rows.map(({ id, content, ...head }) => {
    const { outcome, waitSeconds, difficult, locality } = content
    return { id, call: { ...head, outcome, waitSeconds, difficult, locality } satisfies FormCall }
  })
}
