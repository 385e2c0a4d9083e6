// Taking somebody in with what they may do from a day on: all of it in one write.
import { randomUUID } from 'node:crypto'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput } from '../errors.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { findLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { insertTakenIn, type NewMemberInput } from './actions.ts'
import { insertDuty } from './member-store.ts'

export interface TakingIn {
  readonly member: NewMemberInput
  /** From the day of joining on. */
  readonly duties: readonly { readonly lineId: string; readonly role: DutyRole }[]
}

/** @throws invalid-input for a line that is not there; conflict when the display code is taken, or the day is past */
export async function takeIn(
  deps: Deps,
  actor: Actor,
  { member, duties }: TakingIn,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  const today = dayOf(at, member.zone)
  const joinedOn = member.joinedOn ?? today
  if (joinedOn < today) {
    throw conflict({
      en: 'Nobody joins on a day that is past: rotas of those days were made without them.',
      zh: '加入日不能早于今天：过去的排班表里没有此人。',
    })
  }
  return deps.db.write('take-in', (tx) =>
    once(tx, attempt, async (id) => {
      await insertTakenIn(tx, { deps, actor }, { ...member, id, joinedOn })
      for (const { lineId, role } of duties) {
        if (!(await findLine(tx, lineId)))
          throw invalidInput([{ path: 'duties', message: 'there is no such line', zh: '没有这条热线' }])
        await insertDuty(tx, { id: randomUUID(), memberId: id, lineId, role, from: joinedOn, until: null, givenAt: at })
        await audit(tx, actor, { at, action: 'member.add-duty', record: 'member', recordId: id })
      }
      return id
    }),
  )
}
