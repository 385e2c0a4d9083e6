// What one edit by hand changed in the score: only the members and the shift concerned are measured again.
import type { DateTime } from 'luxon'
import type { Book } from '../facts.ts'
import { coverCost } from '../solver/score.ts'
import {
  added,
  change,
  lineWith,
  memberOf,
  NO_PARTS,
  negated,
  type Parts,
  type Scales,
  scalesOf,
  slotOf,
  sumOf,
} from './scales.ts'

/** The edit that made the book what it is. */
export interface Edit {
  readonly shiftId: string
  /** Who left the shift, and who came. */
  readonly left: string | undefined
  readonly came: string | undefined
}

export interface Rescored {
  /** By how much the score went up (worse) or down. */
  readonly delta: number
  /** Of that, for places open. */
  readonly cover: number
  readonly parts: Parts
}

/** @param book the rota after the edit */
export function rescored(book: Book, now: DateTime, { shiftId, left, came }: Edit): Rescored {
  const scales = scalesOf(book, now)
  const slot = slotOf(scales, shiftId)
  if (slot === undefined) return { delta: 0, cover: 0, parts: NO_PARTS }
  const parts = added(gone(scales, slot, left), come(scales, slot, came))
  const count = scales.state.filled[slot]?.length ?? 0
  const before = count - (came === undefined ? 0 : 1) + (left === undefined ? 0 : 1)
  const cover = coverCost(scales.state, slot, count) - coverCost(scales.state, slot, before)
  return { delta: sumOf(parts) + cover, cover, parts }
}

/** Measured backwards: the book has the edit already. */
function come(scales: Scales, slot: number, memberId: string | undefined): Parts {
  const member = memberId === undefined ? undefined : memberOf(scales, memberId)
  return member === undefined ? NO_PARTS : negated(change(scales, member, lineWith(scales, member, { minus: slot })))
}

function gone(scales: Scales, slot: number, memberId: string | undefined): Parts {
  const member = memberId === undefined ? undefined : memberOf(scales, memberId)
  return member === undefined ? NO_PARTS : negated(change(scales, member, lineWith(scales, member, { plus: slot })))
}
