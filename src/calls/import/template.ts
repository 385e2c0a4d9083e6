// The empty call log to fill in, with one example row.
import { csvTemplateOf } from '../../sheets/csv-template.ts'
import { COLUMNS, type Column, headerOf } from './columns.ts'

const EXAMPLE: Readonly<Partial<Record<Column, { readonly zh: string; readonly en: string }>>> = {
  startedAt: { zh: '2026-01-05 21:40', en: '2026-01-05 21:40' },
  minutes: { zh: '25', en: '25' },
  channel: { zh: '电话', en: 'Telephone' },
  type: { zh: '心理咨询', en: 'Counselling' },
  topics: { zh: 'P03.1', en: 'P03.1' },
  risk: { zh: 'R1', en: 'R1' },
  gender: { zh: '女', en: 'Female' },
  age: { zh: '34', en: '34' },
  summary: { zh: '近一月睡不好', en: 'Has slept badly for a month' },
}

export const callLogTemplate = (language: 'zh' | 'en'): Buffer =>
  csvTemplateOf([
    COLUMNS.map((column) => headerOf(column, language)),
    COLUMNS.map((column) => EXAMPLE[column]?.[language] ?? ''),
  ])
