// What each wish that was not met would have cost: the cheapest single change that meets it.
import { type Book, contextOf, proposed } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'
import { coverCost } from '../solver/score.ts'
import { companyChange } from './further-cost.ts'
import { change, lineWith, memberOf, type Scales, slotOf, sumOf } from './scales.ts'
import { exchangeParts } from './why.ts'

export interface WishPrice {
  readonly memberId: string
  readonly shiftId: string
  /** Above 0: asked for, below 0: asked against. */
  readonly weight: number
  readonly met: boolean
  /**
   * What the rota would cost more had it been met by one change, the wish's own worth included; undefined when met, or
   * when every such change would break a rule. Below 0: meeting it makes the rota better.
   */
  readonly price: number | undefined
  /** Who would stand instead, or would be spared; undefined: nobody, the place stays open or is one more. */
  readonly otherId: string | undefined
}

/** Every wish about a shift of the rota, the unmet first, the cheapest of them first. */
export function wishPrices(book: Book, scales: Scales): readonly WishPrice[] {
  const prices = scales.model.problem.members.flatMap((member) =>
    Object.entries(member.wishes).flatMap(([shiftId, weight]) => {
      const shift = book.shift.get(shiftId)
      return shift ? [priceOf(book, scales, { memberId: member.id, shift, weight })] : []
    }),
  )
  return prices.toSorted(
    (a, b) =>
      Number(a.met) - Number(b.met) ||
      (a.price ?? Infinity) - (b.price ?? Infinity) ||
      (a.shiftId < b.shiftId ? -1 : 1),
  )
}

interface Asked {
  readonly memberId: string
  readonly shift: Shift
  readonly weight: number
}

type Change = Pick<WishPrice, 'price' | 'otherId'>

function priceOf(book: Book, scales: Scales, { memberId, shift, weight }: Asked): WishPrice {
  const own = (book.byShift.get(shift.id) ?? []).find((each) => each.memberId === memberId)
  const met = (own !== undefined) === weight > 0
  const none: Change = { price: undefined, otherId: undefined }
  const best = met ? none : own ? spared(book, scales, shift, own) : given(book, scales, shift, memberId)
  return { memberId, shiftId: shift.id, weight, met, ...best }
}

const mayStand = (book: Book, shift: Shift, memberId: string, without: readonly string[] = []): boolean =>
  !checkAssignment(proposed(book, shift, memberId), contextOf(book, shift, memberId, new Set(without))).some(isBlocking)

const cheapest = (changes: readonly Change[]): Change =>
  changes
    .filter(({ price }) => price !== undefined)
    .reduce((best, each) => ((each.price ?? Infinity) < (best.price ?? Infinity) ? each : best), {
      price: undefined,
      otherId: undefined,
    })

/** Somebody else stands instead, or nobody. */
function spared(book: Book, scales: Scales, shift: Shift, own: Assignment): Change {
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  const slot = slotOf(scales, shift.id)
  const candidates = (slot === undefined ? [] : (scales.model.candidates[slot] ?? [])).flatMap((m) => {
    const id = scales.model.problem.members[m]?.id
    return id === undefined || there.has(id) || !mayStand(book, shift, id, [own.id]) ? [] : [id]
  })
  return cheapest(
    candidates.map((otherId) => {
      const parts = exchangeParts(scales, shift.id, own.memberId, otherId)
      return { otherId, price: parts && sumOf(parts) }
    }),
  )
}

/** They take a free place, or the place of somebody there. */
function given(book: Book, scales: Scales, shift: Shift, memberId: string): Change {
  const [slot, member] = [slotOf(scales, shift.id), memberOf(scales, memberId)]
  if (slot === undefined || member === undefined) return { price: undefined, otherId: undefined }
  const there = book.byShift.get(shift.id) ?? []
  const changes: Change[] = []
  if (there.length < shift.maximum && mayStand(book, shift, memberId)) {
    const line = sumOf(change(scales, member, lineWith(scales, member, { plus: slot })))
    const cover = coverCost(scales.state, slot, there.length + 1) - coverCost(scales.state, slot, there.length)
    const company = companyChange(scales, shift.id, { came: memberId })
    changes.push({ otherId: undefined, price: line + cover + company })
  }
  for (const { id, memberId: otherId } of there) {
    if (!mayStand(book, shift, memberId, [id])) continue
    const parts = exchangeParts(scales, shift.id, otherId, memberId)
    changes.push({ otherId, price: parts && sumOf(parts) })
  }
  return cheapest(changes)
}
