// The hours in which somebody cannot come: as they were given, or from now to the end of the rota.
import { DateTime } from 'luxon'
import { invalidInput, notFound } from '../../errors.ts'
import { LONGEST_ABSENCE_DAYS } from '../../people/availability.ts'
import type { Book } from '../facts.ts'
import type { Absence } from './repair.ts'

export interface GivenAbsence {
  readonly memberId: string
  readonly from?: DateTime | undefined
  readonly to?: DateTime | undefined
}

/** Until the last shift is over, not longer: the next rota is another question. @throws not-found, invalid-input */
export function absenceOf(book: Book, now: DateTime, given: GivenAbsence): Absence {
  const { memberId, from = now } = given
  if (!book.member.has(memberId) && !book.byMember.has(memberId)) throw notFound('member of this rota')
  const { rota, zone, shifts } = book.facts
  const end = DateTime.fromISO(rota.toDay, { zone }).toUTC()
  const to = given.to ?? DateTime.max(end, from.plus({ minutes: 1 }), ...shifts.map((shift) => shift.end))
  if (to <= from) throw invalidInput([{ path: 'to', message: 'must be after from', zh: '必须晚于起始时间' }])
  if (to > from.plus({ days: LONGEST_ABSENCE_DAYS })) {
    const [message, zh] = [`must be at most ${LONGEST_ABSENCE_DAYS} days after from`, '时间过长']
    throw invalidInput([{ path: 'to', message, zh }])
  }
  return { memberId, from, to }
}
