// The page of a line's fallback and its forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { all, given, one, postedFields } from '../../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Read } from '../../../db/database.ts'
import type { Deps } from '../../../deps.ts'
import { notFound, WarmlineError } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { recordId } from '../../../http/wire.ts'
import type { Line } from '../../../lines/line.ts'
import { listLines } from '../../../lines/store.ts'
import { dayOf } from '../../../lines/wall-clock.ts'
import { colleaguesOf, colleaguesOn } from '../../../people/store.ts'
import { dutyAt } from '../../store.ts'
import { setFallback } from '../address-actions.ts'
import { fallbackOf } from '../address-store.ts'
import { FALLBACK_ROLES } from '../fallback.ts'
import { addFallbackPerson, changeFallbackPerson, endFallbackPerson } from '../people-actions.ts'
import { fallbackNow, fallbackPeopleOf, getFallbackPerson } from '../people-store.ts'
import { fallbackInput, newFallbackPerson } from '../wire.ts'
import { FallbackPage } from './fallback-page.tsx'
import { type FallbackWords, fallbackWords } from './words.ts'

const reading = { access: 'duty:read', page: true } as const
const writing = { access: 'lines:write', page: true } as const
const lineParams = z.object({ line: z.string().max(100) })
const oneParams = lineParams.extend({ person: recordId })

type Done = keyof FallbackWords['done']
type Refusal = WarmlineError | z.ZodError

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof z.ZodError || (error instanceof WarmlineError && ['conflict', 'invalid-input'].includes(error.code))

export const fallbackPages =
  (deps: Deps): Routes =>
  async (app) => {
    /** Does it, and says so; or shows the page again with the reason why not. */
    const attempt = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { code, act }: { readonly code: string; readonly act: (line: Line) => Promise<Done> },
    ) => {
      const line = await deps.db.read((read) => lineByCode(read, code))
      try {
        return seeOther(reply, `/duty/${line.code}/fallback?done=${await act(line)}`)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return show(deps, request, reply, { line, refusal: error })
      }
    }

    app.route({
      method: 'GET',
      url: '/duty/:line/fallback',
      config: reading,
      schema: { hide: true, params: lineParams },
      handler: async (request, reply) => {
        const line = await deps.db.read((read) => lineByCode(read, request.params.line))
        return show(deps, request, reply, { line, refusal: undefined })
      },
    })
    app.route({
      method: 'POST',
      url: '/duty/:line/fallback',
      config: writing,
      schema: { hide: true, params: lineParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            await addFallbackPerson(deps, request.actor, line.id, { person: personIn(request) })
            return 'added'
          },
        }),
    })
    app.route({
      method: 'POST',
      url: '/duty/:line/fallback/:person/end',
      config: writing,
      schema: { hide: true, params: oneParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            await endFallbackPerson(deps, request.actor, { lineId: line.id, id: request.params.person })
            return 'removed'
          },
        }),
    })
    app.route({
      method: 'POST',
      url: '/duty/:line/fallback/:person/first',
      config: writing,
      schema: { hide: true, params: oneParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            await askFirst(deps, request, { line, id: request.params.person })
            return 'first'
          },
        }),
    })
    app.route({
      method: 'POST',
      url: '/duty/:line/fallback/address',
      config: writing,
      schema: { hide: true, params: lineParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            const fields = postedFields(request)
            const off = one(fields, 'set') === 'no'
            const given = { kind: one(fields, 'kind'), address: one(fields, 'address') }
            const { target } = fallbackInput.parse({ target: off ? null : given })
            await setFallback(deps, request.actor, { lineId: line.id, target })
            return off ? 'no-address' : 'address'
          },
        }),
    })
  }

async function lineByCode(read: Read, code: string): Promise<Line> {
  const line = (await listLines(read)).find((each) => each.code === code)
  if (!line) throw notFound('line')
  return line
}

/** @throws ZodError */
function personIn(request: FastifyRequest) {
  const fields = postedFields(request)
  const [role = '', memberId = ''] = one(fields, 'who').split(' ')
  const weekdays = all(fields, 'weekdays').map(Number)
  return newFallbackPerson.parse({
    ...{ role, memberId, rank: Number(one(fields, 'rank')), from: one(fields, 'from') },
    until: given(fields, 'until') ?? null,
    weekdays: weekdays.length === 0 ? null : weekdays,
    opens: one(fields, 'opens'),
    minutes: Number(one(fields, 'hours')) * 60,
  })
}

/** They come first, and whoever was before them one place later. */
async function askFirst(deps: Deps, request: FastifyRequest, { line, id }: { line: Line; id: string }): Promise<void> {
  const people = await deps.db.read(async (read) => {
    const { role } = await getFallbackPerson(read, line.id, id)
    const all = await fallbackPeopleOf(read, line.id, { from: dayOf(deps.clock.now(), line.zone) })
    return all.filter((person) => person.role === role)
  })
  const order = [...people.filter((person) => person.id === id), ...people.filter((person) => person.id !== id)]
  for (const [i, person] of order.entries()) {
    if (person.rank === i + 1) continue
    const change = { edit: { rank: i + 1 }, expected: person.revision }
    await changeFallbackPerson(deps, request.actor, { lineId: line.id, id: person.id }, change)
  }
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { line, refusal }: { readonly line: Line; readonly refusal: Refusal | undefined },
) {
  const view = await viewOf(deps, request)
  const named = request.actor.permissions.has('people:read')
  const shown = await deps.db.read(async (read) => {
    const today = dayOf(view.now, line.zone)
    const people = await fallbackPeopleOf(read, line.id, { from: today })
    const asked = await fallbackNow(read, line.id, { at: view.now, duties: await dutyAt(read, line.id, view.now) })
    const serving = await colleaguesOn(read, line.id, today)
    const ids = [...people.map(({ memberId }) => memberId), ...serving.map(({ id }) => id)]
    const who = await colleaguesOf(read, [...new Set(ids)])
    return {
      people,
      now: new Set(
        people
          .filter(({ role, memberId }) => asked.some((each) => each.role === role && each.memberId === memberId))
          .map(({ id }) => id),
      ),
      labelOf: (id: string) => (named ? who.get(id)?.name : undefined) ?? who.get(id)?.displayCode ?? '?',
      choices: serving.flatMap(({ id: memberId, roles }) =>
        FALLBACK_ROLES.filter((role) => roles.includes(role)).map((role) => ({ memberId, role })),
      ),
      hasAddress: (await fallbackOf(read, line.id)).isSet,
    }
  })
  const page = { ...view, path: refusal ? `/duty/${line.code}/fallback` : view.path }
  const lines = refusal && refusalLines(refusal, fallbackWords(view.language))
  const status = refusal === undefined ? 200 : refusal instanceof WarmlineError ? refusal.status : 422
  return sendHtml(reply, <FallbackPage view={page} line={line} {...shown} refusal={lines} />, status)
}

function refusalLines(refusal: Refusal, words: FallbackWords): readonly string[] {
  if (!(refusal instanceof WarmlineError)) return [words.invalid]
  return refusal.extra.errors?.map(({ path, message }) => `${path}: ${message}`) ?? [refusal.detail]
}
