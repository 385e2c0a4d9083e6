// Notices over HTTP: a member's own, and who has seen a publication.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import { pageOf, pageQuery, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { isoInstant, recordId } from '../../http/wire.ts'
import { facesIn } from '../routes.ts'
import { getRota } from '../store.ts'
import { colleague, role, rotaParams, words } from '../wire.ts'
import { ownMember, seeNotices } from './actions.ts'
import { NOTICE_KINDS } from './notice.ts'
import { readNotices } from './read.ts'
import { acknowledgementsOf } from './store.ts'

const tags = ['notices']
const config = { access: 'people:own' } as const

const noticeBody = z
  .object({
    id: recordId,
    kind: z.enum(NOTICE_KINDS),
    lineId: recordId,
    rotaId: recordId,
    version: z.int().nullable(),
    shift: z.object({ shiftId: recordId, role, start: isoInstant, end: isoInstant }).nullable(),
    aboutId: recordId.nullable().meta({ description: 'The swap request or open shift that it speaks of' }),
    at: isoInstant,
    seenAt: isoInstant.nullable(),
    says: words,
    changes: z.array(words).meta({ description: 'Of a publication: what it changed for the reader' }),
  })
  .meta({ id: 'RotaNotice' })

const noticeQuery = z.object({ ...pageQuery.shape, unseen: z.stringbool().default(false) })
const seenBody = z.strictObject({ ids: z.union([z.literal('all'), z.array(recordId).min(1).max(200)]) })
const acknowledgementsQuery = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() })
const acknowledgementsBody = z.object({
  version: z.int(),
  unseen: z.int(),
  items: z.array(z.object({ member: colleague, at: isoInstant, seenAt: isoInstant.nullable() })),
})

export const noticeRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/notices',
      config,
      schema: {
        tags,
        summary: 'What the reader was told of their duty, the latest first',
        querystring: noticeQuery,
        response: { 200: pageOf(noticeBody) },
      },
      handler: async (request, reply) => {
        const memberId = ownMember(request.actor)
        const { limit, cursor, unseen } = request.query
        const page = await deps.db.read((read) => readNotices(read, memberId, { limit, cursor, unseen }))
        const items = page.items.map(({ memberId: _, shift = null, changes, ...notice }) => ({
          ...notice,
          shift,
          changes: [...changes],
        }))
        return sendPage(reply, request, { items, next: page.next })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/notices/seen',
      config,
      schema: {
        tags,
        summary: 'Acknowledge notices: these have been seen',
        body: seenBody,
        response: { 200: z.object({ seen: z.int() }) },
      },
      handler: async (request) => ({ seen: await seeNotices(deps, request.actor, request.body.ids) }),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/acknowledgements',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Whom a publication was told to, and who has seen it; the latest version unless given',
        params: rotaParams,
        querystring: acknowledgementsQuery,
        response: { 200: acknowledgementsBody },
      },
      handler: async (request) =>
        await deps.db.read(async (read) => {
          const rota = await getRota(read, request.params.id)
          const { version = rota.version } = request.query
          if (version === 0 || version > rota.version) throw notFound('version of this rota')
          const found = await acknowledgementsOf(read, rota.id, version)
          const faces = await facesIn(
            read,
            request,
            found.map(({ memberId }) => memberId),
          )
          const items = found.map(({ memberId, at, seenAt }) => ({ member: faces.of(memberId), at, seenAt }))
          return { version, unseen: found.filter(({ seenAt }) => seenAt === null).length, items }
        }),
    })
  }
