// Mandatory reports over HTTP.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../../http/pagination.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { finding, freeTextInput, idParams, isoInstant, recordId } from '../../http/wire.ts'
import { getLine } from '../../lines/store.ts'
import { ownLines } from '../rights.ts'
import { readReport } from './read-reports.ts'
import {
  isReportOverdue,
  missingSteps,
  REPORT_OUTCOMES,
  REPORT_RECIPIENTS,
  REPORT_STEPS,
  reportState,
} from './report.ts'
import { listReports, type Report, type ReportStep, reportCursor } from './report-store.ts'
import { decideClosing, noteReportStep, proposeClosing } from './take-step.ts'

const reportShape = {
  id: recordId,
  callId: recordId,
  lineId: recordId,
  state: z.enum(['open', 'to-be-closed', 'closed']),
  raisedAt: isoInstant,
  dueAt: isoInstant.nullable().meta({ description: 'When the next required step is due; null: all are taken.' }),
  overdue: z.boolean(),
  outcome: z.enum(REPORT_OUTCOMES).nullable(),
  closingNote: z.string().nullable(),
  proposedAt: isoInstant.nullable(),
  proposedBy: z.string().nullable(),
  closedAt: isoInstant.nullable(),
  closedBy: z.string().nullable(),
  revision: z.int(),
}
const reportItem = z.object(reportShape).meta({ id: 'MandatoryReport' })
const stepBody = z.object({
  kind: z.enum(REPORT_STEPS),
  recipient: z.enum(REPORT_RECIPIENTS).nullable(),
  at: isoInstant,
  notedAt: isoInstant,
  notedBy: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
})
const historyBody = z.object({
  ...reportShape,
  steps: z.array(stepBody),
  missing: z.array(
    z.object({ kind: z.enum(REPORT_STEPS), recipient: z.enum(REPORT_RECIPIENTS).nullable(), dueAt: isoInstant }),
  ),
})
const changedBody = z.object({ ...reportShape, findings: z.array(finding) })

const stepInput = z.strictObject({
  kind: z.enum(REPORT_STEPS),
  recipient: z.enum(REPORT_RECIPIENTS).optional(),
  at: isoInstant.optional(),
  reference: z.string().trim().min(1).max(100).optional(),
  note: freeTextInput.optional(),
})
const closingInput = z.strictObject({ outcome: z.enum(REPORT_OUTCOMES), note: freeTextInput.optional() })
const decisionInput = z.strictObject({ confirmed: z.boolean() })
const listQuery = z.object({ ...pageQuery.shape, open: z.enum(['true', 'false']).default('true') })

const stepOnWire = ({ kind, recipient, at, notedAt, notedBy, reference, note }: ReportStep) => ({
  kind,
  recipient,
  at,
  notedAt,
  notedBy,
  reference,
  note,
})

export const reportRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const onWire = (report: Report) => ({
      id: report.id,
      callId: report.callId,
      lineId: report.lineId,
      state: reportState(report),
      raisedAt: report.raisedAt,
      dueAt: report.dueAt,
      overdue: isReportOverdue(report, deps.clock.now()),
      outcome: report.outcome,
      closingNote: report.closingNote,
      proposedAt: report.proposedAt,
      proposedBy: report.proposedBy,
      closedAt: report.closedAt,
      closedBy: report.closedBy,
      revision: report.revision,
    })
    const work = { access: 'reports:work' as const }
    const tags = ['calls']

    app.route({
      method: 'GET',
      url: '/api/v1/mandatory-reports',
      config: work,
      schema: {
        tags,
        summary: 'Mandatory reports of one’s lines, the latest first',
        querystring: listQuery,
        response: { 200: pageOf(reportItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, open } = request.query
        const after = readCursor(cursor, reportCursor)
        const page = await deps.db.read(async (read) => {
          const lineIds = await ownLines(read, request.actor, deps.clock.now())
          return listReports(read, { lineIds, open: open === 'true' }, { limit, after })
        })
        return sendPage(reply, request, { items: page.items.map(onWire), next: page.next })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/mandatory-reports/:id',
      config: work,
      schema: {
        tags,
        summary: 'A mandatory report: its steps, and those that are missing',
        params: idParams,
        response: { 200: historyBody },
      },
      handler: async (request, reply) => {
        const { report, steps } = await readReport(deps, request.actor, request.params.id)
        setRevision(reply, report.revision)
        const { settings } = await deps.db.read((read) => getLine(read, report.lineId))
        const missing = missingSteps(steps, settings).map(({ kind, recipient = null, withinHours }) => ({
          kind,
          recipient,
          dueAt: report.raisedAt.plus({ hours: withinHours }),
        }))
        return { ...onWire(report), steps: steps.map(stepOnWire), missing }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/mandatory-reports/:id/steps',
      config: work,
      schema: {
        tags,
        summary: 'Note what was done: told, reported orally or in writing, the authority’s reference',
        params: idParams,
        body: stepInput,
        response: { 200: changedBody },
      },
      handler: async (request, reply) => {
        const expected = expectedRevision(request)
        const { id } = request.params
        const { report, findings } = await noteReportStep(deps, request.actor, id, request.body, expected)
        setRevision(reply, report.revision)
        return { ...onWire(report), findings: [...findings] }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/mandatory-reports/:id/closing',
      config: work,
      schema: {
        tags,
        summary: 'Propose to close it: a second person decides',
        params: idParams,
        body: closingInput,
        response: { 200: changedBody },
      },
      handler: async (request, reply) => {
        const expected = expectedRevision(request)
        const { id } = request.params
        const { report, findings } = await proposeClosing(deps, request.actor, id, request.body, expected)
        setRevision(reply, report.revision)
        return { ...onWire(report), findings: [...findings] }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/mandatory-reports/:id/closing/decision',
      config: { access: 'reports:close' },
      schema: {
        tags,
        summary: 'Close it, or send it back: by another supervisor than proposed it',
        params: idParams,
        body: decisionInput,
        response: { 200: reportItem },
      },
      handler: async (request, reply) => {
        const decision = { confirmed: request.body.confirmed, expected: expectedRevision(request) }
        const report = await decideClosing(deps, request.actor, request.params.id, decision)
        setRevision(reply, report.revision)
        return onWire(report)
      },
    })
  }
