// The routes of the pages that explain, compare and repair a rota.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { NO_ERRORS } from '../../console/form.tsx'
import { all, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { getLine } from '../../lines/store.ts'
import { pastStands, solvedRuns } from '../compare/store.ts'
import type { Book } from '../facts.ts'
import { applyRepair } from '../repair/apply.ts'
import { absenceOf } from '../repair/routes.ts'
import { assignmentIn } from '../rota-change.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { assignmentParams, rotaParams } from '../wire.ts'
import { ComparePage, GapsPage, ScorePage, type Shown, WhyPage } from './explain-pages.tsx'
import { RepairPage } from './repair-page.tsx'

const config = { access: 'rota:write', page: true } as const
const schema = { hide: true, params: rotaParams } as const

export const explanationPages =
  (deps: Deps): Routes =>
  async (app) => {
    const shownIn = async (request: FastifyRequest, id: string): Promise<Shown> => {
      const view = await viewOf(deps, request)
      const seen = await seenIn(deps, request, id)
      const line = await deps.db.read((read) => getLine(read, seen.book.facts.rota.lineId))
      return { view, line, ...seen }
    }

    app.route({
      method: 'GET',
      url: '/rotas/:id/score',
      config,
      schema,
      handler: async (request, reply) => {
        const shown = await shownIn(request, request.params.id)
        const table = await askAbout(shown.book, shown.view.now, { kind: 'score' })
        return sendHtml(reply, <ScorePage {...shown} table={table} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/gaps',
      config,
      schema,
      handler: async (request, reply) => {
        const shown = await shownIn(request, request.params.id)
        const gaps = await askAbout(shown.book, shown.view.now, { kind: 'gaps' })
        return sendHtml(reply, <GapsPage {...shown} gaps={gaps} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/compare',
      config,
      schema,
      handler: async (request, reply) => {
        const { id } = request.params
        const shown = await shownIn(request, id)
        const [past, runs] = await deps.db.read(async (read) => [
          await pastStands(read, shown.book),
          await solvedRuns(read, id, undefined),
        ])
        const compared = await askAbout(shown.book, shown.view.now, { kind: 'compare', past, runs })
        return sendHtml(reply, <ComparePage {...shown} compared={compared} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/why/:assignmentId',
      config,
      schema: { hide: true, params: assignmentParams },
      handler: async (request, reply) => {
        const { id, assignmentId } = request.params
        const shown = await shownIn(request, id)
        const { memberId, shiftId } = assignmentIn(shown.book, assignmentId)
        const why = await askAbout(shown.book, shown.view.now, { kind: 'why', assignmentId })
        return sendHtml(reply, <WhyPage {...shown} why={why} memberId={memberId} shiftId={shiftId} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/repair',
      config,
      schema,
      handler: async (request, reply) =>
        showRepair(reply, await shownIn(request, request.params.id), new URL(request.url, 'http://here.invalid')),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/repair',
      config,
      schema,
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const moves = all(postedFields(request), 'move').map((move) => {
          const [assignmentId = '', to] = move.split(' ')
          return { assignmentId, to }
        })
        try {
          await applyRepair(deps, request.actor, { rotaId, moves, override: undefined, expected: undefined })
        } catch (error) {
          if (!(error instanceof WarmlineError) || !['rule-broken', 'conflict', 'not-found'].includes(error.code))
            throw error
          const shown = await shownIn(request, rotaId)
          const errors = new Map([['member', error.detail]])
          const values = { member: '', from: '', to: '' }
          const page = <RepairPage {...shown} errors={errors} proposals={undefined} values={values} />
          return sendHtml(reply, page, error.status)
        }
        return seeOther(reply, `/rotas/${rotaId}/repair?done=repaired`)
      },
    })
  }

/** A time of the line's wall clock, or nothing. */
function wallTime(book: Book, text: string): DateTime | undefined {
  const parsed = text === '' ? undefined : parsedTime(text, book.facts.zone)
  return parsed?.toUTC()
}

function parsedTime(text: string, zone: string): DateTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  try {
    return DateTime.fromISO(text, { zone })
  } catch {
    return undefined
  }
}

async function showRepair(reply: FastifyReply, shown: Shown, { searchParams }: URL) {
  const { book, view } = shown
  const given = (name: string) => searchParams.get(name) ?? ''
  const values = { member: given('member'), from: given('from'), to: given('to') }
  if (values.member === '') {
    return sendHtml(reply, <RepairPage {...shown} errors={NO_ERRORS} proposals={undefined} values={values} />)
  }
  try {
    const times = { from: wallTime(book, values.from), to: wallTime(book, values.to) }
    const { memberId, from, to } = absenceOf(book, view.now, { memberId: values.member, ...times })
    const ask = { kind: 'repair', memberId, from: from.toMillis(), to: to.toMillis() } as const
    const proposals = await askAbout(book, view.now, ask)
    return sendHtml(reply, <RepairPage {...shown} errors={NO_ERRORS} proposals={proposals} values={values} />)
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    const errors = new Map(
      error.extra.errors?.map(({ path, message }) => [path, message]) ?? [['member', error.detail]],
    )
    return sendHtml(
      reply,
      <RepairPage {...shown} errors={errors} proposals={undefined} values={values} />,
      error.status,
    )
  }
}
