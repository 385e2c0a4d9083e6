// Edits by hand and sudden absences, of anybody at any time, in months of 20 to 150 people: scored again in under 50 ms,
// repaired in under 5 s.
import { DateTime } from 'luxon'
import type { Book } from '../../src/rota/facts.ts'
import { problemOf } from '../../src/rota/problem-of-rota.ts'
import { proposals } from '../../src/rota/repair/repair.ts'
import { pick, seeded } from '../../src/rota/solver/random.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { rescored } from '../../src/rota/weigh/rescore.ts'
import { aFortnight, filled } from '../rota/a-hotline.ts'
import { milliseconds, printTable } from './table.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const EDITS = 100
const DAYS = 28
const ABSENCES = 30
const EDIT_LIMIT_MS = 50
const ABSENCE_LIMIT_MS = 5_000

export function benchEdits(): void {
  for (const counsellors of [20, 72, 142]) {
    const empty = aFortnight(counsellors, DAYS)
    const book = filled(empty, solve(problemOf(empty, LONG_AGO), { seed: 1, iterations: 20_000 }))
    console.log(`\n${counsellors + 8} people, ${DAYS} days, ${book.facts.assignments.length} assignments`)
    printTable(
      ['', 'median ms', 'slowest ms', 'at most ms'],
      [
        ['an edit by hand, scored again', ...figures(timesOfEdits(book)), milliseconds(EDIT_LIMIT_MS)],
        ['an absence at random, repaired', ...figures(timesOfAbsences(book)), milliseconds(ABSENCE_LIMIT_MS)],
      ],
    )
  }
}

function timesOfEdits(book: Book): readonly number[] {
  return book.facts.assignments
    .slice(0, EDITS)
    .map(({ shiftId, memberId }) => timed(() => rescored(book, LONG_AGO, { shiftId, left: undefined, came: memberId })))
}

/** Anybody, at any hour of the month, for a duty or for the rest of it. */
function timesOfAbsences(book: Book): readonly number[] {
  const random = seeded(1)
  const standing = [...book.byMember.keys()]
  const first = DateTime.fromISO('2026-05-11T00:00:00Z', { zone: 'utc' })
  return Array.from({ length: ABSENCES }, () => {
    const now = first.plus({ hours: pick(random, DAYS * 24) })
    const memberId = standing[pick(random, standing.length)] ?? ''
    const absence = { memberId, from: now, to: now.plus({ hours: 1 + pick(random, DAYS * 24) }) }
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
