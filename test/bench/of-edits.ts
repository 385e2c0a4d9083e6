// Edits by hand and sudden absences, of anybody at any time, in months of 20 to 150 people: scored again in under 50 ms,
// repaired in under 5 s.
import { setImmediate as breathe } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { type Book, bookOf } from '../../src/rota/facts.ts'
import { problemOf } from '../../src/rota/problem-of-rota.ts'
import { proposals } from '../../src/rota/repair/repair.ts'
import type { RuleSet } from '../../src/rota/rules/rule-set.ts'
import { pick, seeded } from '../../src/rota/solver/random.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { exchangesOf, takersOf } from '../../src/rota/swaps/suggest.ts'
import { rescored } from '../../src/rota/weigh/rescore.ts'
import { aFortnight, filled } from '../rota/a-hotline.ts'
import { milliseconds, printTable } from './table.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const EDITS = 100
const DAYS = 28
const ABSENCES = 30
const EDIT_LIMIT_MS = 50
const ABSENCE_LIMIT_MS = 5_000
const HOLD_LIMIT_MS = 50
const SUGGESTED = 10
const FURTHER: RuleSet['further'] = [
  { kind: 'minimum-rest', minutes: 600 },
  { kind: 'total', of: 'nights', per: 'month', maximum: 6 },
  { kind: 'consecutive', of: 'days-worked', maximum: 5 },
  { kind: 'at-most-together', members: ['c1', 'c2', 'c3'], maximum: 1 },
  { kind: 'mentor', members: ['c4'], mentors: ['c5', 'c6'] },
]

export async function benchEdits(): Promise<void> {
  for (const counsellors of [20, 72, 142]) {
    const empty = aFortnight(counsellors, DAYS)
    const book = filled(empty, solve(problemOf(empty, LONG_AGO), { seed: 1, iterations: 20_000 }))
    console.log(`\n${counsellors + 8} people, ${DAYS} days, ${book.facts.assignments.length} assignments`)
    printTable(
      ['', 'median ms', 'slowest ms', 'at most ms'],
      [
        ['an edit by hand, scored again', ...figures(timesOfEdits(book)), milliseconds(EDIT_LIMIT_MS)],
        ['an absence at random, repaired', ...figures(timesOfAbsences(book)), milliseconds(ABSENCE_LIMIT_MS)],
        [
          'a swap under further rules: the longest hold of the event loop',
          ...figures(await holdsOfSuggestions(book)),
          milliseconds(HOLD_LIMIT_MS),
        ],
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

/** Of who could take a duty, and what could be had in return, on a line with further rules: milliseconds without a turn. */
async function holdsOfSuggestions(book: Book): Promise<readonly number[]> {
  const rules = { ...book.facts.rules, further: FURTHER }
  const ruled = bookOf({ ...book.facts, rules, rota: { ...book.facts.rota, version: 1, state: 'published' } })
  const holds: number[] = []
  for (const assignment of ruled.facts.assignments.slice(0, SUGGESTED)) {
    const shift = ruled.shift.get(assignment.shiftId)
    if (!shift) continue
    const side = { book: ruled, shift, assignment }
    holds.push(await longestHold(async () => [await takersOf(side), await exchangesOf(side, { at: LONG_AGO })]))
  }
  return holds
}

async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let [last, longest, over] = [performance.now(), 0, false]
  const watch = async () => {
    while (!over) {
      await breathe()
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
  }
  const watched = watch()
  await work()
  over = true
  await watched
  return longest
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
