// The facts around a rota, for another thread: a message can carry maps and plain values, but no instants of luxon's.
import { DateTime } from 'luxon'
import type { RotaMember } from '../../people/member.ts'
import { type Book, bookOf, type RotaFacts } from '../facts.ts'
import type { Assignment, Rota, Shift } from '../rota.ts'

type Instants<K extends string> = Readonly<Record<K, number>>

export interface PackedFacts extends Omit<RotaFacts, 'rota' | 'shifts' | 'assignments' | 'members'> {
  readonly rota: Omit<Rota, 'publishedAt' | 'createdAt'> &
    Instants<'createdAt'> & { readonly publishedAt: number | null }
  readonly shifts: readonly (Omit<Shift, 'start' | 'end'> & Instants<'start' | 'end'>)[]
  readonly assignments: readonly (Omit<Assignment, 'start' | 'end' | 'addedAt'> &
    Instants<'start' | 'end' | 'addedAt'>)[]
  readonly members: readonly (Omit<RotaMember, 'unavailability'> & {
    readonly unavailability: readonly Instants<'start' | 'end'>[]
  })[]
}

const from = (milliseconds: number): DateTime => DateTime.fromMillis(milliseconds, { zone: 'utc' })

const spanFrom = <T extends { readonly start: DateTime; readonly end: DateTime }>({ start, end, ...rest }: T) => ({
  ...rest,
  start: start.toMillis(),
  end: end.toMillis(),
})

const spanOf = <T extends Instants<'start' | 'end'>>({ start, end, ...rest }: T) => ({
  ...rest,
  start: from(start),
  end: from(end),
})

export function packed({ facts }: Book): PackedFacts {
  const { rota, shifts, assignments, members } = facts
  const { publishedAt, createdAt } = rota
  return {
    ...facts,
    rota: { ...rota, publishedAt: publishedAt?.toMillis() ?? null, createdAt: createdAt.toMillis() },
    shifts: shifts.map(spanFrom),
    assignments: assignments.map((each) => ({ ...spanFrom(each), addedAt: each.addedAt.toMillis() })),
    members: members.map((each) => ({ ...each, unavailability: each.unavailability.map(spanFrom) })),
  }
}

export function unpacked(facts: PackedFacts): Book {
  const { rota, shifts, assignments, members } = facts
  const { publishedAt, createdAt } = rota
  return bookOf({
    ...facts,
    rota: { ...rota, publishedAt: publishedAt === null ? null : from(publishedAt), createdAt: from(createdAt) },
    shifts: shifts.map(spanOf),
    assignments: assignments.map((each) => ({ ...spanOf(each), addedAt: from(each.addedAt) })),
    members: members.map((each) => ({ ...each, unavailability: each.unavailability.map(spanOf) })),
  })
}
