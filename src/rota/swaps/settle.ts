// An answer to a request is accepted: judged by every rule for both sides, then done at once or left to a coordinator.
import { type Actor, holds } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import { conflict } from '../../errors.ts'
import { keepingLineNumbers } from '../../lines/kept-numbers.ts'
import { noteBroken } from '../note-broken.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { tell } from '../notices/tell.ts'
import { type By, type Change, giveUpPlaces, recordChanges, takePlace } from '../place-store.ts'
import { tellOfDuty } from '../rota-change.ts'
import { judge, type Override, overrideOf } from '../rule-broken.ts'
import { isBlocking } from '../rules/check.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'
import { holdSides } from './sides.ts'
import { changeSwap, lapseOffers, setOffer } from './store.ts'
import { LIVE_STATES, type SwapOffer, type SwapRequest, settledState } from './swap.ts'
import { type Move, movesOf, type Verdict, verdictOf } from './verdict.ts'

export interface Scene {
  readonly actor: Actor
  readonly by: By
}

const TAKEN_ALREADY = {
  en: 'Somebody else was faster, or this request is over. Look at it again.',
  zh: '晚了一步：已有人接班，或申请已结束。',
}
export const tooLate = (requestId: string) => conflict(TAKEN_ALREADY, { requestId })

/** What would change hands. @throws conflict when a duty is not what it was */
export async function movesFor(tx: Tx, request: SwapRequest, offer: SwapOffer, by: By): Promise<readonly Move[]> {
  const back = offer.returnShiftId === null ? [] : [{ shiftId: offer.returnShiftId, memberId: offer.memberId }]
  const [given, inReturn] = await holdSides(tx, [request, ...back], by)
  if (!given) throw new Error('a swap without a duty')
  mustBeAbsent(given.book.byShift.get(given.shift.id), offer.memberId, given.shift.id)
  if (inReturn) mustBeAbsent(inReturn.book.byShift.get(inReturn.shift.id), request.memberId, inReturn.shift.id)
  return movesOf(given, offer.memberId, inReturn)
}

function mustBeAbsent(there: readonly { memberId: string }[] | undefined, memberId: string, shiftId: string): void {
  if (there?.some((each) => each.memberId === memberId)) {
    throw conflict(
      { en: 'This member stands in this shift already.', zh: '此人已在该班次值班。' },
      { shiftId, memberId },
    )
  }
}

/**
 * What the swap breaks with a coordinator's reason, and what gets worse.
 * @throws rule-broken with the reasons; to a member who may not know why, only that the other cannot
 */
export function judgeMoves(moves: readonly Move[], { actor }: Scene, override: Override | undefined): Verdict {
  const verdict = verdictOf(moves)
  const blocking = verdict.violations.filter(isBlocking)
  const ofOthers = ({ memberId }: Violation) => memberId !== undefined && memberId !== actor.memberId
  if (!holds(actor, 'rota:write') && blocking.some(ofOthers)) {
    const own = blocking.filter((found) => !ofOthers(found))
    if (own.length === 0)
      throw conflict({
        en: 'A rule forbids this swap for the other member. Choose another one.',
        zh: '规则不允许对方这样换班，请另选一个。',
      })
  }
  const mine = holds(actor, 'rota:write') ? verdict.violations : verdict.violations.filter((each) => !ofOthers(each))
  const zone = moves[0]?.from.book.facts.zone ?? 'utc'
  judge(mine, overrideOf(actor, override), zone)
  return verdict
}

/** Whether it is done at once: a coordinator does it, or nothing gets worse and the line's rules leave it to that. */
function isAutomatic(moves: readonly Move[], { worsens }: Verdict, { actor }: Scene): boolean {
  if (holds(actor, 'rota:write')) return true
  return worsens.length === 0 && moves.every(({ from }) => from.book.facts.rules.swaps.approval === 'automatic')
}

/**
 * Accepts an offer that is stored already.
 * @throws rule-broken, conflict when somebody else was first
 */
