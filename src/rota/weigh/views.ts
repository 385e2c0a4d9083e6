// Explanations as the wire shows them.
import type { Book } from '../facts.ts'
import type { Assignment } from '../rota.ts'
import { violationView } from '../rule-broken.ts'
import type { Faces } from '../views.ts'
import type { GapExplanation, Hindrance } from './gap.ts'
import type { ScoreTable } from './score-table.ts'
import type { Why } from './why.ts'
import type { WishPrice } from './wish-price.ts'
import { alternativeWords, gapWords, scoreWords, smallestWords, whyWords } from './words.ts'

const MOST_INSTANCES = 200
const round = (value: number) => Math.round(value * 100) / 100

function spanOf(book: Book, shiftId: string | undefined) {
  const shift = shiftId === undefined ? undefined : book.shift.get(shiftId)
  return shift ? { id: shift.id, role: shift.role, start: shift.start, end: shift.end } : null
}

export const scoreView = ({ total, rows }: ScoreTable, book: Book, faces: Faces) => ({
  total: round(total),
  rows: rows.map(({ code, weight, cost, count, instances }) => ({
    code,
    says: scoreWords(code),
    weight,
    cost: round(cost),
    violations: count,
    instances: instances.slice(0, MOST_INSTANCES).map((each) => ({
      member: each.memberId === undefined ? null : faces.of(each.memberId),
      shift: spanOf(book, each.shiftId),
      cost: round(each.cost),
      amount: round(each.amount),
    })),
  })),
})

export const whyView = (why: Why, { id, shiftId, memberId }: Assignment, book: Book, faces: Faces) => ({
  assignmentId: id,
  shiftId,
  member: faces.of(memberId),
  says: whyWords(why),
  asGood: why.asGood,
  alternatives: why.alternatives.map((each) => ({
    member: faces.of(each.memberId),
    says: alternativeWords(each, book.facts.zone),
    costs: each.costs === undefined ? null : round(each.costs),
    parts: each.parts
      ? Object.fromEntries(Object.entries(each.parts).map(([name, value]) => [name, round(value)]))
      : null,
    violations: each.violations.map((violation) => violationView(violation, book.facts.zone)),
  })),
})

const hindranceView = ({ memberId, violations }: Hindrance, book: Book, faces: Faces) => ({
  member: faces.of(memberId),
  violations: violations.map((violation) => violationView(violation, book.facts.zone)),
})

export function gapConflictView(gap: GapExplanation, book: Book, faces: Faces) {
  const shift = book.shift.get(gap.shiftId)
  if (!shift) return []
  const { zone } = book.facts
  return [
    {
      shiftId: gap.shiftId,
      role: shift.role,
      start: shift.start,
      end: shift.end,
      missing: gap.missing,
      says: gapWords(gap, shift, zone, faces.labelOf),
      smallestConflict: {
        says: smallestWords(gap, zone, faces.labelOf),
        members: gap.smallest.map((each) => hindranceView(each, book, faces)),
      },
      members: gap.members.map((each) => hindranceView(each, book, faces)),
    },
  ]
}

export const wishesView = (prices: readonly WishPrice[], book: Book, faces: Faces) => ({
  asked: prices.length,
  met: prices.filter(({ met }) => met).length,
  items: prices.flatMap(({ memberId, shiftId, weight, met, price, otherId }) => {
    const shift = book.shift.get(shiftId)
    if (!shift) return []
    return [
      {
        member: faces.of(memberId),
        shiftId,
        start: shift.start,
        end: shift.end,
        weight,
        met,
        price: price === undefined ? null : round(price),
        instead: otherId === undefined ? null : faces.of(otherId),
      },
    ]
  }),
})
