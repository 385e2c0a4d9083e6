// Publishing a rota over HTTP, its versions, what differs between them, and what was changed since.
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, rowNumber, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { getLine } from '../lines/store.ts'
import { openPlaces, publishRota } from './actions.ts'
import { bookOfRota } from './facts-store.ts'
import { holidayRemark } from './holiday-remark.ts'
import { renewShifts } from './renew.ts'
import { facesIn, sightOf } from './routes.ts'
import { getRota } from './store.ts'
import { diffOfRota } from './version-diff.ts'
import { listChanges, listVersions } from './version-store.ts'
import { changeBody, diffBody, diffQuery, publishedBody, renewedBody, versionsBody } from './version-wire.ts'
import { differenceView, headView, shiftView } from './views.ts'
import { publishBody, rotaParams } from './wire.ts'

const tags = ['rota']

export const versionRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/publish',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Freeze the rota as its next version; it is final duty from then on',
        description:
          'Open places do not stop it: they are gaps. A broken rule that nobody has accepted does, with 422 `rule-broken`, ' +
          'unless `override` gives a reason; double booking and a missing qualification always do.',
        params: rotaParams,
        body: publishBody,
        response: { 200: publishedBody },
      },
      handler: async (request, reply) => {
        const { override, note } = request.body
        const rotaId = request.params.id
        await publishRota(deps, request.actor, { rotaId, note, override, expected: expectedRevision(request) })
        const { book, region } = await deps.db.read(async (read) => {
          const found = await bookOfRota(read, rotaId)
          return { book: found, region: (await getLine(read, found.facts.rota.lineId)).region }
        })
        const { rota } = book.facts
        setRevision(reply, rota.revision)
        const says = holidayRemark(region, rota.toDay)
        const remarks = says ? [{ code: 'calendar-unknown' as const, says }] : []
        return { ...headView(rota), openPlaces: openPlaces(book), remarks }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/versions',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'Every publication, the latest first',
        params: rotaParams,
        response: { 200: versionsBody },
      },
      handler: async (request) => {
        const items = await deps.db.read(async (read) => {
          const rota = await getRota(read, request.params.id)
          return listVersions(read, rota.id)
        })
        const { everything } = sightOf(request)
        return {
          items: items.map(({ reason, ...version }) => ({
            ...version,
            brokenRules: [...version.brokenRules],
            reason: everything ? reason : null,
          })),
        }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/diff',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'What differs between two versions, as data and in words',
        description:
          '`to` is a version or `now` (the default); `from` is the version before it unless given; 0 is empty.',
        params: rotaParams,
        querystring: diffQuery,
        response: { 200: diffBody },
      },
      handler: async (request) =>
        await deps.db.read(async (read) => {
          const { from, to, zone, found } = await diffOfRota(read, request.params.id, request.query)
          const ids = found.flatMap(({ memberBefore, memberAfter }) => [memberBefore ?? [], memberAfter ?? []].flat())
          const faces = await facesIn(read, request, ids)
          const members = [...new Set(ids)].map(faces.of)
          return { from, to, members, differences: found.map((each) => differenceView(each, zone, faces)) }
        }),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/changes',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'What was changed after publication, by whom and why, the oldest first',
        params: rotaParams,
        querystring: pageQuery,
        response: { 200: pageOf(changeBody) },
      },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, rowNumber)
        const rows = await deps.db.read(async (read) => {
          const rota = await getRota(read, request.params.id)
          return listChanges(read, rota.id, { limit: limit + 1, after })
        })
        const { items, next } = pageFrom(rows, limit, ({ id }) => id)
        const { everything } = sightOf(request)
        const shown = items.map(({ id: _, reason, ...change }) => ({
          ...change,
          brokenRules: [...change.brokenRules],
          reason: everything ? reason : null,
        }))
        return sendPage(reply, request, { items: shown, next })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/renew',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: "Let the rota's shifts follow the line's present plan; who stands them stays",
        params: rotaParams,
        response: { 200: renewedBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const change = await renewShifts(deps, request.actor, { rotaId, expected: expectedRevision(request) })
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        const { added, moved, resized, cancelled } = change
        return {
          revision,
          added: added.map(shiftView),
          moved: moved.map(shiftView),
          resized: resized.map(shiftView),
          cancelled: cancelled.map(shiftView),
        }
      },
    })
  }
