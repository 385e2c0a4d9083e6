// Reads the first sheet of an .xlsx file as text. Formulas are never calculated: they come out as text with "=".
import excel, { type CellValue, type Worksheet } from 'exceljs'
import { MOST_COLUMNS, type ReadSheet, type SheetLimits, tidy } from './sheet.ts'
import { unpacksSafely } from './unpack.ts'

export async function readXlsx(bytes: Uint8Array, most: SheetLimits): Promise<ReadSheet> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!unpacksSafely(archive)) return { fault: 'not-a-spreadsheet' }
  const workbook = new excel.Workbook()
  try {
    await workbook.xlsx.load(copyOf(archive))
    const sheet = workbook.worksheets.find(({ state }) => state === 'visible') ?? workbook.worksheets[0]
    return sheet ? rowsOf(sheet, most) : { fault: 'empty' }
  } catch {
    return { fault: 'not-a-spreadsheet' }
  }
}

/** exceljs knows Buffer by an older shape than Node's own; a plain ArrayBuffer suits both. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

function rowsOf(sheet: Worksheet, most: SheetLimits): ReadSheet {
  if (sheet.actualRowCount > most.rows + 1) return { fault: 'too-many-rows' }
  const rows: string[][] = []
  let beyond = false
  sheet.eachRow((row, number) => {
    if (number > 2 * most.rows) {
      beyond = true
      return
    }
    const cells: string[] = []
    row.eachCell((cell, column) => {
      if (column <= MOST_COLUMNS) cells[column - 1] = textOf(cell.value)
    })
    rows[number - 1] = Array.from(cells, (cell) => cell ?? '')
  })
  return beyond
    ? { fault: 'too-many-rows' }
    : tidy(
        Array.from(rows, (row) => row ?? []),
        most,
      )
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : momentOf(value.toISOString())
  if (typeof value !== 'object') return String(value)
  if ('formula' in value || 'sharedFormula' in value) return '='
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text)
  return '#'
}

/** A day, a time of day (the year is 1899 then), or both. */
function momentOf(iso: string): string {
  const [day = '', time = ''] = iso.slice(0, 19).split('T')
  if (day.startsWith('1899-12-3')) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}
