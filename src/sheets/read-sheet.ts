// A file of either kind to rows of text.
import { invalidInput } from '../errors.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type FileFault, isOther, kindOf, type ReadSheet, type Rows, type SheetLimits } from './sheet.ts'

export const readSheet = async (bytes: Uint8Array, most: SheetLimits): Promise<ReadSheet> =>
  isOther(bytes) ? { fault: 'not-a-sheet' } : kindOf(bytes) === 'xlsx' ? readXlsx(bytes, most) : readCsv(bytes, most)

/** English, Chinese. */
const WORDS: Readonly<Record<FileFault, readonly [string, string]>> = {
  empty: ['has no rows', '文件没有内容'],
  'not-readable': ['cannot be read as CSV: quotes do not match up', '无法按 CSV 读取：引号不成对'],
  'not-a-spreadsheet': ['is not a sound .xlsx file, or is too large when unpacked', '.xlsx 文件已损坏，或解压后过大'],
  'not-a-sheet': [
    'is neither CSV nor XLSX (an older .xls: save it as .xlsx)',
    '既不是 CSV 也不是 XLSX（旧的 .xls 请另存为 .xlsx）',
  ],
  encoding: [
    'is neither XLSX nor text in an encoding that we know: save it as CSV in UTF-8 or GBK',
    '既不是 XLSX，文字编码也无法识别：请另存为 UTF-8 或 GBK 的 CSV',
  ],
  'too-many-rows': ['has too many rows: split it', '行数过多，请拆分'],
  'too-large': ['took too long to read: split it', '读取时间过长，请拆分'],
}

/** @throws invalid-input when the file could not be read */
export function rowsOf(sheet: ReadSheet): Rows {
  if (!('fault' in sheet)) return sheet.rows
  const [message, zh] = WORDS[sheet.fault]
  throw invalidInput([{ path: 'file', message, zh }])
}
