// What the page of swaps shows to one reader: their requests, what colleagues want, and what waits for approval.
import type { DateTime } from 'luxon'
import type { Actor } from '../../../access/actor.ts'
import { holds } from '../../../access/actor.ts'
import type { Read } from '../../../db/database.ts'
import type { Line } from '../../../lines/line.ts'
import { listLines } from '../../../lines/store.ts'
import { colleaguesOf, servedSpans } from '../../../people/store.ts'
import type { Duty } from '../../duty.ts'
import { finalDutyOf } from '../../duty-store.ts'
import { type Faces, facesOf } from '../../views.ts'
import { listSwaps } from '../store.ts'
import { LIVE_STATES } from '../swap.ts'
import { type FullSwap, fullSwaps, peopleIn } from '../views.ts'

const MOST = 50
const COMING = { days: 42 }

export interface Board {
  /** Undefined: the reader stands no duty. */
  readonly own: OwnBoard | undefined
  /** Undefined: the reader decides on none. */
  readonly pending: readonly FullSwap[] | undefined
  readonly faces: Faces
  readonly lines: ReadonlyMap<string, Line>
}

export interface OwnBoard {
  readonly mine: readonly FullSwap[]
  readonly open: readonly FullSwap[]
  readonly answered: readonly FullSwap[]
  /** Duty ahead that is not asked for yet. */
  readonly coming: readonly Duty[]
}

/** The first of each list by the shift's start. */
export async function readBoard(read: Read, actor: Actor, now: DateTime): Promise<Board> {
  const { memberId } = actor
  const stands = memberId !== undefined && holds(actor, 'duty:stand')
  const own = stands ? await ownBoard(read, memberId, now) : undefined
  const pending = holds(actor, 'rota:write') ? await pendingSwaps(read) : undefined
  const shown = [...(own ? [...own.mine, ...own.open, ...own.answered] : []), ...(pending ?? [])]
  const people = await colleaguesOf(read, [...new Set(peopleIn(shown))])
  const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
  return { own, pending, faces: facesOf(people, holds(actor, 'people:read')), lines }
}

const page = { limit: MOST, after: undefined }

async function pendingSwaps(read: Read): Promise<readonly FullSwap[]> {
  const filter = { states: ['taken', 'agreed'] as const, lineId: undefined, reader: undefined }
  return fullSwaps(read, await listSwaps(read, filter, page))
}

async function ownBoard(read: Read, memberId: string, now: DateTime): Promise<OwnBoard> {
  const reader = { memberId, serves: await servedSpans(read, memberId) }
  const swaps = await fullSwaps(read, await listSwaps(read, { states: LIVE_STATES, lineId: undefined, reader }, page))
  const mine = swaps.filter(({ request }) => request.memberId === memberId)
  const others = swaps.filter(({ request }) => request.memberId !== memberId)
  const isAnswered = ({ offers }: FullSwap) =>
    offers.some((offer) => offer.memberId === memberId && (offer.state === 'offered' || offer.state === 'accepted'))
  const asked = new Set(mine.map(({ request }) => request.shiftId))
  const duty = await finalDutyOf(read, memberId, now, now.plus(COMING))
  return {
    mine,
    open: others.filter((swap) => swap.request.state === 'open' && swap.request.expiresAt > now && !isAnswered(swap)),
    answered: others.filter(isAnswered),
    coming: duty.filter(({ start, shiftId }) => start > now && !asked.has(shiftId)),
  }
}
