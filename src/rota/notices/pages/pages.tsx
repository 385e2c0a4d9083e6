// The page of notices and its button.
import { z } from 'zod'
import { one, postedFields } from '../../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput } from '../../../errors.ts'
import { pageQuery } from '../../../http/pagination.ts'
import type { Routes } from '../../../http/routes.ts'
import { recordId } from '../../../http/wire.ts'
import { seeNotices } from '../actions.ts'
import { readNoticeBoard } from './board.ts'
import { NoticesPage } from './notices-page.tsx'

const hide = { hide: true } as const
const which = z.union([z.literal('all'), recordId])
const noticesQuery = z.object({ cursor: pageQuery.shape.cursor, done: z.string().max(20).optional() })

export const noticePages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/notices',
      config: { access: 'rota:read', page: true },
      schema: { ...hide, querystring: noticesQuery },
      handler: async (request, reply) => {
        const view = await viewOf(deps, request)
        const { cursor } = request.query
        const board = await deps.db.read((read) => readNoticeBoard(read, request.actor, { now: view.now, cursor }))
        return sendHtml(reply, <NoticesPage view={view} board={board} paged={cursor !== undefined} />)
      },
    })

    app.route({
      method: 'POST',
      url: '/notices/seen',
      config: { access: 'people:own', page: true },
      schema: hide,
      handler: async (request, reply) => {
        const ids = which.safeParse(one(postedFields(request), 'ids'))
        if (!ids.success) throw invalidInput([{ path: 'ids', message: 'is not a notice', zh: '不是一条通知' }])
        await seeNotices(deps, request.actor, ids.data === 'all' ? 'all' : [ids.data])
        return seeOther(reply, '/notices?done=seen')
      },
    })
  }
