// The page of swaps: for a phone first, one tap each, without a script.

import { Chip } from '../../../console/display.tsx'
import { Layout } from '../../../console/layout.tsx'
import type { Refused } from '../../../console/refusal.ts'
import type { View } from '../../../console/view.ts'
import { Button, dutyText, Outcome, Section, timesText } from '../../pages/duty-board.tsx'
import { rotaWords } from '../../pages/words.ts'
import type { FullSwap } from '../views.ts'
import type { Board, OwnBoard } from './board.ts'
import { swapWords } from './words.ts'

interface BoardProps {
  readonly view: View
  readonly board: Board
}

/** A reason that was typed for refusing a swap, which could not be refused so. */
export interface Unrefused {
  readonly swapId: string
  readonly reason: string
}

interface SwapsProps extends BoardProps {
  readonly refusal: Refused | undefined
  readonly unrefused: Unrefused | undefined
}

export const SwapsPage = ({ view, board, refusal, unrefused }: SwapsProps) => {
  const words = swapWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <Outcome view={view} done={words.done} refusal={refusal} />
      {board.pending ? <Pending {...{ view, board, unrefused }} pending={board.pending} /> : null}
      {board.own ? <Own view={view} board={board} own={board.own} /> : null}
      <p>
        <a href="/open-shifts">{words.openShifts}</a>
      </p>
    </Layout>
  )
}

interface PendingProps extends Omit<SwapsProps, 'refusal'> {
  readonly pending: readonly FullSwap[]
}

const Pending = ({ view, board, pending, unrefused }: PendingProps) => {
  const words = swapWords(view.language)
  return (
    <Section title={words.pending} empty={words.noPending}>
      {pending.map((swap) => (
        <li>
          <About view={view} board={board} swap={swap} />
          <p class="small">{worsensText(view, swap)}</p>
          <Button action={`/swaps/${swap.request.id}/approve`} main>
            {words.approve}
          </Button>
          <form method="post" action={`/swaps/${swap.request.id}/refuse`}>
            <label for={`reason-${swap.request.id}`}>{words.reason}</label>
            <input
              id={`reason-${swap.request.id}`}
              name="reason"
              type="text"
              value={unrefused?.swapId === swap.request.id ? unrefused.reason : undefined}
              maxlength={1_000}
              required
            />
            <button type="submit">{words.refuse}</button>
          </form>
        </li>
      ))}
    </Section>
  )
}

function worsensText(view: View, { request }: FullSwap): string {
  const names = request.worsens.map((rule) => rotaWords(view.language).rules[rule])
  return names.length === 0 ? '' : swapWords(view.language).worsens(names.join(view.language === 'zh' ? '、' : ', '))
}

/** Whose duty, and who has it now if this comes true. */
const About = ({ view, board, swap }: BoardProps & { readonly swap: FullSwap }) => {
  const words = swapWords(view.language)
  const { request, offers } = swap
  const accepted = offers.find(({ state }) => state === 'accepted')
  const { returnStart: start, returnEnd: end } = accepted ?? { returnStart: null, returnEnd: null }
  return (
    <p>
      <b>{dutyText({ view, board }, request)}</b> {board.faces.labelOf(request.memberId)}{' '}
      <Chip tone={request.state === 'open' ? 'plain' : 'warn'}>
        {request.state === 'open' ? words.states.open : words.states.waiting}
      </Chip>
      {accepted ? <span> {words.takenBy(board.faces.labelOf(accepted.memberId))}</span> : null}
      {start && end ? (
        <span> {words.inReturn(timesText({ view, board }, { lineId: request.lineId, start, end }))}</span>
      ) : null}
      {request.note ? <span class="muted"> {request.note}</span> : null}
    </p>
  )
}

