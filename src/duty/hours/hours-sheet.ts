// The hours report as a table to take away: CSV and XLSX, written row by row.
import { PassThrough, type Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import excel from 'exceljs'
import type { Language } from '../../access/account.ts'
import { DUTY_ROLES } from '../../lines/duty-role.ts'
import { roleName } from '../../lines/pages/names.ts'
import type { Colleague } from '../../people/store.ts'
import type { HoursRow } from './hours.ts'

/** A row with whom it is about. */
export interface NamedRow extends HoursRow {
  readonly colleague: Pick<Colleague, 'displayCode' | 'name'>
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '代号',
    '姓名',
    '期间',
    '已值班小时',
    '未到班次小时',
    '班次',
    '夜班',
    '周末班次',
    '节假日班次',
    '更正班次',
    '意愿数',
    '已满足意愿',
  ],
  en: [
    'Code',
    'Name',
    'Period',
    'Hours worked',
    'Hours to come',
    'Shifts',
    'Nights',
    'Weekend shifts',
    'Holiday shifts',
    'Corrected shifts',
    'Wishes',
    'Wishes met',
  ],
}

const SHEET: Readonly<Record<Language, string>> = { zh: '工时', en: 'Hours' }

const headersOf = (language: Language) => [
  ...HEADERS[language],
  ...DUTY_ROLES.map((role) => `${roleName(role, language)} ${language === 'zh' ? '小时' : 'h'}`),
]

const hours = (minutes: number) => Math.round((100 * minutes) / 60) / 100

const cellsOf = (row: NamedRow): readonly (string | number)[] => [
  row.colleague.displayCode,
  row.colleague.name,
  row.period,
  hours(row.workedMinutes),
  hours(row.plannedMinutes),
  row.shifts,
  row.nights,
  row.weekends,
  row.holidays,
  row.corrected,
  row.wishes.asked,
  row.wishes.met,
  ...DUTY_ROLES.map((role) => hours(row.minutesByRole[role] ?? 0)),
]

/** With a mark of byte order, so that spreadsheets see UTF-8, and without cells that they would take for formulas. */
export function csvOf(rows: AsyncIterable<NamedRow>, language: Language): Readable {
  const sheet = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
  void fill(rows, {
    add: (cells) => sheet.write(cells),
    end: () => sheet.end(),
    fail: (error) => sheet.destroy(error),
    headers: headersOf(language),
  })
  return sheet
}

export function xlsxOf(rows: AsyncIterable<NamedRow>, language: Language): Readable {
  const stream = new PassThrough()
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = book.addWorksheet(SHEET[language], { views: [{ state: 'frozen', ySplit: 1 }] })
  const headers = headersOf(language)
  sheet.columns = headers.map(() => ({ width: 14 }))
  void fill(rows, {
    add: (cells) => sheet.addRow([...cells]).commit(),
    end: async () => {
      sheet.commit()
      await book.commit()
    },
    fail: (error) => stream.destroy(error),
    headers,
  })
  return stream
}

interface Sink {
  readonly headers: readonly string[]
  add(cells: readonly (string | number)[]): unknown
  end(): unknown
  fail(error: Error): unknown
}

async function fill(rows: AsyncIterable<NamedRow>, sink: Sink): Promise<void> {
  try {
    sink.add(sink.headers)
    for await (const row of rows) sink.add(cellsOf(row))
    await sink.end()
  } catch (error) {
    sink.fail(error instanceof Error ? error : new Error('the report could not be written'))
  }
}
