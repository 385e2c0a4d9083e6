// The empty member list to fill in, with one example row.
import excel from 'exceljs'
import { csvTemplateOf } from '../../sheets/csv-template.ts'
import { COLUMNS, type Column, headerOf } from './columns.ts'

export type TemplateLanguage = 'zh' | 'en'

const EXAMPLE: Readonly<Record<Column, { readonly zh: string; readonly en: string }>> = {
  displayCode: { zh: '', en: '' },
  name: { zh: '示例甲', en: 'Example One' },
  tier: { zh: '志愿者', en: 'volunteer' },
  organisation: { zh: '', en: '' },
  teams: { zh: '', en: '' },
  languages: { zh: '普通话;英语', en: 'zh;en' },
  dialects: { zh: '', en: '' },
  joinedOn: { zh: '2026-01-01', en: '2026-01-01' },
  agreementOn: { zh: '2026-01-01', en: '2026-01-01' },
  duties: { zh: '', en: '' },
  credentials: { zh: '二级心理咨询师@2020-01-01', en: 'counsellor-level-2@2020-01-01' },
  maxHoursPerMonth: { zh: '40', en: '40' },
  maxNightsPerMonth: { zh: '4', en: '4' },
  wantedHoursPerMonth: { zh: '16', en: '16' },
  wantedNightsPerMonth: { zh: '2', en: '2' },
  note: { zh: '', en: '' },
}

const rowsIn = (language: TemplateLanguage) => [
  COLUMNS.map((column) => headerOf(column, language)),
  COLUMNS.map((column) => EXAMPLE[column][language]),
]

export const csvTemplate = (language: TemplateLanguage): Buffer => csvTemplateOf(rowsIn(language))

export async function xlsxTemplate(language: TemplateLanguage): Promise<Buffer> {
  const workbook = new excel.Workbook()
  const sheet = workbook.addWorksheet(language === 'zh' ? '成员' : 'Members')
  sheet.addRows(rowsIn(language))
  sheet.columns = COLUMNS.map(() => ({ width: 20, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
