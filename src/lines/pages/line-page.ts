// A page of one line and its forms: a form does what it says and comes back, or the page says why not.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isRefusal, type Refusal } from '../../console/refusal.ts'
import { seeOther } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { RouteAccess, Routes } from '../../http/routes.ts'
import { recordId } from '../../http/wire.ts'
import type { Line } from '../line.ts'
import { lineByCode } from '../store.ts'

const params = z.object({ line: z.string().max(100), id: recordId.optional() })

export interface ShownLine {
  readonly line: Line
  /** Of the form that was sent. */
  readonly refusal: Refusal | undefined
}

export interface LinePage {
  /** With `:line` in it, the line's code. */
  readonly url: string
  readonly reading: RouteAccess
  readonly writing: RouteAccess
  readonly show: (request: FastifyRequest, reply: FastifyReply, shown: ShownLine) => Promise<FastifyReply>
}

/** @returns the word of the page for what was done; `id` is that of the address, where it has one */
type Act = (line: Line, request: FastifyRequest, id: string) => Promise<string>

/** @returns what adds a form: the rest of its address, `/:id/end` for instance, and what it does */
export function linePage(app: Parameters<Routes>[0], deps: Deps, { url, reading, writing, show }: LinePage) {
  app.route({
    method: 'GET',
    url,
    config: { access: reading, page: true },
    schema: { hide: true, params },
    handler: async (request, reply) => {
      const line = await deps.db.read((read) => lineByCode(read, request.params.line))
      return show(request, reply, { line, refusal: undefined })
    },
  })
  return (rest: string, act: Act, { carriesNothing = false } = {}): void => {
    app.route({
      method: 'POST',
      url: `${url}${rest}`,
      config: { access: writing, page: true, carriesNothing },
      schema: { hide: true, params },
      handler: async (request, reply) => {
        const line = await deps.db.read((read) => lineByCode(read, request.params.line))
        try {
          const done = await act(line, request, request.params.id ?? '')
          return seeOther(reply, `${url.replace(':line', line.code)}?done=${done}`)
        } catch (error) {
          if (!isRefusal(error)) throw error
          return show(request, reply, { line, refusal: error })
        }
      },
    })
  }
}
