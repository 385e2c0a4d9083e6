// Open shifts as they are shown: with who stands there, and the sign-ups that the reader may see.
import { type Actor, holds } from '../../access/actor.ts'
import type { Read } from '../../db/database.ts'
import { headcountOf } from '../duty-count.ts'
import type { Faces } from '../views.ts'
import type { OpenShift, SignUp } from './open-shift.ts'
import { signUpsOf } from './store.ts'

/** One with all that belongs to it. */
export interface FullOpenShift {
  readonly open: OpenShift
  readonly present: number
  readonly signUps: readonly SignUp[]
}

export async function fullOpenShifts(read: Read, open: readonly OpenShift[]): Promise<readonly FullOpenShift[]> {
  const signUps = Map.groupBy(
    await signUpsOf(
      read,
      open.map(({ id }) => id),
    ),
    ({ openId }) => openId,
  )
  const present = await headcountOf(read, [...new Set(open.map(({ shiftId }) => shiftId))])
  return open.map((each) => ({
    open: each,
    present: present.get(each.shiftId) ?? 0,
    signUps: signUps.get(each.id) ?? [],
  }))
}

export const peopleInOpen = (all: readonly FullOpenShift[]): readonly string[] =>
  all.flatMap(({ open, signUps }) => [open.memberId ?? [], ...signUps.map(({ memberId }) => memberId)].flat())

/** The reader's own sign-up: the one that counts, else the latest. */
export function ownSignUp({ signUps }: FullOpenShift, memberId: string | undefined): SignUp | undefined {
  const own = signUps.filter((each) => each.memberId === memberId)
  return own.find(({ state }) => state === 'waiting' || state === 'given') ?? own.at(-1)
}

export function openShiftView(full: FullOpenShift, faces: Faces, actor: Actor) {
  const { open, present, signUps } = full
  const { memberId, createdBy: _, createdAt: __, endedBy: ___, toldAt: ____, ...rest } = open
  const sees = (whose: string | null) => holds(actor, 'rota:write') || (whose !== null && whose === actor.memberId)
  return {
    ...rest,
    present,
    member: memberId !== null && sees(memberId) ? faces.of(memberId) : null,
    waiting: signUps.filter(({ state }) => state === 'waiting').length,
    mine: ownSignUp(full, actor.memberId)?.state ?? null,
    signUps: signUps
      .filter((each) => sees(each.memberId))
      .map(({ id, memberId: who, state, forbiddenBy, at }) => ({
        id,
        member: faces.of(who),
        state,
        forbiddenBy: [...forbiddenBy],
        at,
      })),
  }
}
