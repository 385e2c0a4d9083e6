// The page of notices: for a phone first, one tap to acknowledge, without a script.
import { Chip, Notice, Pager } from '../../../console/display.tsx'
import { nearTime } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import type { View } from '../../../console/view.ts'
import { type Page, writeCursor } from '../../../http/pagination.ts'
import { nameOf } from '../../../lines/pages/names.ts'
import { daysOf } from '../../desk/list-page.tsx'
import type { NoticeKind } from '../notice.ts'
import type { WordedNotice } from '../read.ts'
import type { NoticeBoard, Waiting } from './board.ts'
import { noticePageWords } from './words.ts'

interface NoticesProps {
  readonly view: View
  readonly board: NoticeBoard
  /** Not the first page. */
  readonly paged: boolean
}

export const NoticesPage = ({ view, board, paged }: NoticesProps) => {
  const words = noticePageWords(view.language)
  const { own, waiting } = board
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      {view.done === 'seen' ? <Notice tone="good">{words.done}</Notice> : null}
      {own ? <Own view={view} board={board} own={own} paged={paged} /> : null}
      {waiting ? <WaitingSection view={view} board={board} waiting={waiting} /> : null}
      {own || waiting ? null : <p class="empty">{words.nothingHere}</p>}
    </Layout>
  )
}

const Own = ({ view, board, own, paged }: NoticesProps & { readonly own: Page<WordedNotice> }) => {
  const words = noticePageWords(view.language)
  const { items, next } = own
  return (
    <section class="stack-tight">
      <p class="lead">{words.lead}</p>
      {items.some(({ seenAt }) => seenAt === null) ? <Seen ids="all">{words.acknowledgeAll}</Seen> : null}
      {items.length === 0 ? <p class="empty">{words.noNotices}</p> : null}
      <ul class="list">
        {items.map((notice) => (
          <Told view={view} board={board} notice={notice} />
        ))}
      </ul>
      <Pager view={view} nextCursor={next === undefined ? null : writeCursor(next)} paged={paged} />
    </section>
  )
}

const Seen = ({ ids, children }: { readonly ids: string; readonly children: string }) => (
  <form method="post" action="/notices/seen">
    <button type="submit" class={ids === 'all' ? 'button-main' : ''} name="ids" value={ids}>
      {children}
    </button>
  </form>
)

const Told = ({ view, board, notice }: Omit<NoticesProps, 'paged'> & { readonly notice: WordedNotice }) => {
  const words = noticePageWords(view.language)
  const line = board.lines.get(notice.lineId)
  const zone = line?.zone ?? 'utc'
  const at = (instant: WordedNotice['at']) => nearTime(view.words, instant, view.now, zone)
  const facts = [line ? nameOf(line, view.language) : '', at(notice.at)]
  if (notice.seenAt) facts.push(words.acknowledged(at(notice.seenAt)))
  return (
    <li>
      <p>
        <b>{notice.says[view.language]}</b> {notice.seenAt ? null : <Chip tone="accent">{words.isNew}</Chip>}
        <br />
        <span class="muted small">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      <Changes view={view} notice={notice} />
      <div class="row">
        {notice.seenAt ? null : <Seen ids={notice.id}>{words.acknowledge}</Seen>}
        <a href={placeOf(notice.kind)}>{words.more}</a>
      </div>
    </li>
  )
}

/** What a publication changed for the reader. */
const Changes = ({ view, notice }: { readonly view: View; readonly notice: WordedNotice }) => {
  if (notice.changes.length === 0) return null
  return (
    <ul class="small">
      {notice.changes.map((change) => (
        <li>{change[view.language]}</li>
      ))}
    </ul>
  )
}

function placeOf(kind: NoticeKind): string {
  if (kind.startsWith('swap-')) return '/swaps'
  return kind === 'rota-published' || kind.startsWith('duty-') ? '/rota' : '/open-shifts'
}

const WaitingSection = ({
  view,
  board,
  waiting,
}: Omit<NoticesProps, 'paged'> & { readonly waiting: readonly Waiting[] }) => {
  const words = noticePageWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.waiting}</h2>
      <p class="hint">{words.waitingHint}</p>
      {waiting.length === 0 ? <p class="empty">{words.nobodyWaits}</p> : null}
      <ul class="list">
        {waiting.map(({ rota, version, memberIds }) => {
          const line = board.lines.get(rota.lineId)
          const names = memberIds.map(board.faces.labelOf).toSorted()
          return (
            <li>
              <p>
                <b>{[line ? nameOf(line, view.language) : '', daysOf(view, rota)].filter(Boolean).join(' · ')}</b>{' '}
                <Chip tone="warn">{words.waitsFor(version, names.length)}</Chip>
                <br />
                <span class="small">{names.join(view.language === 'zh' ? '、' : ', ')}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
