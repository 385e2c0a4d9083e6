// What the printed rota says, in both languages.
import type { Language } from '../../access/account.ts'

const en = {
  sheet: 'Rota',
  title: (line: string) => `Rota of ${line}`,
  period: (from: string, to: string) => `${from} to ${to}`,
  date: 'Date',
  weekday: 'Weekday',
  dayKind: 'Kind of day',
  and: ', ',
  colon: ': ',
  inBrackets: (text: string) => `(${text})`,
  missing: (n: number) => `${n} missing`,
  version: (n: number, at: string) => `Version ${n}, published ${at}, with every change since`,
  draft: 'Draft, not published',
  zone: (zone: string) => `Times are local to ${zone}.`,
  month: 'Back to the month',
  xlsx: 'As a workbook (XLSX)',
  csv: 'As CSV',
  otherLanguage: '中文',
  print: 'Print it by your browser’s print command: A4, landscape.',
}

type SheetWords = typeof en

const zh: SheetWords = {
  sheet: '值班表',
  title: (line) => `${line}值班表`,
  period: (from, to) => `${from} 至 ${to}`,
  date: '日期',
  weekday: '星期',
  dayKind: '节假日',
  and: '、',
  colon: '：',
  inBrackets: (text) => `（${text}）`,
  missing: (n) => `缺 ${n} 人`,
  version: (n, at) => `第 ${n} 版，${at} 发布，含其后的调整`,
  draft: '草稿，尚未发布',
  zone: (zone) => `时间均为当地时间（${zone}）。`,
  month: '返回月表',
  xlsx: '导出表格（XLSX）',
  csv: '导出 CSV',
  otherLanguage: 'English',
  print: '用浏览器的打印功能打印：A4，横向。',
}

const WORDS: Readonly<Record<Language, SheetWords>> = { zh, en }

export const sheetWords = (language: Language): SheetWords => WORDS[language]
