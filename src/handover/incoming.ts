// Who takes a hand-over: those who stand duty on the line when the shift is over.
import type { DateTime } from 'luxon'
import type { PostState } from '../duty/attendance.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Duty } from '../rota/duty.ts'

export interface HandedShift {
  readonly shiftId: string
  readonly end: DateTime
  readonly role: DutyRole
  readonly handedBy: string | null
}

export type Coming = Pick<Duty, 'shiftId' | 'memberId' | 'role' | 'end'> & { readonly state: PostState }

/** They know what a hand-over speaks of, so they take it where nobody of its role comes. */
const STAND_INS: readonly DutyRole[] = ['counsellor', 'supervisor']

/**
 * The members who may take it: of the role that hands over, with a duty that goes on after the shift. Only when the rota
 * has none of them, or their posts are empty, those who stand in.
 */
export function takersOf({ shiftId, end, role, handedBy }: HandedShift, coming: readonly Coming[]): readonly string[] {
  const after = coming.filter((duty) => duty.shiftId !== shiftId && duty.memberId !== handedBy && duty.end > end)
  const next = after.filter((duty) => duty.role === role)
  const isManned = next.some(({ state }) => state !== 'possibly-empty')
  const standIns = isManned ? [] : after.filter((duty) => STAND_INS.includes(duty.role))
  return [...next, ...standIns].map(({ memberId }) => memberId)
}
