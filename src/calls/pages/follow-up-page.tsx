// Open follow-ups of one's lines, the most urgent first: take one on, note the result, or that nobody was reached.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Notice, Pager } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { chosen, given, one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { listLines, topicsOf } from '../../lines/store.ts'
import type { Topic } from '../../lines/topic.ts'
import { displayCodesOf } from '../../people/store.ts'
import { FOLLOW_UP_OUTCOMES } from '../follow-up.ts'
import { type FollowUpStep, stepFollowUp } from '../follow-up-actions.ts'
import { followUpCursor, type ListedFollowUp, listFollowUps } from '../follow-up-store.ts'
import { noteFollowUpsRead } from '../read-follow-ups.ts'
import { ownLines } from '../rights.ts'
import { FollowUpItem } from './follow-up-item.tsx'
import { callWords } from './words.ts'

const access = { access: 'follow-ups:work', page: true } as const
const PAGE = 30
const VERBS = ['claim', 'release', 'done', 'not-reached'] as const

export const followUpRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/follow-ups',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/follow-ups/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => step(deps, request, reply),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const cursor = searchParams.get('cursor') ?? undefined
  const mine = searchParams.get('of') === 'mine'
  const view = await viewOf(deps, request)
  const shown = await deps.db.read(async (read) => {
    const lineIds = await ownLines(read, request.actor, view.now)
    const claimedBy = mine ? (request.actor.memberId ?? '') : undefined
    const after = readCursor(cursor, followUpCursor)
    const page = await listFollowUps(read, { lineIds, state: 'open', claimedBy }, { limit: PAGE, after })
    const topics = new Map<string, readonly Topic[]>()
    for (const id of new Set(page.items.map(({ lineId }) => lineId))) topics.set(id, await topicsOf(read, id))
    const codes = await displayCodesOf(read, [...new Set(page.items.flatMap(({ claimedBy }) => claimedBy ?? []))])
    const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
    return { page, topics, codes, lines }
  })
  await noteFollowUpsRead(deps, request.actor)
  const { page, ...known } = shown
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, mine, followUps: page.items, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <FollowUpsPage {...props} {...known} />)
}

/** The end of the redirect says what has happened. */
async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
  const verb = chosen(posted, 'verb', VERBS)
  const note = given(posted, 'note')
  const outcome = chosen(posted, 'outcome', FOLLOW_UP_OUTCOMES)
  const back = (done: string) => seeOther(reply, `/follow-ups?done=${done}${mineOf(one(posted, 'of'))}#f${id}`)
  if (verb === undefined || (verb === 'done' && outcome === undefined)) return back('choose-outcome')
  const taken: FollowUpStep =
    verb === 'done' && outcome ? { verb, outcome, note } : verb === 'not-reached' ? { verb, note } : plain(verb)
  const revision = one(posted, 'revision')
  try {
    await stepFollowUp(deps, request.actor, id, taken, /^\d{1,9}$/.test(revision) ? Number(revision) : undefined)
  } catch (error) {
    const quicker = error instanceof WarmlineError && (error.code === 'conflict' || error.code === 'lost-update')
    if (quicker) return back('taken')
    throw error
  }
  return back({ claim: 'claimed', release: 'released', done: 'done', 'not-reached': 'not-reached' }[verb])
}

const plain = (verb: (typeof VERBS)[number]): FollowUpStep => (verb === 'release' ? { verb } : { verb: 'claim' })
const mineOf = (of: string) => (of === 'mine' ? '&of=mine' : '')

export interface FollowUpsProps {
  readonly view: View
  readonly mine: boolean
  readonly followUps: readonly ListedFollowUp[]
  readonly lines: ReadonlyMap<string, Line>
  readonly topics: ReadonlyMap<string, readonly Topic[]>
  readonly codes: ReadonlyMap<string, string>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const FollowUpsPage = (props: FollowUpsProps) => {
  const { view, mine, followUps, nextCursor, paged } = props
  const words = callWords(view.language).followUps
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <Done view={view} />
      <nav class="row" aria-label={words.title}>
        <a class="button" href="/follow-ups" aria-current={mine ? undefined : 'page'}>
          {words.open}
        </a>
        <a class="button" href="/follow-ups?of=mine" aria-current={mine ? 'page' : undefined}>
          {words.mine}
        </a>
      </nav>
      {followUps.length === 0 ? <p class="empty">{mine ? words.emptyMine : words.empty}</p> : null}
      {followUps.length === 0 ? null : (
        <ul class="list">
          {followUps.map((followUp) => (
            <FollowUpItem {...props} followUp={followUp} />
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

const Done = ({ view }: { view: View }) => {
  const words = callWords(view.language).followUps
  if (view.done === 'choose-outcome') return <Notice tone="danger">{words.chooseOutcome}</Notice>
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  return said ? <Notice tone={view.done === 'taken' ? 'warn' : 'good'}>{said}</Notice> : null
}
