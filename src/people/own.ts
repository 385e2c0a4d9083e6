// Members tend their own data; coordinators everybody's.
import { type Actor, mustHold } from '../access/actor.ts'
import { notFound } from '../errors.ts'

const isOwn = (actor: Actor, memberId: string) => actor.memberId !== undefined && actor.memberId === memberId

/** The first line of what members may do for themselves. */
export function mustTend(actor: Actor, memberId: string): void {
  mustHold(actor, isOwn(actor, memberId) ? 'people:own' : 'people:write')
}

export function mustSee(actor: Actor, memberId: string): void {
  mustHold(actor, isOwn(actor, memberId) ? 'people:own' : 'people:read')
}

/** 'me' is the member that the account belongs to. @throws not-found when it belongs to none */
export function memberIdOf(actor: Actor, id: string): string {
  if (id !== 'me') return id
  if (actor.memberId === undefined) throw notFound('member: this account belongs to none')
  return actor.memberId
}
