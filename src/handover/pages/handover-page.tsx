// The page of hand-overs: take what the shift before left, and hand one's own shift over.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownLines } from '../../calls/rights.ts'
import { Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { clockTime, nearDay, timeRange } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { acknowledgeHandover, handOver, readDraft, type SavedHandover, saveDraft } from '../actions.ts'
import { type Handover, listHandovers, untaken } from '../store.ts'
import { ItemsShown } from './items-shown.tsx'
import { handoverWords } from './words.ts'

const access = { access: 'duty:stand', page: true } as const
const SHOWN = 5
const UNTAKEN_SINCE = { hours: 24 }

interface LineHandovers {
  readonly line: Line
  readonly own: SavedHandover | undefined
  readonly waiting: readonly Handover[]
  readonly recent: readonly Handover[]
}

export const handoverPage =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/handover',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/handover',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => act(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/handover/:id/acknowledge',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => {
        const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
        const done = await unlessRefused(() => acknowledgeHandover(deps, request.actor, id), 'taken', 'not-yours')
        return seeOther(reply, withQuery('/handover', { done }))
      },
    })
  }

/** What the page says afterwards. */
async function unlessRefused(work: () => Promise<unknown>, done: string, refused: string): Promise<string> {
  try {
    await work()
    return done
  } catch (error) {
    if (error instanceof WarmlineError && (error.code === 'conflict' || error.code === 'forbidden')) return refused
    if (error instanceof WarmlineError && error.code === 'lost-update') return 'changed'
    throw error
  }
}

async function act(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const [lineId, shiftId] = [one(posted, 'lineId'), one(posted, 'shiftId')]
  const input = { lineId, shiftId, note: one(posted, 'note'), expected: Number(one(posted, 'revision')) || undefined }
  let removed = 0
  const hand = one(posted, 'do') === 'hand-over'
  const work = async () => {
    const saved = await (hand ? handOver : saveDraft)(deps, request.actor, input)
    removed = saved.findings.length
  }
  const done = await unlessRefused(work, hand ? 'handed-over' : 'saved', 'already')
  return seeOther(reply, withQuery('/handover', { done, removed: removed > 0 ? String(removed) : undefined }))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const removed = Number(new URL(request.url, 'http://here.invalid').searchParams.get('removed') ?? 0) || 0
  const lines = await deps.db.read(async (read) => {
    const served = await ownLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => served === 'all' || served.includes(id))
  })
  const shown: LineHandovers[] = []
  for (const line of lines) shown.push(await handoversOf(deps, request, view, line))
  return sendHtml(reply, <HandoverPage view={view} shown={shown} removed={removed} />)
}

async function handoversOf(deps: Deps, request: FastifyRequest, view: View, line: Line): Promise<LineHandovers> {
  const { actor } = request
  const own =
    actor.memberId === undefined
      ? undefined
      : await readDraft(deps, actor, { lineId: line.id }).catch((error: unknown) => {
          if (error instanceof WarmlineError && error.code === 'conflict') return undefined
          throw error
        })
  return deps.db.read(async (read) => ({
    line,
    own,
    waiting: await untaken(read, line.id, view.now.minus(UNTAKEN_SINCE)),
    recent: (await listHandovers(read, line.id, { limit: SHOWN, after: undefined })).items,
  }))
}

interface PageProps {
  readonly view: View
  readonly shown: readonly LineHandovers[]
  readonly removed: number
}

const HandoverPage = ({ view, shown, removed }: PageProps) => {
  const words = handoverWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <Done view={view} />
      {removed > 0 ? <Notice tone="warn">{words.removed(removed)}</Notice> : null}
      {shown.map((of) => (
        <OfLine view={view} of={of} several={shown.length > 1} />
      ))}
      {shown.every(({ own }) => !own) ? <p class="empty">{words.noShift}</p> : null}
    </Layout>
  )
}

const Done = ({ view }: { view: View }) => {
  const words = handoverWords(view.language)
  const good = { taken: words.taken, saved: words.saved, 'handed-over': words.handedOver }
  const bad = { 'not-yours': words.notYours, changed: words.changed, already: words.already }
  const said = (of: Readonly<Record<string, string>>) => (view.done === undefined ? undefined : of[view.done])
  if (said(good)) return <Notice tone="good">{said(good)}</Notice>
  return said(bad) ? <Notice tone="warn">{said(bad)}</Notice> : null
}

interface OfLineProps {
  readonly view: View
  readonly of: LineHandovers
}

const OfLine = ({ view, of, several }: OfLineProps & { several: boolean }) => {
  const words = handoverWords(view.language)
  const { line, own, waiting, recent } = of
  const mine = view.viewer?.memberId
  return (
    <>
      {several ? <h2>{nameOf(line, view.language)}</h2> : null}
      {waiting
        .filter(({ handedByMember }) => handedByMember !== mine)
        .map((handover) => (
          <section class="card card-now">
            <h2>{words.toTake}</h2>
            <Shown view={view} handover={handover} zone={line.zone} />
            <form method="post" action={`/handover/${handover.id}/acknowledge`}>
              <button type="submit" class="button-main">
                {words.take}
              </button>
            </form>
          </section>
        ))}
      {own ? <OwnShift view={view} own={own} zone={line.zone} /> : null}
      {recent.length === 0 ? null : (
        <section class="stack-tight">
          <h2>{words.recent}</h2>
          {recent.map((handover) => (
            <details>
              <summary>
                {shiftName(view, handover, line.zone)} ·{' '}
                {handover.acknowledgedAt ? words.takenAt(clockTime(handover.acknowledgedAt, line.zone)) : words.waiting}
              </summary>
              <Shown view={view} handover={handover} zone={line.zone} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}

const shiftName = (view: View, { shiftStart, shiftEnd }: Handover, zone: string) =>
  `${nearDay(view.words, shiftStart, view.now, zone)} ${timeRange(shiftStart, shiftEnd, zone)}`

const Shown = ({ view, handover, zone }: { view: View; handover: Handover; zone: string }) => (
  <div class="stack-tight">
    <p class="muted">{handoverWords(view.language).fromShift(shiftName(view, handover, zone))}</p>
    {handover.items ? <ItemsShown view={view} items={handover.items} zone={zone} /> : null}
    {handover.note === '' ? null : <p class="prose">{handover.note}</p>}
  </div>
)

const OwnShift = ({ view, own, zone }: { view: View; own: SavedHandover; zone: string }) => {
  const words = handoverWords(view.language)
  const { handover, items } = own
  return (
    <section class="card">
      <h2>{words.mine}</h2>
      <p class="muted">{words.fromShift(shiftName(view, handover, zone))}</p>
      <ItemsShown view={view} items={items} zone={zone} />
      {handover.handedAt ? (
        <p>{words.handedOver}</p>
      ) : (
        <form method="post" action="/handover" class="stack">
          <input type="hidden" name="lineId" value={handover.lineId} />
          <input type="hidden" name="shiftId" value={handover.shiftId} />
          <input type="hidden" name="revision" value={String(handover.revision)} />
          <LongTextField
            name="note"
            label={words.note}
            hint={words.noteHint}
            errors={NO_ERRORS}
            value={handover.note}
          />
          <div class="buttons">
            <button type="submit" name="do" value="hand-over" class="button-main">
              {words.handOver}
            </button>
            <button type="submit" name="do" value="save">
              {words.save}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
