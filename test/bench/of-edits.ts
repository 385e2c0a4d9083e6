// One edit by hand and one sudden absence in a month of 150 people: scored again in under 50 ms, repaired in under 5 s.
import { DateTime } from 'luxon'
import type { Book } from '../../src/rota/facts.ts'
import { problemOf } from '../../src/rota/problem-of-rota.ts'
import { proposals } from '../../src/rota/repair/repair.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { rescored } from '../../src/rota/weigh/rescore.ts'
import { aFortnight, filled } from '../rota/a-hotline.ts'
import { milliseconds, printTable } from './table.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const EDITS = 100
const ABSENCES = 10
const EDIT_LIMIT_MS = 50
const ABSENCE_LIMIT_MS = 5_000

export function benchEdits(): void {
  const empty = aFortnight(142, 28)
  const book = filled(empty, solve(problemOf(empty, LONG_AGO), { seed: 1, iterations: 20_000 }))
  console.log(`\n150 people, 28 days, ${book.facts.assignments.length} assignments`)
  printTable(
    ['', 'median ms', 'slowest ms', 'at most ms'],
    [
      ['an edit by hand, scored again', ...figures(timesOfEdits(book)), milliseconds(EDIT_LIMIT_MS)],
      ['a week of absence, repaired', ...figures(timesOfAbsences(book)), milliseconds(ABSENCE_LIMIT_MS)],
    ],
  )
}

function timesOfEdits(book: Book): readonly number[] {
  return book.facts.assignments
    .slice(0, EDITS)
    .map(({ shiftId, memberId }) => timed(() => rescored(book, LONG_AGO, { shiftId, left: undefined, came: memberId })))
}

function timesOfAbsences(book: Book): readonly number[] {
  const now = DateTime.fromISO('2026-05-13T10:00:00Z', { zone: 'utc' })
  return book.facts.members.slice(0, ABSENCES).map(({ id }) => {
    const absence = { memberId: id, from: now, to: now.plus({ days: 7 }) }
    return timed(() => proposals(book, absence, now))
  })
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function figures(times: readonly number[]): readonly string[] {
  const sorted = times.toSorted((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) => milliseconds(ms ?? Number.NaN))
}
