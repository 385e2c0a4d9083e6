// Changing a plan from a day on: what stays, what ends, what is dropped before it came into force, what is new.
import { inForce } from './day-pattern.ts'
import type { Effective, LinePlan } from './line.ts'

interface Dated extends Effective {
  readonly id: string
}

export interface Changes<New> {
  /** Rows that were to end on or after the day, and now go on. */
  readonly prolonged: readonly string[]
  /** Rows in force, to be ended on the day. */
  readonly ended: readonly string[]
  /** Rows that would have come into force on the day or later: nothing has been made from them. */
  readonly dropped: readonly string[]
  readonly added: readonly New[]
}

/** What the stored rows must become so that from `day` on exactly `wanted` is in force. Days before keep what they had. */
export function changesTo<New extends object>(
  rows: readonly (Dated & New)[],
  wanted: readonly New[],
  day: string,
): Changes<New> {
  const running = rows.filter(({ from, until }) => from < day && (until === null || until >= day))
  const left = new Map(wanted.map((each) => [fingerprint(each), each]))
  const kept = running.filter((row) => left.delete(fingerprint(row)))
  return {
    prolonged: kept.filter(({ until }) => until !== null).map(({ id }) => id),
    ended: running.filter((row) => !kept.includes(row) && row.until !== day).map(({ id }) => id),
    dropped: rows.filter(({ from }) => from >= day).map(({ id }) => id),
    added: [...left.values()],
  }
}

/** What a row says, without when and who: equal fingerprints, equal content. */
function fingerprint(row: object): string {
  const { id: _, lineId: __, from: ___, until: ____, ...content } = { id: '', lineId: '', from: '', until: '', ...row }
  return JSON.stringify(content, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => Number(a > b) - Number(a < b)))
      : value,
  )
}

/** The part of a plan that is in force on a day. */
export function planOn({ windows, templates, coverage }: LinePlan, day: string) {
  const now = <T extends Effective>(rows: readonly T[]): readonly T[] => rows.filter((row) => inForce(row, day))
  return { windows: now(windows), templates: now(templates), coverage: now(coverage) }
}

/** The first day after `day` on which the plan becomes another. */
export function nextChange({ windows, templates, coverage }: LinePlan, day: string): string | null {
  const edges = [...windows, ...templates, ...coverage].flatMap(({ from, until }) => [from, until ?? from])
  return edges.filter((edge) => edge > day).sort()[0] ?? null
}
