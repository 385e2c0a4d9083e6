// A file of either kind to rows of text.
import { invalidInput } from '../errors.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type FileFault, isOther, kindOf, type ReadSheet, type Rows, type SheetLimits } from './sheet.ts'

export const readSheet = async (bytes: Uint8Array, most: SheetLimits): Promise<ReadSheet> =>
  isOther(bytes) ? { fault: 'not-a-sheet' } : kindOf(bytes) === 'xlsx' ? readXlsx(bytes, most) : readCsv(bytes, most)

const WORDS: Readonly<Record<FileFault, string>> = {
  empty: 'has no rows',
  'not-readable': 'cannot be read as CSV: quotes do not match up',
  'not-a-spreadsheet': 'is not a sound .xlsx file, or is too large when unpacked',
  'not-a-sheet': 'is neither CSV nor XLSX (an older .xls: save it as .xlsx)',
  encoding: 'is neither XLSX nor text in an encoding that we know: save it as CSV in UTF-8 or GBK',
  'too-many-rows': 'has too many rows: split it',
  'too-large': 'took too long to read: split it',
}

/** @throws invalid-input when the file could not be read */
export function rowsOf(sheet: ReadSheet): Rows {
  if ('fault' in sheet) throw invalidInput([{ path: 'file', message: WORDS[sheet.fault] }])
  return sheet.rows
}
