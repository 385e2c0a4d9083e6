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
function release({ grid, model }: ScoredGrid, roster: Uint8Array, { plus }: TaggedRow['row']): boolean {
  const { calendar, patterns } = grid
  const who = (plus.people === 'all' ? everyone(model) : plus.people).toReversed()
  const isDuty = (day: number, cell: number) =>
    slotsIn(calendar, day, patterns.all[cell] ?? patterns.all[0] ?? { lanes: [], elsewhere: 0 }).length > 0
  const standing = plus.places
    .filter(([day, cell]) => isDuty(day, cell))
    .flatMap(([day, cell]) => who.map((m) => ({ m, cell, at: m * calendar.days + day })))
    .filter(({ at, cell }) => roster[at] === cell && cell !== settledCell(grid, at))
  const excess = (m: number) => model.scanners[m]?.excess(roster, m * calendar.days) ?? 0
  const breaksNoMore = ({ m, at, cell }: (typeof standing)[number]) => {
    const before = excess(m)
    roster[at] = settledCell(grid, at)
    const after = excess(m)
    roster[at] = cell
    return after === 0 || after < before
  }
  const leaving = standing.find(breaksNoMore) ?? standing[0]
  if (!leaving) return false
  roster[leaving.at] = settledCell(grid, leaving.at)
  if (excess(leaving.m) > 0) empty(grid, roster, leaving.m)
  return true
}

function empty(grid: ScoredGrid['grid'], roster: Uint8Array, m: number): void {
  const { history, days } = grid.calendar
  for (let at = m * days + history; at < (m + 1) * days; at++) roster[at] = settledCell(grid, at)
}

/** What is left in a place when all goes that is not settled. */
const settledCell = ({ patterns }: ScoredGrid['grid'], at: number): number =>
  patterns.find(patterns.settled.get(at) ?? [], patterns.elsewhere[at] ?? 0) ?? 0
