// Members sign up for open shifts, or take that back: for themselves, or a coordinator on their behalf.
import { randomUUID } from 'node:crypto'
import { type Actor, holds } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, forbidden } from '../../errors.ts'
import { linesServedAt } from '../../people/store.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { forbids } from '../forbidden.ts'
import { byOf, openShift as shiftAhead } from '../rota-change.ts'
import { judge, overrideOf } from '../rule-broken.ts'
import { memberMeant } from '../swaps/acting.ts'
import { giveFirstCome, placesLeft, type Scene } from './give.ts'
import { heldOpen } from './open.ts'
import { isInWindow, type OpenShift, type SignUp } from './open-shift.ts'
import { endSignUps, getOpenShift, insertSignUp } from './store.ts'

export interface SigningUp {
  readonly openId: string
  /** Left out: oneself. */
  readonly memberId?: string | undefined
}

const FULL = {
  en: 'Every open place of this shift was taken. Somebody else was faster.',
  zh: '该班次的空位刚被占满，有人比您快一步。',
}

/**
 * First come: the place is theirs at once, or as soon as there is the company that the rules want; of several who sign up
 * at once one gets the last. By fairness: they wait for the close. Every rule is checked now, and again when a place is given.
 * @throws rule-broken with the reason; conflict outside the window, or when all places are taken
 */
export function signUp(deps: Deps, actor: Actor, input: SigningUp): Promise<void> {
  const memberId = memberMeant(actor, input.memberId)
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('sign-up', async (tx) => {
    const open = await heldOpen(tx, input.openId)
    const book = await bookOfRota(tx, open.rotaId)
    await mayAsk(tx, scene, open, memberId)
    mustBeLawful(book, open, memberId, scene)
    const signUp = newSignUp(open, memberId, scene)
    if (!(await insertSignUp(tx, signUp)))
      throw conflict({ en: 'This member has signed up already.', zh: '已经报过名。' }, { memberId })
    await audit(tx, actor, { at: scene.by.at, action: 'sign-up.ask', record: 'open-shift', recordId: open.id })
    if (open.giving === 'first-come') await giveFirstCome(tx, scene, open)
  })
}

/** Colleagues of the line on the shift's day, within the window. A coordinator may help somebody who asks before it begins. */
async function mayAsk(tx: Tx, { by, actor }: Scene, open: OpenShift, memberId: string): Promise<void> {
  const early = open.opensAt > by.at && holds(actor, 'rota:write')
  if (!early && !isInWindow(open, by.at)) {
    const window = { opensAt: open.opensAt.toISO(), closesAt: open.closesAt.toISO() }
    throw conflict({ en: 'This shift is open for sign-up at other times.', zh: '现在不在该班次的报名时间内。' }, window)
  }
  if (!(await linesServedAt(tx, memberId, open.start)).includes(open.lineId)) {
    throw forbidden({
      en: 'Only members who serve the line sign up for its shifts.',
      zh: '只有服务于该热线的成员可以报名。',
    })
  }
}

/** @throws rule-broken, conflict */
function mustBeLawful(book: Book, open: OpenShift, memberId: string, { by, actor }: Scene): void {
  const shift = shiftAhead(book, open.shiftId, by)
  if (book.byShift.get(shift.id)?.some((each) => each.memberId === memberId)) {
    throw conflict(
      { en: 'This member stands in this shift already.', zh: '此人已在该班次值班。' },
      { shiftId: shift.id, memberId },
    )
  }
  if (placesLeft(book, open) === 0) throw conflict(FULL, { full: true })
  judge(forbids(book, shift, memberId), overrideOf(actor, undefined), book.facts.zone)
}

const newSignUp = (open: OpenShift, memberId: string, { by }: Scene): SignUp => ({
  id: randomUUID(),
  openId: open.id,
  memberId,
  state: 'waiting',
  forbiddenBy: [],
  at: by.at,
  by: by.accountId,
})

/** Takes it back while it waits. @throws conflict when the place is theirs already: then it is a duty to swap */
export function withdrawSignUp(deps: Deps, actor: Actor, input: SigningUp): Promise<void> {
  const memberId = memberMeant(actor, input.memberId)
  const by = byOf(deps, actor)
  return deps.db.write('withdraw-sign-up', async (tx) => {
    const open = await getOpenShift(tx, input.openId)
    const ended = await endSignUps(tx, open.id, { state: 'withdrawn', memberId })
    if (ended.length === 0) {
      throw conflict({
        en: 'Nothing waits here for this member. A duty that was given is swapped, or cover is asked for it.',
        zh: '没有待处理的报名；已得到的班次请用换班或求助处理。',
      })
    }
    await audit(tx, actor, { at: by.at, action: 'sign-up.withdraw', record: 'open-shift', recordId: open.id })
  })
}
