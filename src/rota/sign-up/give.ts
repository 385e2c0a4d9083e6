// Gives places to those who signed up: checked against every rule at that moment, in the rota as it is then.
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import { type Book, bookOf } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { forbids } from '../forbidden.ts'
import { tell } from '../notices/tell.ts'
import { type By, recordChanges, takePlace } from '../place-store.ts'
import type { Shift } from '../rota.ts'
import { freePlace, tellOfDuty } from '../rota-change.ts'
import { togetherAtLeast } from '../rules/company.ts'
import type { RuleCode } from '../rules/violation.ts'
import { revalidateSwaps } from '../swaps/revalidate.ts'
import { inGivingOrder } from './giving-order.ts'
import type { OpenShift, SignUp } from './open-shift.ts'
import { changeOpenShift, endSignUps, signUpsOf } from './store.ts'
import { aboutOpen } from './tell-open.ts'

export interface Scene {
  readonly actor: Actor
  readonly by: By
}

/** How many places the opening still has, in the rota as it is. */
export const placesLeft = (book: Book, { shiftId, upTo }: Pick<OpenShift, 'shiftId' | 'upTo'>): number =>
  Math.max(0, upTo - (book.byShift.get(shiftId)?.length ?? 0))

interface Choice {
  readonly chosen: readonly SignUp[]
  /** Why not the others; those for whom no place was left have no rule. */
  readonly refused: ReadonlyMap<SignUp, readonly RuleCode[]>
}

/**
 * Who gets a place, of those who wait, in their order: each judged as if those before stood there already. Where nobody
 * may be alone, all wait until enough have signed up, and get their places together.
 */
export function chosenOf(book: Book, open: OpenShift, shift: Shift, waiting: readonly SignUp[]): Choice {
  const chosen: SignUp[] = []
  const refused = new Map<SignUp, readonly RuleCode[]>()
  let trial = book
  for (const signUp of waiting) {
    if (placesLeft(trial, open) === 0) {
      refused.set(signUp, [])
      continue
    }
    const broken = forbids(trial, shift, signUp.memberId)
    if (broken.length > 0) {
      refused.set(signUp, [...new Set(broken.map(({ rule }) => rule))])
      continue
    }
    chosen.push(signUp)
    trial = withSignUp(trial, shift, signUp)
  }
  if ((trial.byShift.get(shift.id)?.length ?? 0) >= togetherAtLeast(book.facts.rules, shift.role)) {
    return { chosen, refused }
  }
  for (const signUp of chosen) refused.set(signUp, ['never-alone'])
  return { chosen: [], refused }
}

function withSignUp({ facts }: Book, shift: Shift, { id, memberId, at }: SignUp): Book {
  const { start, end } = shift
  const made = { id, shiftId: shift.id, place: 0, memberId, start, end, source: 'manual' as const }
  const rest = { locked: false, brokenRules: [], reason: null, sinceVersion: 0, addedAt: at }
  return bookOf({ ...facts, assignments: [...facts.assignments, { ...made, ...rest }] })
}

const waitingFor = async (tx: Tx, { id }: OpenShift): Promise<readonly SignUp[]> =>
  (await signUpsOf(tx, [id])).filter(({ state }) => state === 'waiting')

/** First come: whoever can stand there gets a place at once; the rota is held by the caller. */
export async function giveFirstCome(tx: Tx, scene: Scene, open: OpenShift): Promise<void> {
  const book = await bookOfRota(tx, open.rotaId)
  const shift = book.shift.get(open.shiftId)
  if (!shift) return
  const { chosen } = chosenOf(book, open, shift, await waitingFor(tx, open))
  for (const signUp of chosen) await give(tx, scene, { shift, open, signUp })
  await endIfFilled(tx, scene, open)
}

/**
 * The window is over: the places go to those who waited, by fairness, or by time where the first to come has it.
 * The rota is held by the caller.
 */
export async function settleOpen(tx: Tx, scene: Scene, open: OpenShift): Promise<void> {
  const { by, actor } = scene
  const book = await bookOfRota(tx, open.rotaId)
  const shift = book.shift.get(open.shiftId)
  const waiting = await waitingFor(tx, open)
  if (shift) {
    const order = open.giving === 'fairness' ? inGivingOrder(book, shift, waiting) : waiting
    const { chosen, refused } = chosenOf(book, open, shift, order)
    for (const signUp of chosen) await give(tx, scene, { shift, open, signUp })
    for (const [{ memberId }, forbiddenBy] of refused) await decline(tx, scene, open, { memberId, forbiddenBy })
  }
  await endIfFilled(tx, scene, open)
  const over = { state: 'closed', endedAt: by.at, endedBy: by.accountId } as const
  if (await changeOpenShift(tx, open.id, over)) {
    await audit(tx, actor, { at: by.at, action: 'sign-up.close', record: 'open-shift', recordId: open.id })
  }
}

interface Giving {
  readonly shift: Shift
  readonly open: OpenShift
  readonly signUp: SignUp
}

async function give(tx: Tx, { actor, by }: Scene, { shift, open, signUp }: Giving): Promise<void> {
  const book = await bookOfRota(tx, open.rotaId)
  const { rota } = book.facts
  const { memberId } = signUp
  const place = freePlace(book, shift)
  const note = { brokenRules: [], reason: null }
  if (place === undefined) throw new Error('a place was left, and no number for it')
  const made = { shift, place, memberId, source: 'manual' as const, ...note }
  if ((await takePlace(tx, rota, made, by)) === undefined) throw new Error('the held rota was changed by others')
  await endSignUps(tx, open.id, { state: 'given', memberId })
  const change = { shiftId: shift.id, place, memberBefore: null, memberAfter: memberId, ...note }
  await recordChanges(tx, rota, [{ verb: 'sign-up', ...change }], by)
  await tell(tx, [{ memberId, kind: 'sign-up-given', ...aboutOpen(open) }], by.at)
  await audit(tx, actor, { at: by.at, action: 'sign-up.give', record: 'open-shift', recordId: open.id })
  tellOfDuty(rota)
}

async function decline(
  tx: Tx,
  { by }: Scene,
  open: OpenShift,
  { memberId, forbiddenBy = [] }: { readonly memberId: string; readonly forbiddenBy?: readonly RuleCode[] },
): Promise<void> {
  await endSignUps(tx, open.id, { state: 'declined', memberId, forbiddenBy })
  await tell(tx, [{ memberId, kind: 'sign-up-declined', ...aboutOpen(open) }], by.at)
}

/** The opening is over when its last place was given, and whoever still waits is told. */
async function endIfFilled(tx: Tx, scene: Scene, open: OpenShift): Promise<void> {
  const { by } = scene
  const book = await bookOfRota(tx, open.rotaId)
  await revalidateSwaps(tx, book.facts.rota, by)
  if (placesLeft(book, open) > 0) return
  await changeOpenShift(tx, open.id, { state: 'filled', endedAt: by.at, endedBy: by.accountId })
  for (const { memberId } of await waitingFor(tx, open)) await decline(tx, scene, open, { memberId })
}
