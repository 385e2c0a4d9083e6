// From the rows of many members to what a rota needs to know of each.
import {
  type Absence,
  merged,
  occurrencesOf,
  type RecurringAbsence,
  type StandingWish,
  wishesWithin,
} from './availability.ts'
import type { Credential, Member, MemberDuty, RotaMember } from './member.ts'

type OfMember<T> = T & { readonly memberId: string }

/** Everything stored about some members. */
export interface MemberFacts {
  readonly members: readonly Member[]
  readonly duties: readonly OfMember<MemberDuty>[]
  readonly credentials: readonly OfMember<Credential>[]
  readonly absences: readonly Pick<Absence, 'memberId' | 'start' | 'end'>[]
  readonly recurring: readonly RecurringAbsence[]
  readonly wishes: readonly StandingWish[]
}

/** For a rota of the local days [period.from, period.to), in the order of `facts.members`. */
export function rotaMembersFrom(facts: MemberFacts, period: { from: string; to: string }): readonly RotaMember[] {
  const duties = byMember(facts.duties)
  const credentials = byMember(facts.credentials)
  const absences = byMember(facts.absences)
  const recurring = byMember(facts.recurring)
  const wishes = byMember(facts.wishes)
  return facts.members.map((member) => {
    const { id, displayCode, name, tier, joinedOn, leftOn, agreementOn, languages, limits, zone } = member
    const weekly = (recurring.get(id) ?? []).flatMap((absence) => occurrencesOf(absence, zone, period))
    const spans = (absences.get(id) ?? []).map(({ start, end }) => ({ start, end }))
    return {
      ...{ id, displayCode, name, tier, joinedOn, leftOn, agreementOn, languages, limits },
      duties: (duties.get(id) ?? []).map(({ lineId, role, from, until }) => ({ lineId, role, from, until })),
      credentials: (credentials.get(id) ?? []).map(({ kind, validFrom, validUntil }) => ({
        kind,
        validFrom,
        validUntil,
      })),
      unavailability: merged([...spans, ...weekly]),
      wishes: (wishes.get(id) ?? []).flatMap((wish) => wishesWithin(wish, period.from, period.to)),
    }
  })
}

const byMember = <T extends { readonly memberId: string }>(rows: readonly T[]) =>
  Map.groupBy(rows, ({ memberId }) => memberId)
