// The export of a call log over HTTP.
import { z } from 'zod'
import { LANGUAGES } from '../../access/account.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { day, recordId } from '../../http/wire.ts'
import { MEDIA, SHEET_FORMATS, sheetStream } from '../../sheets/write-sheet.ts'
import { callQueryShape } from '../wire.ts'
import { exportCalls } from './export-calls.ts'

const { topic, risk, type, memberId } = callQueryShape

const exportQuery = z.object({
  lineId: recordId,
  from: day.meta({ description: 'First local day' }),
  to: day.meta({ description: 'The local day after the last, at most 366 days later' }),
  topic,
  risk,
  type,
  memberId,
  format: z.enum(SHEET_FORMATS).default('csv'),
  language: z.enum(LANGUAGES).default('zh'),
  texts: z.enum(['true', 'false']).default('false').meta({ description: 'With the de-identified texts' }),
})

export const callExportRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/calls/export',
      config: { access: 'calls:read-line' },
      schema: {
        tags: ['calls'],
        summary: 'The call log of a line as CSV or XLSX, for its supervisors',
        description:
          'Streamed. Recorded in the audit trail before the first row. Others get counts: GET /api/v1/themes/export.',
        produces: [MEDIA.csv, MEDIA.xlsx],
        querystring: exportQuery,
      },
      handler: async (request, reply) => {
        const { format, language, texts, ...filter } = request.query
        const rows = await exportCalls(deps, request.actor, { filter, language, withTexts: texts === 'true' })
        const name = language === 'zh' ? '来电记录' : 'Calls'
        return reply
          .type(MEDIA[format])
          .header('content-disposition', `attachment; filename="calls-${filter.from}.${format}"`)
          .send(sheetStream(format, { name, rows }))
      },
    })
  }
