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
  readonly rows: AsyncIterable<readonly Cell[]>
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

function xlsxStream({ name, rows }: Sheet): Readable {
  const out = new PassThrough()
  const write = async () => {
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    for await (const row of rows) sheet.addRow([...row]).commit()
    sheet.commit()
    await workbook.commit()
  }
  write().catch((error) => out.destroy(error instanceof Error ? error : new Error('the sheet could not be written')))
  return out
}
