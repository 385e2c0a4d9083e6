// Open follow-ups of one's lines, the most urgent first: take one on, note the result, or that nobody was reached.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Notice, Pager } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
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
/** What is due later than this is folded away: a ladder reaches half a year ahead. */
const SOON = { days: 7 }
const VERBS = ['claim', 'release', 'done', 'not-reached'] as const

export const followUpRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/follow-ups',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => {
        const { searchParams } = new URL(request.url, 'http://here.invalid')
        const place = { mine: searchParams.get('of') === 'mine', cursor: searchParams.get('cursor') ?? undefined }
        return show(deps, request, reply, place)
      },
    })
    app.route({
      method: 'POST',
      url: '/follow-ups/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => step(deps, request, reply),
    })
  }

/** Which part of which list. */
interface Place {
  readonly mine: boolean
  readonly cursor: string | undefined
}

/** A step that could not be taken, and what was typed for it. */
export interface RefusedStep {
  readonly id: string
  readonly said: 'choose-outcome' | 'taken' | 'refused'
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, place: Place, refused?: RefusedStep) {
  const { mine, cursor } = place
  const seen = await viewOf(deps, request)
  const own = { of: mine ? 'mine' : undefined, cursor }
  const view = refused ? { ...seen, path: withQuery('/follow-ups', own), done: refused.said } : seen
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
  const props = { view, mine, followUps: page.items, nextCursor, cursor, refused }
  const status = refused ? (refused.said === 'taken' ? 409 : 422) : 200
  return sendHtml(reply, <FollowUpsPage {...props} {...known} />, status)
}

/** The end of the redirect says what has happened; what could not be done is shown again as it was typed. */
async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
  const verb = chosen(posted, 'verb', VERBS)
  const note = given(posted, 'note')
  const outcome = chosen(posted, 'outcome', FOLLOW_UP_OUTCOMES)
  const back = (done: string) => seeOther(reply, `/follow-ups?done=${done}${mineOf(one(posted, 'of'))}#f${id}`)
  const place = { mine: one(posted, 'of') === 'mine', cursor: given(posted, 'cursor') }
  const again = (said: RefusedStep['said']) => show(deps, request, reply, place, { id, said, typed: posted })
  if (verb === undefined || (verb === 'done' && outcome === undefined)) return again('choose-outcome')
  const taken: FollowUpStep =
    verb === 'done' && outcome ? { verb, outcome, note } : verb === 'not-reached' ? { verb, note } : plain(verb)
  const revision = one(posted, 'revision')
  try {
    await stepFollowUp(deps, request.actor, id, taken, /^\d{1,9}$/.test(revision) ? Number(revision) : undefined)
  } catch (error) {
    const quicker = error instanceof WarmlineError && (error.code === 'conflict' || error.code === 'lost-update')
    if (quicker) return again('taken')
    if (error instanceof WarmlineError && error.code === 'invalid-input') return again('refused')
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
  readonly cursor: string | undefined
  readonly refused: RefusedStep | undefined
}

const FollowUpsPage = (props: FollowUpsProps) => {
  const { view, mine, followUps, nextCursor, cursor, refused } = props
  const words = callWords(view.language).followUps
  const horizon = view.now.plus(SOON)
  const soon = followUps.filter(({ dueAt }) => dueAt <= horizon)
  const later = followUps.filter(({ dueAt }) => dueAt > horizon)
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <Done view={view} refused={refused} />
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
        <>
          <FollowUpList {...props} followUps={soon} />
          {later.length === 0 ? null : (
            <details class="more" open={soon.length === 0 || later.some(({ id }) => id === refused?.id)}>
              <summary>{words.later(later.length)}</summary>
              <div class="inside">
                <FollowUpList {...props} followUps={later} />
              </div>
            </details>
          )}
        </>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={cursor !== undefined} />
    </Layout>
  )
}

const FollowUpList = (props: FollowUpsProps) =>
  props.followUps.length === 0 ? null : (
    <ul class="list">
      {props.followUps.map((followUp) => (
        <FollowUpItem {...props} followUp={followUp} />
      ))}
    </ul>
  )

const Done = ({ view, refused }: { view: View; refused: RefusedStep | undefined }) => {
  const words = callWords(view.language).followUps
  if (view.done === 'choose-outcome') return <Notice tone="danger">{words.chooseOutcome}</Notice>
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  const note = refused?.said === 'taken' ? given(refused.typed, 'note') : undefined
  return said ? (
    <Notice tone={view.done === 'taken' || view.done === 'refused' ? 'warn' : 'good'}>
      <p>{said}</p>
      {note ? <p class="typed">{words.youWrote(note)}</p> : null}
    </Notice>
  ) : null
}
