// The page of a line's rotations and its forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../../access/account.ts'
import { all, given, one, type PostedFields, postedFields } from '../../../console/posted.ts'
import { type Refusal, type Refused, refusalLines, statusOf } from '../../../console/refusal.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { day } from '../../../http/wire.ts'
import { linePage, type ShownLine } from '../../../lines/pages/line-page.ts'
import { getLinePlan } from '../../../lines/store.ts'
import { plusDays } from '../../../lines/wall-clock.ts'
import { memberIdsByCode } from '../../../people/store.ts'
import { facesIn, sightOf } from '../../routes.ts'
import { rotaParams } from '../../wire.ts'
import { addRotation, changeRotation, setRotationList } from '../actions.ts'
import { fillRota } from '../fill-actions.ts'
import type { Participant } from '../rotation.ts'
import { turnsOfLine } from '../store.ts'
import { peopleInRotations } from '../views.ts'
import { newList, newRotation } from '../wire.ts'
import { RotationsPage } from './rotations-page.tsx'
import { type RotationWords, rotationWords } from './words.ts'

const DAYS_AHEAD = 56

const fromDay = z.object({ effectiveOn: day })
const lastDay = z.object({ until: day })
type Done = keyof RotationWords['done']

export const rotationPages =
  (deps: Deps): Routes =>
  async (app) => {
    const form = linePage(app, deps, {
      ...{ url: '/rota/:line/rotations', reading: 'rota:read', writing: 'rota:write' },
      show: (request, reply, shown) => show(deps, request, reply, shown),
    })
    form('', async (line, request): Promise<Done> => {
      const fields = postedFields(request)
      const participants = await participantsIn(deps, one(fields, 'participants'))
      const rotation = newRotation.parse({ ...termsIn(fields), participants })
      await addRotation(deps, request.actor, line.id, { rotation })
      return 'made'
    })
    form('/:id/list', async (line, request, id): Promise<Done> => {
      const fields = postedFields(request)
      const participants = await participantsIn(deps, one(fields, `participants-${id}`))
      const list = newList.parse({ participants, anew: one(fields, `anew-${id}`) === 'yes' })
      const { effectiveOn } = fromDay.parse({ effectiveOn: one(fields, `on-${id}`) })
      const at = { lineId: line.id, id }
      await setRotationList(deps, request.actor, at, { list: { effectiveOn, ...list }, expected: undefined })
      return 'listed'
    })
    form('/:id/end', async (line, request, id): Promise<Done> => {
      const { until } = lastDay.parse({ until: one(postedFields(request), `until-${id}`) })
      await changeRotation(deps, request.actor, { lineId: line.id, id }, { until, expected: undefined })
      return 'ended'
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/fill-from-rotations',
      config: { access: 'rota:write', page: true },
      schema: { hide: true, params: rotaParams },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        await fillRota(deps, request.actor, { rotaId, expected: undefined })
        return seeOther(reply, `/rotas/${rotaId}?done=filled`)
      },
    })
  }

const termsIn = (fields: PostedFields) => ({
  nameZh: one(fields, 'nameZh'),
  nameEn: one(fields, 'nameEn'),
  role: one(fields, 'role'),
  templateCodes: all(fields, 'templateCodes').length === 0 ? null : [...all(fields, 'templateCodes')],
  every: Number(given(fields, 'every') ?? 1),
  unit: one(fields, 'unit'),
  from: one(fields, 'from'),
  handOver: one(fields, 'handOver'),
})

/** One participant a line, by display codes. @throws invalid-input with the code that nobody has */
async function participantsIn(deps: Deps, text: string): Promise<Participant[]> {
  const ids = await deps.db.read(memberIdsByCode)
  const lines = text.split('\n').map((line) => line.split(/[\s,，、+]+/).filter((code) => code !== ''))
  return lines
    .filter((line) => line.length > 0)
    .map((line) =>
      line.map((code) => {
        const id = ids.get(code) ?? ids.get(code.toUpperCase())
        if (id === undefined) throw invalidInput([unknownCode(code)])
        return id
      }),
    )
}

const unknownCode = (code: string) => ({
  path: 'participants',
  message: rotationWords('en').unknown(code),
  zh: rotationWords('zh').unknown(code),
})

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { line, refusal }: ShownLine) {
  const view = await viewOf(deps, request)
  const shown = await deps.db.read(async (read) => {
    const today = view.now.setZone(line.zone).toFormat('yyyy-MM-dd')
    const to = view.now.plus({ days: DAYS_AHEAD })
    const all = await turnsOfLine(read, line.id, { from: view.now, to })
    const found = all.filter(({ rotation: { until } }) => until === null || until >= plusDays(today, -1))
    return {
      plan: await getLinePlan(read, line.id),
      found,
      faces: await facesIn(read, request, peopleInRotations(found)),
    }
  })
  const values = refusal
    ? Object.fromEntries([...postedFields(request)].map(([name, [value = '']]) => [name, value]))
    : {}
  const page = { ...view, path: refusal ? `/rota/${line.code}/rotations` : view.path }
  const refused = refusal && refusalShown(refusal, view.language)
  return sendHtml(
    reply,
    <RotationsPage view={page} {...shown} sight={sightOf(request)} refusal={refused} values={values} />,
    statusOf(refusal),
  )
}

function refusalShown(refusal: Refusal, language: Language): Refused {
  const words = rotationWords(language)
  const labels = new Map<string, string>([
    ...(['nameZh', 'nameEn', 'role', 'unit', 'from', 'handOver', 'participants'] as const).map(
      (name) => [name, words[name]] as const,
    ),
    ...([
      ['every', words.length],
      ['templateCodes', words.templates],
      ['until', words.endOn],
    ] as const),
    ['effectiveOn', words.effectiveOn],
  ])
  return { title: words.refused, lines: refusalLines(refusal, language, (field) => labels.get(field)) }
}
