// What can be asked about a rota, and the answers: computed in a thread, for they take longer than a request may hold the
// others up.
import { DateTime } from 'luxon'
import { type Figures, figuresOf } from '../compare/figures.ts'
import { lastPattern, type PastStand, plainRotation, withSolved } from '../compare/rotation.ts'
import type { Book } from '../facts.ts'
import { type Proposal, proposals } from '../repair/repair.ts'
import type { Shift } from '../rota.ts'
import { togetherAtLeast } from '../rules/company.ts'
import type { Settled } from '../solver/problem.ts'
import { type GapExplanation, gapExplanations } from './gap.ts'
import { scalesOf } from './scales.ts'
import { type ScoreTable, scoreTable } from './score-table.ts'
import { type Why, whyOf } from './why.ts'
import { type WishPrice, wishPrices } from './wish-price.ts'

export interface SolvedRun {
  readonly id: string
  readonly solved: readonly Settled[]
  readonly keptIds: readonly string[]
}

export type Ask =
  | { readonly kind: 'score' }
  | { readonly kind: 'gaps' }
  | { readonly kind: 'wishes' }
  | { readonly kind: 'why'; readonly assignmentId: string }
  /** Epoch milliseconds. */
  | { readonly kind: 'repair'; readonly memberId: string; readonly from: number; readonly to: number }
  | { readonly kind: 'compare'; readonly past: readonly PastStand[]; readonly runs: readonly SolvedRun[] }

export interface Compared {
  readonly of: 'present' | 'plain-rotation' | 'last-pattern' | 'run'
  readonly runId: string | undefined
  readonly figures: Figures
}

/** The answer to each kind of question. */
export interface Answers {
  readonly score: ScoreTable
  readonly gaps: readonly GapExplanation[]
  readonly wishes: readonly WishPrice[]
  readonly why: Why
  readonly repair: readonly Proposal[]
  readonly compare: readonly Compared[]
}
/** That of the question asked, and no other. */
export type Answer = Partial<Answers>

const at = (milliseconds: number) => DateTime.fromMillis(milliseconds, { zone: 'utc' })

export function answer(book: Book, now: DateTime, ask: Ask): Answer {
  switch (ask.kind) {
    case 'score':
      return { score: scoreTable(book, scalesOf(book, now)) }
    case 'gaps':
      return { gaps: gapExplanations(book) }
    case 'wishes':
      return { wishes: wishPrices(book, scalesOf(book, now)) }
    case 'why': {
      const assignment = book.facts.assignments.find(({ id }) => id === ask.assignmentId)
      const nothing: Why = { alternatives: [], asGood: 0 }
      return { why: assignment ? whyOf(book, scalesOf(book, now), assignment) : nothing }
    }
    case 'repair': {
      const absence = { memberId: ask.memberId, from: at(ask.from), to: at(ask.to) }
      return { repair: proposals(book, absence, now) }
    }
    case 'compare':
      return { compare: compare(book, now, ask) }
  }
}

function compare(book: Book, now: DateTime, { past, runs }: Extract<Ask, { kind: 'compare' }>): readonly Compared[] {
  const together = ({ role }: Shift) => togetherAtLeast(book.facts.rules, role)
  const of = (name: Compared['of'], rota: Book, runId?: string): Compared => ({
    of: name,
    runId,
    figures: figuresOf(rota, now),
  })
  return [
    of('plain-rotation', plainRotation(book, together)),
    ...(past.length > 0 ? [of('last-pattern', lastPattern(book, past, together))] : []),
    ...(book.facts.assignments.length > 0 ? [of('present', book)] : []),
    ...runs.map(({ id, solved, keptIds }) => of('run', withSolved(book, solved, new Set(keptIds)), id)),
  ]
}
