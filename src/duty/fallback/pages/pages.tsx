// The page of a line's fallback and its forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { all, given, one, postedFields } from '../../../console/posted.ts'
import { refusalLines, statusOf } from '../../../console/refusal.ts'
import { sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import type { Routes } from '../../../http/routes.ts'
import type { Line } from '../../../lines/line.ts'
import { linePage, type ShownLine } from '../../../lines/pages/line-page.ts'
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

type Done = keyof FallbackWords['done']

export const fallbackPages =
  (deps: Deps): Routes =>
  async (app) => {
    const form = linePage(app, deps, {
      ...{ url: '/duty/:line/fallback', reading: 'duty:read', writing: 'lines:write' },
      show: (request, reply, shown) => show(deps, request, reply, shown),
    })
    form('', async (line, request): Promise<Done> => {
      await addFallbackPerson(deps, request.actor, line.id, { person: personIn(request) })
      return 'added'
    })
    form('/:id/end', async (line, request, id): Promise<Done> => {
      await endFallbackPerson(deps, request.actor, { lineId: line.id, id })
      return 'removed'
    })
    form('/:id/first', async (line, request, id): Promise<Done> => {
      await askFirst(deps, request, { line, id })
      return 'first'
    })
    const setAddress = async (line: Line, request: FastifyRequest): Promise<Done> => {
      const fields = postedFields(request)
      const off = one(fields, 'set') === 'no'
      const typed = { kind: one(fields, 'kind'), address: one(fields, 'address') }
      const { target } = fallbackInput.parse({ target: off ? null : typed })
      await setFallback(deps, request.actor, { lineId: line.id, target })
      return off ? 'no-address' : 'address'
    }
    form('/address', setAddress, { carriesNothing: true })
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

const labelsIn = ({ who, rank, fromLabel, untilLabel, days, opens, length, value }: FallbackWords) =>
  new Map(
    Object.entries({
      ...{ memberId: who, role: who, rank, from: fromLabel, until: untilLabel },
      ...{ weekdays: days, opens, minutes: length, target: value },
    }),
  )

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { line, refusal }: ShownLine) {
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
  const labels = labelsIn(fallbackWords(view.language))
  // The address may be somebody's number: its form shares no field with the other, and is not filled in again.
  const typed = postedFields(request)
  const lines = refusal && refusalLines(refusal, view.language, (field) => labels.get(field))
  return sendHtml(
    reply,
    <FallbackPage view={page} line={line} {...shown} refusal={lines} typed={typed} />,
    statusOf(refusal),
  )
}
