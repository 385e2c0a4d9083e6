// The hours report over HTTP: everybody's for those who look after the people, one's own for members.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { day, recordId } from '../../http/wire.ts'
import { DUTY_ROLES } from '../../lines/duty-role.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { memberIdOf, mustSee } from '../../people/own.ts'
import { colleaguesOf } from '../../people/store.ts'
import type { HoursRow } from './hours.ts'
import { csvOf, type NamedRow, xlsxOf } from './hours-sheet.ts'
import { type HoursQuery, hoursRows } from './hours-store.ts'

const MOST_DAYS = 366
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tags = ['duty']

const query = z.object({
  from: day,
  to: day.meta({ description: 'First day that is not part of it' }),
  lineId: recordId.optional().meta({ description: 'One line; all of them together unless given' }),
  by: z.enum(['month', 'period']).default('month'),
  format: z.enum(['json', 'csv', 'xlsx']).default('json'),
  language: z.enum(['zh', 'en']).default('zh').meta({ description: 'Of the headings in CSV and XLSX' }),
})

const row = z.object({
  member: z.object({ id: recordId, displayCode: z.string(), name: z.string() }),
  period: z.string(),
  hoursWorked: z.number(),
  hoursToCome: z.number(),
  hoursByRole: z.partialRecord(z.enum(DUTY_ROLES), z.number()),
  shifts: z.int(),
  nights: z.int(),
  weekendShifts: z.int(),
  holidayShifts: z.int(),
  correctedShifts: z.int(),
  wishes: z.object({ asked: z.int(), met: z.int() }),
})
const body = z.object({ items: z.array(row) })

const hours = (minutes: number) => Math.round((100 * minutes) / 60) / 100

const rowView = ({ colleague, memberId, ...of }: NamedRow) => ({
  member: { id: memberId, displayCode: colleague.displayCode, name: colleague.name },
  period: of.period,
  hoursWorked: hours(of.workedMinutes),
  hoursToCome: hours(of.plannedMinutes),
  hoursByRole: Object.fromEntries(Object.entries(of.minutesByRole).map(([role, minutes]) => [role, hours(minutes)])),
  shifts: of.shifts,
  nights: of.nights,
  weekendShifts: of.weekends,
  holidayShifts: of.holidays,
  correctedShifts: of.corrected,
  wishes: { ...of.wishes },
})

const NOBODY = { displayCode: '?', name: '?' }

async function* named(deps: Deps, rows: AsyncIterable<HoursRow>): AsyncGenerator<NamedRow> {
  for await (const part of inBatches(rows)) {
    const ids = [...new Set(part.map(({ memberId }) => memberId))]
    const colleagues = await deps.db.read((read) => colleaguesOf(read, ids))
    for (const each of part) yield { ...each, colleague: colleagues.get(each.memberId) ?? NOBODY }
  }
}

async function* inBatches(rows: AsyncIterable<HoursRow>): AsyncGenerator<readonly HoursRow[]> {
  let batch: HoursRow[] = []
  for await (const each of rows) {
    batch.push(each)
    if (batch.length < 200) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** @throws invalid-input */
function assertYear({ from, to }: { readonly from: string; readonly to: string }): void {
  if (to <= from) throw invalidInput([{ path: 'to', message: 'must be after from', zh: '必须晚于起始时间' }])
  if (to > plusDays(from, MOST_DAYS)) {
    throw invalidInput([{ path: 'to', message: `must be at most ${MOST_DAYS} days after from` }])
  }
}

type Query = z.output<typeof query>

export const hoursRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const send = async (reply: FastifyReply, asked: Query, memberId: string | undefined) => {
      const { from, to, lineId, by, format, language } = asked
      assertYear(asked)
      const what: HoursQuery = { from, to, lineId, by, memberId }
      const rows = named(deps, hoursRows(deps.db, what, deps.clock.now()))
      if (format === 'json') {
        const items: View[] = []
        for await (const each of rows) items.push(rowView(each))
        return { items: items.sort(inOrder) }
      }
      reply.header('content-disposition', `attachment; filename="hours-${from}-${to}.${format}"`)
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(rows, language))
      return reply.type(XLSX).send(xlsxOf(rows, language))
    }

    app.route({
      method: 'GET',
      url: '/api/v1/hours',
      config: { access: 'people:read' },
      schema: {
        tags,
        summary: 'Hours, nights, weekends, holidays and wishes met by person and month: JSON, CSV or XLSX',
        description: 'Hours are worked duty: the frozen plan, corrected by a coordinator with a reason.',
        produces: ['application/json', 'text/csv', XLSX],
        querystring: query,
        response: { 200: body },
      },
      handler: async (request, reply) => send(reply, request.query, undefined),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/members/:id/hours',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: "One member's hours; `me` for one's own",
        produces: ['application/json', 'text/csv', XLSX],
        params: z.object({ id: recordId.or(z.literal('me')) }),
        querystring: query,
        response: { 200: body },
      },
      handler: async (request, reply) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        mustSee(request.actor, memberId)
        return send(reply, request.query, memberId)
      },
    })
  }

type View = ReturnType<typeof rowView>
const compare = (a: string, b: string) => Number(a > b) - Number(a < b)
const inOrder = (a: View, b: View) => compare(a.member.displayCode, b.member.displayCode) || compare(a.period, b.period)
