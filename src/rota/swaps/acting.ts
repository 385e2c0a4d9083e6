// For whom somebody acts: members for themselves, coordinators for others.
import { type Actor, mustHold } from '../../access/actor.ts'
import { invalidInput } from '../../errors.ts'

/** The first line of what members do for themselves and coordinators for others. */
export function mustActFor(actor: Actor, memberId: string): void {
  mustHold(actor, actor.memberId === memberId ? 'duty:stand' : 'rota:write')
}

/** The member that is meant: oneself, unless a coordinator says otherwise. @throws invalid-input when nobody is */
export function memberMeant(actor: Actor, given: string | undefined): string {
  const memberId = given ?? actor.memberId
  if (memberId === undefined)
    throw invalidInput([
      { path: 'memberId', message: 'say for whom: this account is no member', zh: '请说明为谁：该账户不是成员' },
    ])
  mustActFor(actor, memberId)
  return memberId
}
