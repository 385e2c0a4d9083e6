// The page of hand-overs: take what the shift before left, and hand one's own shift over.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownLines } from '../../calls/rights.ts'
import { Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { clockTime, nearDay, nearDayWithin, timeRange } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { one, postedFields } from '../../console/posted.ts'
import { pathPart } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { acknowledgeHandover, handOver, readDraft, type SavedHandover, saveDraft } from '../actions.ts'
import { HAND_OVER_EARLY } from '../handover.ts'
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
        const id = pathPart(request.url, 2)
        const take = () => acknowledgeHandover(deps, request.actor, id)
        const done = (await unlessRefused(take, 'not-yours')) ?? 'taken'
        return seeOther(reply, withQuery('/handover', { done }))
      },
    })
  }

type Refusal = 'not-yours' | 'already' | 'too-early' | 'changed' | 'incomplete'

/** Why it could not be done; undefined: it is done. */
async function unlessRefused(work: () => Promise<unknown>, refused: Refusal): Promise<Refusal | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof WarmlineError && error.extra.members?.['mayHandOverFrom']) return 'too-early'
    if (error instanceof WarmlineError && (error.code === 'conflict' || error.code === 'forbidden')) return refused
    if (error instanceof WarmlineError && error.code === 'lost-update') return 'changed'
    if (error instanceof WarmlineError && error.code === 'invalid-input') return 'incomplete'
    throw error
  }
}

async function act(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const [lineId, shiftId] = [one(posted, 'lineId'), one(posted, 'shiftId')]
  const note = one(posted, 'note')
  const input = { lineId, shiftId, note, expected: Number(one(posted, 'revision')) || undefined }
  let removed = 0
  const hand = one(posted, 'do') === 'hand-over'
  const work = async () => {
    const saved = await (hand ? handOver : saveDraft)(deps, request.actor, input)
    removed = saved.findings.length
  }
  const refused = await unlessRefused(work, 'already')
  if (refused) return show(deps, request, reply, { refused, shiftId, note })
  const done = hand ? 'handed-over' : 'saved'
  return seeOther(reply, withQuery('/handover', { done, removed: removed > 0 ? String(removed) : undefined }))
}

/** A note that could not be saved. */
interface Unsaved {
  readonly refused: Refusal
  readonly shiftId: string
  readonly note: string
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, unsaved?: Unsaved) {
  const seen = await viewOf(deps, request, unsaved && '/handover')
  const view = unsaved ? { ...seen, done: unsaved.refused } : seen
  const removed = Number(new URL(request.url, 'http://here.invalid').searchParams.get('removed') ?? 0) || 0
  const lines = await deps.db.read(async (read) => {
    const served = await ownLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => served === 'all' || served.includes(id))
  })
  const shown: LineHandovers[] = []
  for (const line of lines) shown.push(await handoversOf(deps, request, view, line))
  return sendHtml(
    reply,
    <HandoverPage {...{ view, shown, removed, unsaved }} />,
    unsaved ? (unsaved.refused === 'incomplete' ? 422 : 409) : 200,
  )
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
  readonly unsaved: Unsaved | undefined
}

const HandoverPage = ({ view, shown, removed, unsaved }: PageProps) => {
  const words = handoverWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <Done view={view} />
      {unsaved && unsaved.note !== '' ? <NotSaved view={view} shown={shown} unsaved={unsaved} /> : null}
      {removed > 0 ? <Notice tone="warn">{words.removed(removed)}</Notice> : null}
      {shown.length === 0 ? <p class="empty">{words.noShift}</p> : null}
      {shown.map((of) => (
        <OfLine view={view} of={of} several={shown.length > 1} unsaved={unsaved} />
      ))}
    </Layout>
  )
}

const isOpen = ({ own }: LineHandovers, shiftId: string) =>
  own?.handover.shiftId === shiftId && own.handover.handedAt === null

/** What was typed for a shift that has no form any more: it can still be copied. */
const NotSaved = ({ view, shown, unsaved }: Omit<PageProps, 'removed' | 'unsaved'> & { unsaved: Unsaved }) =>
  shown.some((of) => isOpen(of, unsaved.shiftId)) ? null : (
    <Notice tone="warn" title={handoverWords(view.language).notSaved}>
      <p class="typed">{unsaved.note}</p>
    </Notice>
  )

const Done = ({ view }: { view: View }) => {
  const words = handoverWords(view.language)
  const good = { taken: words.taken, saved: words.saved, 'handed-over': words.handedOver }
  const bad = {
    'not-yours': words.notYours,
    changed: words.changed,
    already: words.already,
    'too-early': words.tooEarly,
    incomplete: words.incomplete,
  }
  const said = (of: Readonly<Record<string, string>>) => (view.done === undefined ? undefined : of[view.done])
  if (said(good)) return <Notice tone="good">{said(good)}</Notice>
  return said(bad) ? <Notice tone="warn">{said(bad)}</Notice> : null
}

interface OfLineProps {
  readonly view: View
  readonly of: LineHandovers
  readonly several: boolean
  readonly unsaved: Unsaved | undefined
}

const OfLine = ({ view, of, several, unsaved }: OfLineProps) => {
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
      {own ? (
        <OwnShift view={view} own={own} zone={line.zone} unsaved={unsaved} />
      ) : (
        <p class="empty">{words.noShift}</p>
      )}
      {recent.length === 0 ? null : (
        <section class="stack-tight">
          <h2>{words.recent}</h2>
          {recent.map((handover) => (
            <details class="more">
              <summary>
                {shiftName(view, handover, line.zone)}
                <span class="summary-value">
                  {handover.acknowledgedAt
                    ? words.takenAt(clockTime(handover.acknowledgedAt, line.zone))
                    : words.waiting}
                </span>
              </summary>
              <div class="inside">
                <Shown view={view} handover={handover} zone={line.zone} />
              </div>
            </details>
          ))}
        </section>
      )}
    </>
  )
}

const shiftName = (view: View, { shiftStart, shiftEnd }: Handover, zone: string, day = nearDay) =>
  `${day(view.words, shiftStart, view.now, zone)} ${timeRange(shiftStart, shiftEnd, zone)}`

const Shown = ({ view, handover, zone }: { view: View; handover: Handover; zone: string }) => (
  <div class="stack-tight">
    <p class="muted">{handoverWords(view.language).fromShift(shiftName(view, handover, zone, nearDayWithin))}</p>
    {handover.items ? <ItemsShown view={view} items={handover.items} zone={zone} /> : null}
    {handover.note === '' ? null : <p class="prose">{handover.note}</p>}
  </div>
)

interface OwnShiftProps {
  readonly view: View
  readonly own: SavedHandover
  readonly zone: string
  readonly unsaved: Unsaved | undefined
}

const OwnShift = ({ view, own, zone, unsaved }: OwnShiftProps) => {
  const words = handoverWords(view.language)
  const { handover, items } = own
  const opensAt = handover.shiftEnd.minus(HAND_OVER_EARLY)
  const typed = unsaved?.shiftId === handover.shiftId ? unsaved.note : undefined
  return (
    <section class="card">
      <h2>{words.mine}</h2>
      <p class="muted">{words.fromShift(shiftName(view, handover, zone, nearDayWithin))}</p>
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
            value={typed ?? handover.note}
          />
          {view.now < opensAt ? <p class="muted">{words.opensAt(clockTime(opensAt, zone))}</p> : null}
          <div class="buttons">
            {view.now < opensAt ? null : (
              <button type="submit" name="do" value="hand-over" class="button-main">
                {words.handOver}
              </button>
            )}
            <button type="submit" name="do" value="save">
              {words.save}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