export async function settle(
  tx: Tx,
  scene: Scene,
  { request, offer, override }: { request: SwapRequest; offer: SwapOffer; override: Override | undefined },
): Promise<void> {
  const moves = await movesFor(tx, request, offer, scene.by)
  const verdict = judgeMoves(moves, scene, override)
  const state = settledState(request.kind)
  const held = await changeSwap(tx, request.id, ['open'], { state, worsens: verdict.worsens })
  if (!held) throw tooLate(request.id)
  await lapseOffers(tx, request.id)
  await setOffer(tx, offer.id, 'accepted')
  if (isAutomatic(moves, verdict, scene)) {
    const approving = { request: held, offer, moves, verdict, reason: override?.reason }
    await keepingLineNumbers(tx, held.lineId, () => approve(tx, scene, approving))
    return
  }
  await audit(tx, scene.actor, { at: scene.by.at, action: `swap.${state}`, record: 'swap', recordId: request.id })
  await tellBoth(tx, request, offer, { kind: 'swap-waiting', scene })
}

interface Approving {
  readonly request: SwapRequest
  readonly offer: SwapOffer
  readonly moves: readonly Move[]
  readonly verdict: Verdict
  readonly reason: string | undefined
}

/** The duties change hands in one step: nobody sees a gap. @throws conflict when it has been decided already */
export async function approve(tx: Tx, scene: Scene, approving: Approving): Promise<void> {
  const { request, offer, moves, verdict, reason } = approving
  const { by, actor } = scene
  const decided = { decidedAt: by.at, decidedBy: by.accountId, reason: reason ?? null }
  const done = await changeSwap(tx, request.id, LIVE_STATES, { state: 'approved', ...decided })
  if (!done) throw tooLate(request.id)
  for (const { from } of moves) await giveUpPlaces(tx, from.book.facts.rota, [from.assignment.id], by)
  for (const move of moves) await handOver(tx, move, { by, verdict, reason })
  if (reason !== undefined) await noteOnOthers(tx, moves, verdict, reason)
  await audit(tx, actor, { at: by.at, action: 'swap.approve', record: 'swap', recordId: request.id, reason })
  await tellBoth(tx, request, offer, { kind: 'swap-approved', scene })
}

/** Duties that stay in their hands, and break a rule from now on. */
async function noteOnOthers(tx: Tx, moves: readonly Move[], { violations }: Verdict, reason: string): Promise<void> {
  const books = new Map(moves.map(({ from: { book } }) => [book.facts.rota.id, book]))
  for (const book of books.values()) await noteBroken(tx, book, violations, reason)
}

async function handOver(
  tx: Tx,
  { from, toMemberId }: Move,
  { by, verdict, reason }: { by: By; verdict: Verdict; reason: string | undefined },
): Promise<void> {
  const { rota } = from.book.facts
  const { place, memberId: memberBefore } = from.assignment
  const broken = verdict.violations.filter((found) => isBlocking(found) && found.shiftId === from.shift.id)
  const brokenRules: readonly RuleCode[] = [...new Set(broken.map(({ rule }) => rule))]
  const note = { brokenRules, reason: brokenRules.length > 0 ? (reason ?? null) : null }
  const made = { shift: from.shift, place, memberId: toMemberId, source: 'manual' as const, ...note }
  if ((await takePlace(tx, rota, made, by)) === undefined)
    throw conflict({ en: 'Somebody took the place meanwhile.', zh: '位置刚被他人占用。' })
  const change: Change = { verb: 'swap', shiftId: from.shift.id, place, memberBefore, memberAfter: toMemberId, ...note }
  await recordChanges(tx, rota, [change], by)
  tellOfDuty(rota)
}

/** Tells both sides, and leaves out whoever did it. */
export async function tellBoth(
  tx: Tx,
  request: SwapRequest,
  offer: Pick<SwapOffer, 'memberId'>,
  { kind, scene }: { readonly kind: NoticeKind; readonly scene: Scene },
): Promise<void> {
  const members = [request.memberId, offer.memberId].filter((id) => id !== scene.actor.memberId)
  await tell(
    tx,
    members.map((memberId) => ({ memberId, kind, ...aboutOf(request) })),
    scene.by.at,
  )
}

export const aboutOf = ({ id, lineId, rotaId, shiftId, role, start, end }: SwapRequest) => ({
  lineId,
  rotaId,
  aboutId: id,
  shift: { shiftId, role, start, end },
})
