// Requests are bound to the identity of a shift: when it moves, or its holder changes, they are opened again or over.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { Tx } from '../../db/database.ts'
import { isFrozen } from '../final-duty.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { tell } from '../notices/tell.ts'
import type { By } from '../place-store.ts'
import type { Rota, Shift } from '../rota.ts'
import { shiftsOfRota } from '../shift-store.ts'
import { assignmentsOfRota } from '../store.ts'
import { aboutOf } from './settle.ts'
import { approvedOf, changeSwap, insertSwap, lapseOffers, liveIn, offersOf } from './store.ts'
import { LIVE_STATES, type SwapOffer, type SwapRequest } from './swap.ts'

/** The rota after a change: times of shifts, and who stands where. */
interface Now {
  readonly shift: ReadonlyMap<string, Shift>
  readonly stands: ReadonlySet<string>
}

const placeKey = (shiftId: string, memberId: string) => `${shiftId} ${memberId}`

/** After every change of a published rota: what was asked, offered or agreed must still be what it was. */
export async function revalidateSwaps(tx: Tx, rota: Rota, by: By): Promise<void> {
  if (rota.version === 0) return
  const requests = await liveIn(tx, rota.id)
  if (requests.length === 0) return
  const now = await present(tx, rota.id)
  const offers = Map.groupBy(
    await offersOf(
      tx,
      requests.map(({ id }) => id),
    ),
    ({ requestId }) => requestId,
  )
  for (const request of requests) {
    await revalidate(tx, { request, offers: offers.get(request.id) ?? [], rota, now }, by)
  }
}

async function present(tx: Tx, rotaId: string): Promise<Now> {
  const shifts = await shiftsOfRota(tx, rotaId)
  const placed = await assignmentsOfRota(tx, rotaId)
  return {
    shift: new Map(shifts.map((shift) => [shift.id, shift])),
    stands: new Set(placed.map(({ shiftId, memberId }) => placeKey(shiftId, memberId))),
  }
}

interface Case {
  readonly request: SwapRequest
  readonly offers: readonly SwapOffer[]
  readonly rota: Rota
  readonly now: Now
}

const sameTimes = (a: { start: DateTime; end: DateTime }, start: DateTime | null, end: DateTime | null) =>
  start !== null && end !== null && a.start.equals(start) && a.end.equals(end)

async function revalidate(tx: Tx, found: Case, by: By): Promise<void> {
  const { request, now, rota } = found
  if (request.rotaId === rota.id) {
    const shift = now.shift.get(request.shiftId)
    if (!shift || !now.stands.has(placeKey(shift.id, request.memberId))) return close(tx, request, by)
    if (!sameTimes(shift, request.start, request.end)) return reopen(tx, request, shift, by)
  }
  const accepted = found.offers.find(({ state }) => state === 'accepted')
  if (accepted && !returnStands(accepted, found)) return reopen(tx, request, undefined, by)
}

/** Whether the duty offered in return is what it was, as far as this rota knows. */
function returnStands({ returnShiftId, returnStart, returnEnd, memberId }: SwapOffer, { now, request, rota }: Case) {
  if (returnShiftId === null) return true
  const shift = now.shift.get(returnShiftId)
  if (!shift) return request.rotaId !== rota.id
  return now.stands.has(placeKey(returnShiftId, memberId)) && sameTimes(shift, returnStart, returnEnd)
}

async function close(tx: Tx, request: SwapRequest, by: By): Promise<void> {
  await changeSwap(tx, request.id, LIVE_STATES, { state: 'withdrawn', cause: 'no-longer-assigned' })
  const others = await lapseOffers(tx, request.id)
  await tellAll(tx, request, { members: others, kind: 'swap-withdrawn' }, by)
}

/** @param moved the shift with its new times */
async function reopen(tx: Tx, request: SwapRequest, moved: Shift | undefined, by: By): Promise<void> {
  const times = moved ? { start: moved.start, end: moved.end, expiresAt: expiry(request, moved) } : {}
  const again = { state: 'open', worsens: [], cause: 'shift-moved', reopenedAt: by.at } as const
  const now = await changeSwap(tx, request.id, LIVE_STATES, { ...again, ...times })
  const others = await lapseOffers(tx, request.id)
  await tellAll(tx, now ?? request, { members: [request.memberId, ...others], kind: 'swap-reopened' }, by)
}

/** What ended with the start still does; an earlier end stays unless the shift begins before it. */
function expiry({ expiresAt, start }: SwapRequest, moved: Shift): DateTime {
  return expiresAt.equals(start) || expiresAt > moved.start ? moved.start : expiresAt
}

function tellAll(
  tx: Tx,
  request: SwapRequest,
  { members, kind }: { readonly members: readonly string[]; readonly kind: NoticeKind },
  by: By,
): Promise<void> {
  const about = aboutOf(request)
  return tell(
    tx,
    [...new Set(members)].map((memberId) => ({ memberId, kind, ...about })),
    by.at,
  )
}

/**
 * A swap that was done, and whose shift was moved afterwards: whoever took it agreed to other times. They stay on it, so
 * that there is no gap, and the request is open again for them.
 */
export async function reopenApproved(tx: Tx, rota: Rota, moved: readonly Shift[], by: By): Promise<void> {
  const approved = await approvedOf(
    tx,
    moved.map(({ id }) => id),
  )
  const now = approved.length === 0 ? undefined : await present(tx, rota.id)
  const done = new Set<string>()
  for (const { request, offer } of approved) {
    for (const [shiftId, memberId] of [
      [request.shiftId, offer.memberId],
      [offer.returnShiftId ?? '', request.memberId],
    ] as const) {
      const shift = moved.find(({ id }) => id === shiftId)
      const key = placeKey(shiftId, memberId)
      if (!shift || !now?.stands.has(key) || done.has(key) || isFrozen(shift, by.at)) continue
      done.add(key)
      await askAgain(tx, { request, shift, memberId, rota }, by)
    }
  }
}

async function askAgain(
  tx: Tx,
  again: { readonly request: SwapRequest; readonly shift: Shift; readonly memberId: string; readonly rota: Rota },
  by: By,
): Promise<void> {
  const { request, shift, memberId, rota } = again
  const fresh: SwapRequest = {
    ...request,
    id: randomUUID(),
    kind: 'cover',
    rotaId: rota.id,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start,
    end: shift.end,
    memberId,
    state: 'open',
    askedAll: true,
    wantedShiftIds: [],
    note: '',
    expiresAt: shift.start,
    createdAt: by.at,
    createdBy: by.accountId,
    worsens: [],
    cause: 'shift-moved',
    reopenedAt: by.at,
    reopensId: request.id,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    revision: 1,
  }
  if (await insertSwap(tx, fresh, [])) await tellAll(tx, fresh, { members: [memberId], kind: 'swap-reopened' }, by)
}
