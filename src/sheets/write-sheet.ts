// Rows to a CSV or XLSX file, while they come: a large file needs no memory of its own.
import { PassThrough, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import excel from 'exceljs'

export type Cell = string | number | null
export type SheetFormat = 'csv' | 'xlsx'

export const SHEET_FORMATS = ['csv', 'xlsx'] as const

/** Media types of the formats. */
export const MEDIA: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export interface Sheet {
  /** Of the sheet in the workbook; at most 31 characters. */
  readonly name: string
  /** The header comes first. */
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
  /** How a workbook looks on paper: A4 landscape, one page wide, ruled. Left out: plain rows. */
  readonly paper?: Paper
}

interface Paper {
  /** Above every page. */
  readonly title: string
  /** Below every page. */
  readonly foot: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  /** So many columns stay in sight on a screen, as the header does; the header is on every page. */
  readonly fixed: number
}

/** A failure while rows come breaks the stream off, so that nobody takes half a file for a whole one. */
export const sheetStream = (format: SheetFormat, sheet: Sheet): Readable =>
  format === 'csv' ? csvStream(sheet) : xlsxStream(sheet)

/** With a mark of byte order, for spreadsheets; what looks like a formula is made text. */
function csvStream({ rows }: Sheet): Readable {
  const lines = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
  const source = Readable.from(rows)
  source.on('error', (error) => lines.destroy(error))
  return source.pipe(lines)
}

function xlsxStream({ name, rows, paper }: Sheet): Readable {
  const out = new PassThrough()
  const write = async () => {
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
    const views = [{ state: 'frozen' as const, xSplit: paper?.fixed ?? 0, ySplit: 1 }]
    const sheet = workbook.addWorksheet(name, { views, ...(paper ? pageOf(paper) : {}) })
    if (paper) sheet.columns = paper.widths.map((width) => ({ width }))
    for await (const row of rows) {
      const added = sheet.addRow([...row])
      if (paper) rule(added)
      added.commit()
    }
    sheet.commit()
    await workbook.commit()
  }
  write().catch((error) => out.destroy(error instanceof Error ? error : new Error('the sheet could not be written')))
  return out
}

const A4 = 9
/** '&' begins a code in the head and foot of a page. */
const plain = (text: string) => text.replaceAll('&', '&&')

const pageOf = ({ title, foot }: Paper): Partial<excel.AddWorksheetOptions> => ({
  pageSetup: {
    ...{ paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    printTitlesRow: '1:1',
  },
  headerFooter: { oddHeader: `&C&B${plain(title)}`, oddFooter: `&L${plain(foot)}&R&P / &N` },
})

function rule(row: excel.Row): void {
  const line = { style: 'thin' } as const
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.border = { top: line, left: line, bottom: line, right: line }
    cell.alignment = { vertical: 'top', wrapText: true }
    if (row.number === 1) cell.font = { bold: true }
  })
}
