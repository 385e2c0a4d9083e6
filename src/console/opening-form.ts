// A page with an empty form, at /…/new, that opens a record of a call or of none; what cannot be opened is shown again.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import type { Permission } from '../access/permissions.ts'
import { invalidInput } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { one, type PostedFields, postedFields } from './posted.ts'
import { queryPart, type StepResult, tryStep } from './try-step.ts'
import { seeOther } from './view.ts'

export interface OpeningShown {
  readonly result: StepResult
  readonly typed: PostedFields
}

export interface OpeningForm {
  /** Where such records are: '/cases'. */
  readonly path: string
  readonly access: Permission
  show(request: FastifyRequest, reply: FastifyReply, shown: OpeningShown): Promise<unknown>
  /** @returns the id of the record */
  open(request: FastifyRequest, typed: PostedFields): Promise<string>
}

export const openingRoutes =
  ({ path, access, show, open }: OpeningForm): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: `${path}/new`,
      config: { access, page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const typed = new Map([['callId', [queryPart(request.url, 'call') ?? ''].filter(Boolean)]])
        return show(request, reply, { result: 'done', typed })
      },
    })
    app.route({
      method: 'POST',
      url: path,
      config: { access, page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const typed = postedFields(request)
        let id = ''
        const result = await tryStep(async () => {
          id = await open(request, typed)
        })
        if (result === 'done') return seeOther(reply, `${path}/${id}?done=opened`)
        return show(request, reply, { result, typed })
      },
    })
  }

/** A time by the clock of a zone, as a form has it; undefined when none was given. @throws invalid-input */
export function localInstant(fields: PostedFields, name: string, zone: string): DateTime | undefined {
  const local = one(fields, name)
  if (local === '') return undefined
  const at = DateTime.fromISO(local, { zone })
  if (!at.isValid) throw invalidInput([{ path: name, message: 'is not a time' }])
  return at.toUTC()
}
