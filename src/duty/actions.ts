// The verbs of standing duty: check in, check out, and a coordinator's correction of what was worked.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, notFound } from '../errors.ts'
import { keepingLineNumbers } from '../lines/kept-numbers.ts'
import type { Duty } from '../rota/duty.ts'
import type { MarkKind, Planned } from './attendance.ts'
import { addCorrection, addMark, marksOf } from './attendance-store.ts'
import { checkInOpensAt, type Post, postOf, postToCheckIn, postToCheckOut } from './post.ts'
import { findDuty, ownPosts } from './post-store.ts'
import { correctionErrors } from './worked-duty.ts'

export interface StandInput {
  readonly lineId: string
  /** One of the member's own duties; undefined: the obvious one. */
  readonly assignmentId: string | undefined
}

/** Own duty this far around now is looked at. */
const AROUND = { hours: 24 }

/** The member whose account asks. @throws forbidden when the account belongs to none */
export function memberOf(actor: Actor): string {
  if (actor.memberId === undefined)
    throw forbidden({
      en: 'This account belongs to no member, so it has no duty.',
      zh: '该账户不对应任何成员，没有值班。',
    })
  return actor.memberId
}

/**
 * "I am here." Once is enough: again, it answers with what is known.
 * @throws conflict when no duty of the member's own is open for check-in, naming the next one
 */
export async function checkIn(deps: Deps, actor: Actor, input: StandInput): Promise<Post<Duty>> {
  mustHold(actor, 'duty:stand')
  const memberId = memberOf(actor)
  return deps.db.write('check-in', async (tx) => {
    const now = deps.clock.now()
    const own = await ownOnLine(tx, memberId, input, now)
    const post = postToCheckIn(own, now)
    if (!post) throw noneOpen(own, now)
    return mark(tx, actor, post, { kind: 'check-in', now })
  })
}

/** "I am going." @throws conflict without a check-in */
export async function checkOut(deps: Deps, actor: Actor, input: StandInput): Promise<Post<Duty>> {
  mustHold(actor, 'duty:stand')
  const memberId = memberOf(actor)
  return deps.db.write('check-out', async (tx) => {
    const now = deps.clock.now()
    const post = postToCheckOut(await ownOnLine(tx, memberId, input, now), now)
    if (!post)
      throw conflict({
        en: 'You have not checked in. If you stood this duty, ask a coordinator to correct your hours.',
        zh: '您没有签到。如果您值了这一班，请协调员更正工时。',
      })
    return mark(tx, actor, post, { kind: 'check-out', now })
  })
}

async function ownOnLine(tx: Tx, memberId: string, input: StandInput, now: DateTime): Promise<readonly Post<Duty>[]> {
  const span = { from: now.minus(AROUND), to: now.plus(AROUND), now }
  const onLine = (await ownPosts(tx, memberId, span)).filter(({ lineId }) => lineId === input.lineId)
  if (input.assignmentId === undefined) return onLine
  const asked = onLine.filter(({ assignmentId }) => assignmentId === input.assignmentId)
  if (asked.length === 0) throw notFound('duty of yours on this line around now')
  return asked
}

function noneOpen(own: readonly Post<Duty>[], now: DateTime): Error {
  const next = own.filter(({ start }) => start > now).toSorted((a, b) => a.start.toMillis() - b.start.toMillis())[0]
  if (!next)
    return conflict({
      en: 'You have no duty on this line now, nor within the next 24 hours.',
      zh: '您现在及未来 24 小时在该热线没有值班。',
    })
  const opens = checkInOpensAt(next).toISO()
  return conflict(
    `You have no duty on this line now. Your next one begins at ${next.start.toISO()}; check-in opens at ${opens}.`,
  )
}

interface Step {
  readonly kind: MarkKind
  readonly now: DateTime
}

async function mark(tx: Tx, actor: Actor, post: Post<Duty>, { kind, now }: Step): Promise<Post<Duty>> {
  const { shiftId, memberId, lineId } = post
  const before = (await marksOf(tx, [post])).of(post)
  const last = before.at(-1)
  if (last?.kind === kind) return post
  const ordinal = (last?.ordinal ?? 0) + 1
  const added = await addMark(tx, { shiftId, memberId, lineId, ordinal, kind, at: now, accountId: actor.accountId })
  if (added) {
    await audit(tx, actor, { at: now, action: `duty.${kind}`, record: 'shift', recordId: shiftId })
    announce(`duty:${lineId}`)
  }
  return postOf(post, { marks: (await marksOf(tx, [post])).of(post), policy: post.policy, now })
}

export interface CorrectionInput {
  readonly lineId: string
  readonly assignmentId: string
  /** null: the member was not there at all. */
  readonly worked: Planned | null
  readonly reason: string
}

/**
 * Puts what was really worked beside the plan. The plan, the marks and earlier corrections stay as they are.
 * @throws not-found, or invalid-input naming what is impossible
 */
export async function correctDuty(
  deps: Deps,
  actor: Actor,
  input: CorrectionInput,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'duty:correct')
  const { lineId, assignmentId, worked, reason } = input
  return deps.db.write('correct-duty', (tx) =>
    once(tx, attempt, async (id) => {
      const now = deps.clock.now()
      const duty = await findDuty(tx, lineId, assignmentId)
      if (!duty) throw notFound('duty on this line')
      const errors = correctionErrors(duty, worked, now)
      if (errors.length > 0) throw invalidInput(errors)
      const { shiftId, memberId } = duty
      const correction = { id, shiftId, memberId, lineId, assignmentId, worked, reason }
      const note = { at: now, action: 'duty.correct', record: 'shift', recordId: shiftId, reason } as const
      await keepingLineNumbers(tx, lineId, async () => {
        await addCorrection(tx, { ...correction, correctedAt: now, correctedBy: actor.accountId })
        await audit(tx, actor, note)
      })
      announce(`duty:${lineId}`)
      return id
    }),
  )
}
