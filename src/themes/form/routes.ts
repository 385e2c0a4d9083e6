// Files for those above and beside: the monthly form, and counts by topic and period.
import { z } from 'zod'
import { LANGUAGES } from '../../access/account.ts'
import { mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { CALL_TYPES } from '../../calls/codes.ts'
import { isPeriod, PERIOD_KINDS, type Period } from '../../calls/period.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { day, recordId } from '../../http/wire.ts'
import { getLine, topicsOf } from '../../lines/store.ts'
import { TIERS } from '../../people/member.ts'
import { type Cell, MEDIA, SHEET_FORMATS, sheetStream } from '../../sheets/write-sheet.ts'
import { topicFacet } from '../facet.ts'
import type { Figure } from '../figure.ts'
import { scopeOf } from '../scope.ts'
import { disclosureFor, figuresOf, periodsBetween } from '../view.ts'
import { line, view } from '../wire.ts'
import { fillForm } from './read-form.ts'
import { formRows } from './sheet.ts'

const tags = ['themes']
const MOST_CELLS = 20_000
const month = z
  .string()
  .max(20)
  .refine((text): text is Period => /^month:/.test(text) && isPeriod(text), 'must be a month, e.g. month:2026-05')
  .meta({ type: 'string', example: 'month:2026-05' })
const language = z.enum(LANGUAGES).default('zh')
const shownCount = z.union([z.int(), z.literal('*')])
const formBody = z
  .object({
    rules: z.string(),
    total: shownCount,
    answered: shownCount,
    abandoned: shownCount,
    answerRate: z.number().nullable(),
    answeredInTime: z.number().nullable(),
    crisis: shownCount,
    difficult: shownCount,
    repeat: shownCount,
    local: shownCount,
    nonLocal: shownCount,
    types: z.array(z.object({ type: z.enum(CALL_TYPES), calls: shownCount })),
    topics: z.array(z.object({ code: z.string(), calls: shownCount })),
    staff: z.array(z.object({ tier: z.enum(TIERS), people: z.int(), calls: shownCount })),
  })
  .meta({ id: 'MonthlyForm' })

export const formRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const formQuery = z.object({ line: recordId, month, view })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/monthly-form',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'The monthly form for the authority above',
        description:
          'Exact for those with the right to the records: every closed call, topics by primary topic. Else total, types, topics and high risk are the figures that themes show (the total without types that count under no topic, topics of every mention), and the rest is hidden where few people called or where it would tell more of these.',
        querystring: formQuery,
        response: { 200: formBody },
      },
      handler: async (request) => {
        const { rules, form } = await fillForm(deps, request.actor, request.query)
        const { types, topics, staff } = form
        return { rules, ...form, types: [...types], topics: [...topics], staff: [...staff] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/monthly-form/file',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'The monthly form as XLSX or CSV',
        produces: [MEDIA.xlsx, MEDIA.csv],
        querystring: formQuery.extend({ format: z.enum(SHEET_FORMATS).default('xlsx'), language }),
      },
      handler: async (request, reply) => {
        const { format, language, ...question } = request.query
        const { rules, form } = await fillForm(deps, request.actor, question)
        const { known, topics } = await deps.db.read(async (read) => ({
          known: await getLine(read, question.line),
          topics: await topicsOf(read, question.line),
        }))
        const rows = formRows(form, {
          language,
          lineName: language === 'zh' ? known.nameZh : known.nameEn,
          month: question.month.slice('month:'.length),
          withinSeconds: known.settings.answerWithinSeconds,
          isExact: rules === 'exact',
          topics: new Map(topics.map((topic) => [topic.code, language === 'zh' ? topic.labelZh : topic.labelEn])),
        })
        return reply
          .type(MEDIA[format])
          .header('content-disposition', `attachment; filename="form-${question.month.slice(6)}.${format}"`)
          .send(sheetStream(format, { name: language === 'zh' ? '月报表' : 'Monthly form', rows: asynchronous(rows) }))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/export',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Caller-episodes by topic and period as CSV or XLSX',
        description: 'Exact for those with the right to the records, else as the public may see it.',
        produces: [MEDIA.csv, MEDIA.xlsx],
        querystring: z.object({
          line,
          unit: z.enum(PERIOD_KINDS).default('month'),
          from: day,
          to: day,
          format: z.enum(SHEET_FORMATS).default('csv'),
          language,
          view,
        }),
      },
      handler: async (request, reply) => {
        const { line: asked, unit, from, to, format, language, view } = request.query
        mustHold(request.actor, 'themes:read')
        const now = deps.clock.now()
        const periods = periodsBetween(unit, from, to)
        const rows = await deps.db.write('export-themes', async (tx) => {
          const disclosure = await disclosureFor(tx, request.actor, { line: asked, view, now })
          const { topics } = await scopeOf(tx, asked)
          const facets = ['all', ...topics.map(({ code }) => topicFacet(code))]
          if (facets.length * periods.length > MOST_CELLS) {
            throw invalidInput([{ path: 'to', message: `is too far: a file has at most ${MOST_CELLS} figures` }])
          }
          const figures = await figuresOf(tx, disclosure, { line: asked, facets, periods })
          await audit(tx, request.actor, { at: now, action: 'themes.export', record: 'line', recordId: asked })
          const labels = new Map(topics.map((t) => [topicFacet(t.code), language === 'zh' ? t.labelZh : t.labelEn]))
          return countRows(figures, { periods, labels, all: language === 'zh' ? '全部' : 'All' })
        })
        return reply
          .type(MEDIA[format])
          .header('content-disposition', `attachment; filename="themes-${from}.${format}"`)
          .send(sheetStream(format, { name: language === 'zh' ? '问题分类' : 'Topics', rows: asynchronous(rows) }))
      },
    })
  }

interface CountSheet {
  readonly periods: readonly Period[]
  readonly labels: ReadonlyMap<string, string>
  readonly all: string
}

function countRows(figures: readonly Figure[], { periods, labels, all }: CountSheet): readonly (readonly Cell[])[] {
  const byCell = new Map(figures.map((figure) => [`${figure.facet} ${figure.period}`, figure.episodes]))
  const row = (facet: string, name: string) => [
    facet === 'all' ? '' : facet.slice('topic:'.length),
    name,
    ...periods.map((period) => byCell.get(`${facet} ${period}`) ?? 0),
  ]
  return [
    ['', '', ...periods.map((period) => period.slice(period.indexOf(':') + 1))],
    row('all', all),
    ...[...labels].map(([facet, name]) => row(facet, name)),
  ]
}

async function* asynchronous(rows: Iterable<readonly Cell[]>): AsyncGenerator<readonly Cell[]> {
  yield* rows
}
