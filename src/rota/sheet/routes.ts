// The rota as a file to print or to pass on.
import { z } from 'zod'
import { LANGUAGES } from '../../access/account.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { MEDIA, SHEET_FORMATS, sheetStream } from '../../sheets/write-sheet.ts'
import { rotaParams } from '../wire.ts'
import { readRotaSheet } from './read.ts'
import { headText, sheetRows } from './text.ts'
import { sheetWords } from './words.ts'

const DAY_WIDTHS = [12, 10, 12]
const SHIFT_WIDTH = 15

export const rotaSheetRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/sheet',
      config: { access: 'rota:read' },
      schema: {
        tags: ['rota'],
        summary: 'The rota as a table to print: a row a day, a column for each shift and role',
        description:
          'Final duty; a draft as it stands, for coordinators. Display codes, or names for those who may read people.',
        produces: [MEDIA.xlsx, MEDIA.csv],
        params: rotaParams,
        querystring: z.object({
          format: z.enum(SHEET_FORMATS).default('xlsx'),
          language: z.enum(LANGUAGES).default('zh'),
        }),
      },
      handler: async (request, reply) => {
        const { format, language } = request.query
        const sheet = await deps.db.read((read) => readRotaSheet(read, request, request.params.id))
        const words = sheetWords(language)
        const { title, period, standing } = headText(sheet, language)
        const paper = {
          title: `${title} ${period}`,
          foot: `${standing} · ${words.zone(sheet.line.zone)}`,
          widths: [...DAY_WIDTHS, ...sheet.columns.map(() => SHIFT_WIDTH)],
          fixed: DAY_WIDTHS.length,
        }
        return reply
          .type(MEDIA[format])
          .header('content-disposition', `attachment; filename="rota-${sheet.rota.fromDay}.${format}"`)
          .send(sheetStream(format, { name: words.sheet, rows: sheetRows(sheet, language), paper }))
      },
    })
  }
