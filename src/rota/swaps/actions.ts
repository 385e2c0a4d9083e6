// Asking for a swap, and taking that back: by the members themselves, or by a coordinator on their behalf.
import { type Actor, holds } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { conflict, invalidInput, notFound } from '../../errors.ts'
import { keepingLineNumbers } from '../../lines/kept-numbers.ts'
import { tell } from '../notices/tell.ts'
import type { By } from '../place-store.ts'
import { byOf } from '../rota-change.ts'
import { memberMeant, mustActFor } from './acting.ts'
import { aboutOf, tooLate } from './settle.ts'
import { holdSides } from './sides.ts'
import { changeSwap, getSwap, insertSwap, lapseOffers } from './store.ts'
import { isLive, LIVE_STATES, type SwapKind, type SwapOffer, type SwapRequest } from './swap.ts'
import { foreseeTakers, takersNow } from './takers.ts'
import type { Side } from './verdict.ts'

export interface Asking {
  readonly shiftId: string
  readonly kind: SwapKind
  /** Left out: oneself. */
  readonly memberId?: string | undefined
  /** Who is asked; empty: everybody who serves the line. */
  readonly asked: readonly string[]
  readonly wantedShiftIds: readonly string[]
  readonly note: string
  /** Left out: when the shift begins. */
  readonly expiresAt?: SwapRequest['expiresAt'] | undefined
}

/** Asks for somebody to take a duty, or to exchange it. @throws conflict when it is asked for already, or has begun */
export async function askForSwap(deps: Deps, actor: Actor, input: Asking, attempt?: Attempt): Promise<Created> {
  const memberId = memberMeant(actor, input.memberId)
  const by = byOf(deps, actor)
  const foreseen =
    input.asked.length === 0 ? await foreseeTakers(deps, { shiftId: input.shiftId, memberId }) : undefined
  return deps.db.write('ask-for-swap', (tx) =>
    once(tx, attempt, async (id) => {
      const [side] = await holdSides(tx, [{ shiftId: input.shiftId, memberId }], by)
      if (!side) throw notFound('duty')
      const request = requestFrom(id, side, input, by)
      const asked = [...new Set(input.asked)].filter((each) => each !== memberId)
      const strangers = asked.filter((each) => !side.book.member.has(each))
      if (strangers.length > 0)
        throw invalidInput([
          { path: 'asked', message: 'somebody in it does not serve this line', zh: '其中有人不服务于该热线' },
        ])
      const inserted = await keepingLineNumbers(tx, request.lineId, () => insertSwap(tx, request, asked))
      if (!inserted) throw conflict({ en: 'This duty is asked for already.', zh: '这一班已经提出过申请。' })
      await audit(tx, actor, { at: by.at, action: 'swap.ask', record: 'swap', recordId: id })
      const told = request.askedAll ? takersNow(side, foreseen) : asked
      const about = aboutOf(request)
      await tell(
        tx,
        told.map((to) => ({ memberId: to, kind: 'swap-asked', ...about })),
        by.at,
      )
      return id
    }),
  )
}

function requestFrom(id: string, { book, shift, assignment }: Side, input: Asking, by: By): SwapRequest {
  const expiresAt = input.expiresAt ?? shift.start
  if (expiresAt <= by.at || expiresAt > shift.start) {
    throw invalidInput([
      {
        path: 'expiresAt',
        message: 'must be ahead, and not after the shift begins',
        zh: '必须在将来，且不晚于班次开始',
      },
    ])
  }
  if (input.kind === 'cover' && input.wantedShiftIds.length > 0) {
    throw invalidInput([
      {
        path: 'wantedShiftIds',
        message: 'is for an exchange: nothing is given in return for cover',
        zh: '只用于换班，请人代班不需要交换',
      },
    ])
  }
  return {
    id,
    kind: input.kind,
    rotaId: book.facts.rota.id,
    lineId: book.facts.rota.lineId,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start,
    end: shift.end,
    memberId: assignment.memberId,
    state: 'open',
    askedAll: input.asked.length === 0,
    wantedShiftIds: [...new Set(input.wantedShiftIds)],
    note: input.note,
    expiresAt,
    createdAt: by.at,
    createdBy: by.accountId,
    worsens: [],
    cause: null,
    reopenedAt: null,
    reopensId: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    revision: 1,
  }
}

/** Takes a request back, until it is approved. */
export function withdrawSwap(deps: Deps, actor: Actor, requestId: string): Promise<void> {
  const by = byOf(deps, actor)
  return deps.db.write('withdraw-swap', async (tx) => {
    const request = await getSwap(tx, requestId)
    mustActFor(actor, request.memberId)
    if (!(await changeSwap(tx, requestId, LIVE_STATES, { state: 'withdrawn' }))) throw tooLate(requestId)
    const others = [...(await lapseOffers(tx, requestId)), request.memberId].filter((id) => id !== actor.memberId)
    await audit(tx, actor, { at: by.at, action: 'swap.withdraw', record: 'swap', recordId: requestId })
    const about = aboutOf(request)
    await tell(
      tx,
      others.map((memberId) => ({ memberId, kind: 'swap-withdrawn', ...about })),
      by.at,
    )
  })
}

/** Who may see a request: those whom it concerns, and coordinators. */
export function maySee(
  actor: Actor,
  request: SwapRequest,
  { asked, offers, serves }: { asked: readonly string[]; offers: readonly SwapOffer[]; serves: readonly string[] },
): boolean {
  const { memberId } = actor
  if (holds(actor, 'rota:write')) return true
  if (memberId === undefined) return false
  if (request.memberId === memberId || asked.includes(memberId)) return true
  if (offers.some((offer) => offer.memberId === memberId)) return true
  return isLive(request.state) && request.askedAll && serves.includes(request.lineId)
}
