// Who may read a consultation: supervisors of its line, and those invited who have not declined.
import type { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import { supervises } from '../calls/rights.ts'
import type { Read } from '../db/database.ts'
import { forbidden, notFound } from '../errors.ts'
import { type Consultation, type Invitation, mayRead, maySpeak } from './consultation.ts'
import { invitationsOf } from './consultation-store.ts'

export interface Seat {
  readonly leads: boolean
  readonly invitation: Invitation | undefined
}

/** Whoever may not read it is told that there is none. @throws not-found */
export async function mustRead(read: Read, actor: Actor, consultation: Consultation, now: DateTime): Promise<Seat> {
  const leads = await supervises(read, actor, consultation.lineId, now)
  const invitations = await invitationsOf(read, consultation.id)
  const invitation = invitations.find(({ memberId }) => memberId === actor.memberId)
  if (!leads && !mayRead(invitation)) throw notFound('consultation')
  return { leads, invitation }
}

/** @throws forbidden */
export function mustLead({ leads }: Seat): void {
  if (!leads) throw forbidden('Only a supervisor of the line may do this.')
}

/** @throws forbidden */
export function mustSpeak({ leads, invitation }: Seat): void {
  if (!leads && !maySpeak(invitation)) throw forbidden('Accept the invitation first.')
}
