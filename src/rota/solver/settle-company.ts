// The last word on company: where a hard rule on who stands together is still broken, the newest leave, and the place
// stays open. The search avoids this at any price; it remains where nothing else was found in time.
import { slotsIn } from './grid-access.ts'
import { NEVER } from './optimiser/hinges.ts'
import { everyone } from './optimiser/score.ts'
import type { ScoredGrid } from './rota-score.ts'
import type { TaggedRow } from './rows-of-slots.ts'

/** Changes the roster in place. */
export function settleCompany(scored: ScoredGrid, roster: Uint8Array): void {
  const { grid, model } = scored
  const left = new Set(grid.rows.filter(({ never }) => never))
  for (;;) {
    const bad = [...left].find((row) => isBroken(row, headcount(roster, row.row, model)))
    if (!bad) return
    if (!release(scored, roster, bad.row)) left.delete(bad)
  }
}

const isBroken = ({ row }: TaggedRow, number: number): boolean =>
  (row.extra ?? []).some(([at]) => at === number) ||
  row.cost.some(({ at, below, above }) => (below === NEVER && number < at) || (above === NEVER && number > at))

function headcount(
  roster: Uint8Array,
  { plus, minus }: TaggedRow['row'],
  { days, people }: ScoredGrid['model'],
): number {
  const count = ({ people: who, places }: typeof plus) => {
    let sum = 0
    for (const m of who === 'all' ? Array(people).keys() : who) {
      for (const [day, cell] of places) if (roster[m * days + day] === cell) sum++
    }
    return sum
  }
  return count(plus) - (minus ? count(minus) : 0)
}

/** Takes somebody who is not settled off such a place: whoever can go without breaking more, else a line is emptied. */
function release(scored: ScoredGrid, roster: Uint8Array, { plus }: TaggedRow['row']): boolean {
  const { grid, model } = scored
  const who = plus.people === 'all' ? everyone(model) : plus.people
  const standing = plus.places.flatMap(([day, cell]) =>
    who.toReversed().flatMap((m) => {
      const settled = leavableTo(grid, roster, { m, day, cell })
      return settled === undefined ? [] : [{ m, at: m * grid.calendar.days + day, cell, settled }]
    }),
  )
  const excess = (m: number) => model.scanners[m]?.excess(roster, m * grid.calendar.days) ?? 0
  const breaksNoMore = ({ m, at, cell, settled }: (typeof standing)[number]) => {
    const before = excess(m)
    roster[at] = settled
    const after = excess(m)
    roster[at] = cell
    return after === 0 || after < before
  }
  const leaving = standing.find(breaksNoMore) ?? standing[0]
  if (!leaving) return false
  roster[leaving.at] = leaving.settled
  if (excess(leaving.m) > 0) empty(grid, roster, leaving.m)
  return true
}

interface Standing {
  readonly m: number
  readonly day: number
  readonly cell: number
}

/** The cell that is left when they go; undefined where they do not stand there, or may not go. */
function leavableTo({ calendar, patterns }: ScoredGrid['grid'], roster: Uint8Array, { m, day, cell }: Standing) {
  const at = m * calendar.days + day
  const settled = patterns.find(patterns.settled.get(at) ?? [], patterns.elsewhere[at] ?? 0) ?? 0
  const isOnDuty =
    slotsIn(calendar, day, patterns.all[cell] ?? patterns.all[0] ?? { lanes: [], elsewhere: 0 }).length > 0
  return roster[at] === cell && cell !== settled && isOnDuty ? settled : undefined
}

function empty({ calendar, patterns }: ScoredGrid['grid'], roster: Uint8Array, m: number): void {
  for (let day = calendar.history; day < calendar.days; day++) {
    const at = m * calendar.days + day
    roster[at] = patterns.find(patterns.settled.get(at) ?? [], patterns.elsewhere[at] ?? 0) ?? 0
  }
}