const Own = ({ view, board, own }: BoardProps & { readonly own: OwnBoard }) => {
  const words = swapWords(view.language)
  return (
    <>
      <Section title={words.open} empty={words.noOpen}>
        {own.open.map((swap) => (
          <li>
            <About view={view} board={board} swap={swap} />
            {swap.request.kind === 'cover' ? (
              <Button action={`/swaps/${swap.request.id}/take`} main>
                {words.take}
              </Button>
            ) : (
              <OfferForm view={view} board={board} own={own} swap={swap} />
            )}
          </li>
        ))}
      </Section>
      <Section title={words.mine} empty={words.noMine}>
        {own.mine.map((swap) => (
          <li>
            <About view={view} board={board} swap={swap} />
            <Offers view={view} board={board} swap={swap} />
            <Button action={`/swaps/${swap.request.id}/withdraw`}>{words.withdraw}</Button>
          </li>
        ))}
      </Section>
      {own.answered.length === 0 ? null : (
        <Section title={words.answered} empty="">
          {own.answered.map((swap) => (
            <li>
              <About view={view} board={board} swap={swap} />
              <TakeBack view={view} swap={swap} />
            </li>
          ))}
        </Section>
      )}
      <Coming view={view} board={board} own={own} />
    </>
  )
}

/** The reader's own answer, until it is done. */
const TakeBack = ({ view, swap }: { readonly view: View; readonly swap: FullSwap }) => {
  const { request, offers } = swap
  const isMine = ({ memberId, state }: FullSwap['offers'][number]) =>
    memberId === view.viewer?.memberId && (state === 'offered' || state === 'accepted')
  const own = offers.find(isMine)
  return own ? (
    <Button action={`/swaps/${request.id}/offers/${own.id}/take-back`}>{swapWords(view.language).withdraw}</Button>
  ) : null
}

const OfferForm = ({ view, board, own, swap }: BoardProps & { readonly own: OwnBoard; readonly swap: FullSwap }) => {
  const words = swapWords(view.language)
  const { id, wantedShiftIds } = swap.request
  const wanted = own.coming.filter(({ shiftId }) => wantedShiftIds.includes(shiftId))
  const choices = wanted.length > 0 ? wanted : own.coming
  if (choices.length === 0) return <p class="muted small">{words.noComing}</p>
  return (
    <form method="post" action={`/swaps/${id}/offer`}>
      <label for={`duty-${id}`}>{words.myDuty}</label>
      <select id={`duty-${id}`} name="shiftId">
        {choices.map((duty) => (
          <option value={duty.shiftId}>{dutyText({ view, board }, duty)}</option>
        ))}
      </select>
      <button type="submit" class="button-main">
        {words.offer}
      </button>
    </form>
  )
}

/** What colleagues offer in return, to agree to or to decline. */
const Offers = ({ view, board, swap }: BoardProps & { readonly swap: FullSwap }) => {
  const words = swapWords(view.language)
  return (
    <>
      {swap.offers
        .filter(({ state }) => state === 'offered')
        .map(({ id, memberId, returnStart: start, returnEnd: end }) => (
          <div>
            <p>
              {board.faces.labelOf(memberId)}:{' '}
              {start && end ? timesText({ view, board }, { lineId: swap.request.lineId, start, end }) : ''}
            </p>
            <Button action={`/swaps/${swap.request.id}/offers/${id}/accept`} main>
              {words.accept}
            </Button>
            <Button action={`/swaps/${swap.request.id}/offers/${id}/decline`}>{words.decline}</Button>
          </div>
        ))}
    </>
  )
}

const Coming = ({ view, board, own }: BoardProps & { readonly own: OwnBoard }) => {
  const words = swapWords(view.language)
  return (
    <Section title={words.coming} empty={words.noComing}>
      {own.coming.map((duty) => (
        <li>
          <p>{dutyText({ view, board }, duty)}</p>
          <form method="post" action="/swaps" class="row">
            <input type="hidden" name="shiftId" value={duty.shiftId} />
            <button type="submit" name="kind" value="cover">
              {words.giveAway}
            </button>
            <button type="submit" name="kind" value="exchange">
              {words.exchange}
            </button>
          </form>
        </li>
      ))}
    </Section>
  )
}
