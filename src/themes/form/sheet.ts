// The monthly form as rows of a sheet, in both languages.
import type { Language } from '../../access/account.ts'
import { codesEn } from '../../calls/pages/codes.en.ts'
import { codesZh } from '../../calls/pages/codes.zh.ts'
import type { Tier } from '../../people/member.ts'
import type { Cell } from '../../sheets/write-sheet.ts'
import type { MonthlyForm } from './monthly-form.ts'

const TIER: Readonly<Record<Language, Readonly<Record<Tier, string>>>> = {
  zh: {
    'committee-member': '委员会成员',
    'allied-organisation': '加盟组织',
    expert: '专家',
    volunteer: '志愿者',
  },
  en: {
    'committee-member': 'Committee members',
    'allied-organisation': 'Allied organisations',
    expert: 'Experts',
    volunteer: 'Volunteers',
  },
}

const WORDS = {
  zh: {
    title: '心理援助热线月报表',
    line: '热线',
    month: '月份',
    total: '来电总数',
    answered: '接通数',
    abandoned: '未接通数',
    answerRate: '接通率(%)',
    inTime: (seconds: number) => `${seconds} 秒内接通率(%)`,
    crisis: '高度危机来电',
    difficult: '困难来电',
    repeat: '反复来电',
    local: '本地来电',
    nonLocal: '外地来电',
    types: '按来电类别',
    topics: '按问题分类(主诉)',
    allTopics: '按问题分类(一次来电可有几类)',
    staff: '接线人员构成',
    people: '人数',
    calls: '来电数',
    note: '* 为不能公布的数字(过小,或由它可推出过小的数字),其余数字取整至 5;来电总数不含沉默、挂断等不计入问题统计的来电。',
  },
  en: {
    title: 'Monthly form of the hotline',
    line: 'Line',
    month: 'Month',
    total: 'Calls in all',
    answered: 'Answered',
    abandoned: 'Not answered',
    answerRate: 'Answer rate (%)',
    inTime: (seconds: number) => `Answered within ${seconds} s (%)`,
    crisis: 'High-risk calls',
    difficult: 'Difficult calls',
    repeat: 'Repeat calls',
    local: 'Local calls',
    nonLocal: 'Calls from elsewhere',
    types: 'By call type',
    topics: 'By presenting problem',
    allTopics: 'By topic (a call may have several)',
    staff: 'Who answered',
    people: 'People',
    calls: 'Calls',
    note: '* is a number too small to publish, or one that would tell such a number; the others are rounded to 5. Calls in all are without silent calls, hang-ups and other types that count under no topic.',
  },
} as const

export interface FormHead {
  readonly language: Language
  readonly lineName: string
  readonly month: string
  readonly withinSeconds: number
  readonly isExact: boolean
  /** Labels of topics by code. */
  readonly topics: ReadonlyMap<string, string>
}

export function* formRows(form: MonthlyForm, head: FormHead): Generator<readonly Cell[]> {
  const words = WORDS[head.language]
  const codes = head.language === 'zh' ? codesZh : codesEn
  yield [words.title, '', '']
  yield [words.line, head.lineName, '']
  yield [words.month, head.month, '']
  yield [words.total, form.total, '']
  yield [words.answered, form.answered, '']
  yield [words.abandoned, form.abandoned, '']
  yield [words.answerRate, form.answerRate, '']
  yield [words.inTime(head.withinSeconds), form.answeredInTime, '']
  for (const name of ['crisis', 'difficult', 'repeat', 'local', 'nonLocal'] as const)
    yield [words[name], form[name], '']
  yield [words.types, '', words.calls]
  for (const { type, calls } of form.types) yield [codes.type[type], '', calls]
  yield [head.isExact ? words.topics : words.allTopics, '', words.calls]
  for (const { code, calls } of form.topics) yield [`${code} ${head.topics.get(code) ?? ''}`.trim(), '', calls]
  yield [words.staff, words.people, words.calls]
  for (const { tier, people, calls } of form.staff) yield [TIER[head.language][tier], people, calls]
  if (!head.isExact) yield [words.note, '', '']
}
