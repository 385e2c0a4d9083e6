// The columns of an old call log, and how their values are read: by code, or by its name in Chinese or English.
import {
  AGE_BANDS,
  type AgeBand,
  CALL_TYPES,
  CALLING_FOR,
  CHANNELS,
  DISPOSITIONS,
  EMERGENCY_SERVICES,
  GENDERS,
  LOCALITIES,
  OCCUPATIONS,
  REFERRAL_TARGETS,
} from '../codes.ts'
import { codesEn } from '../pages/codes.en.ts'
import { codesZh } from '../pages/codes.zh.ts'
import { RISK_LEVELS } from '../risk.ts'

export const COLUMNS = [
  'startedAt',
  'endedAt',
  'minutes',
  'counsellor',
  'channel',
  'type',
  'topics',
  'risk',
  'callingFor',
  'gender',
  'age',
  'occupation',
  'locality',
  'disposition',
  'referral',
  'emergency',
  'waitSeconds',
  'difficult',
  'summary',
  'actionTaken',
  'riskNote',
  'followUpPlan',
] as const
export type Column = (typeof COLUMNS)[number]

export const REQUIRED: readonly Column[] = ['startedAt', 'type']

/** The first Chinese and the first English name head the template. */
const NAMES: Readonly<Record<Column, { readonly zh: readonly string[]; readonly en: readonly string[] }>> = {
  startedAt: { zh: ['开始时间', '来电时间', '接听时间', '日期'], en: ['started at', 'start', 'date'] },
  endedAt: { zh: ['结束时间', '挂机时间'], en: ['ended at', 'end'] },
  minutes: { zh: ['通话分钟', '时长', '时长(分钟)', '通话时长'], en: ['minutes', 'duration'] },
  counsellor: { zh: ['咨询员编号', '接线员', '咨询员', '工号'], en: ['counsellor', 'counselor', 'display code'] },
  channel: { zh: ['渠道', '方式'], en: ['channel'] },
  type: { zh: ['来电类别', '类别', '来电类型'], en: ['call type', 'type'] },
  topics: { zh: ['问题分类', '问题类型', '主诉问题', '主诉'], en: ['topics', 'topic', 'presenting problem'] },
  risk: { zh: ['风险等级', '危机程度'], en: ['risk', 'risk level'] },
  callingFor: { zh: ['为谁来电'], en: ['calling for'] },
  gender: { zh: ['性别'], en: ['gender', 'sex'] },
  age: { zh: ['年龄', '年龄段'], en: ['age', 'age band'] },
  occupation: { zh: ['职业'], en: ['occupation'] },
  locality: { zh: ['本地/外地', '地区'], en: ['locality'] },
  disposition: { zh: ['处置结果', '处理结果', '结果'], en: ['disposition', 'outcome'] },
  referral: { zh: ['转介', '转介去向'], en: ['referral'] },
  emergency: { zh: ['联动'], en: ['emergency', 'emergency services'] },
  waitSeconds: { zh: ['等候秒数', '等候'], en: ['wait seconds', 'wait'] },
  difficult: { zh: ['困难来电'], en: ['difficult', 'difficult call'] },
  summary: { zh: ['摘要', '来电内容', '主要内容', '咨询内容'], en: ['summary', 'notes'] },
  actionTaken: { zh: ['处理记录', '处理'], en: ['action taken', 'action'] },
  riskNote: { zh: ['风险说明'], en: ['risk note'] },
  followUpPlan: { zh: ['随访计划', '随访'], en: ['follow-up plan', 'follow up'] },
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-*()::–、,/]/g, '')

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => [column, ...NAMES[column].zh, ...NAMES[column].en].map((name) => [plain(name), column])),
)

/** Whatever the spacing and the case. */
export const columnNamed = (header: string): Column | undefined => BY_NAME.get(plain(header))

export const headerOf = (column: Column, language: 'zh' | 'en'): string => NAMES[column][language][0] ?? column

type Labels<C extends string> = Readonly<Record<C, string>>

function lookUp<C extends string>(
  codes: readonly C[],
  zh: Labels<C>,
  en: Labels<C>,
  more: readonly [string, C][] = [],
) {
  const names = new Map(codes.flatMap((code) => [code, zh[code], en[code]].map((name) => [plain(name), code])))
  for (const [name, code] of more) names.set(plain(name), code)
  return (name: string): C | undefined => names.get(plain(name))
}

const [zh, en] = [codesZh, codesEn]
const riskNames = (words: typeof zh.risk) =>
  Object.fromEntries(RISK_LEVELS.map((level) => [level, words[level].name])) as Record<
    (typeof RISK_LEVELS)[number],
    string
  >

export const VALUES = {
  channel: lookUp(CHANNELS, zh.channel, en.channel, [
    ['电话咨询', 'telephone'],
    ['phone', 'telephone'],
  ]),
  type: lookUp(CALL_TYPES, zh.type, en.type, [
    ['咨询', 'counselling'],
    ['心理', 'counselling'],
    ['counseling', 'counselling'],
    ['无声', 'silent'],
    ['沉默', 'silent'],
  ]),
  risk: lookUp(RISK_LEVELS, riskNames(zh.risk), riskNames(en.risk), [
    ['高危', 'R3'],
    ['中危', 'R2'],
    ['低危', 'R1'],
    ['无', 'R0'],
    ['未评估', 'RX'],
    ['high', 'R3'],
    ['moderate', 'R2'],
    ['low', 'R1'],
    ['none', 'R0'],
  ]),
  callingFor: lookUp(CALLING_FOR, zh.callingFor, en.callingFor),
  gender: lookUp(GENDERS, zh.gender, en.gender, [
    ['男性', 'male'],
    ['女性', 'female'],
    ['m', 'male'],
    ['f', 'female'],
  ]),
  occupation: lookUp(OCCUPATIONS, zh.occupation, en.occupation),
  locality: lookUp(LOCALITIES, zh.locality, en.locality),
  disposition: lookUp(DISPOSITIONS, zh.disposition, en.disposition),
  referral: lookUp(REFERRAL_TARGETS, zh.referral, en.referral),
  emergency: lookUp(EMERGENCY_SERVICES, zh.emergency, en.emergency, [
    ['110', 'police-110'],
    ['120', 'ambulance-120'],
  ]),
} as const

const namedBand = lookUp(AGE_BANDS, zh.ageBand, en.ageBand)

/** A band, or the band of an age in years; the age itself goes no further. */
export function ageBandOf(text: string): AgeBand | undefined {
  const named = namedBand(text)
  if (named !== undefined) return named
  const [, years] = /^(\d{1,3})\s*(?:岁|周岁|years?)?$/.exec(text.normalize('NFKC').trim()) ?? []
  if (years === undefined || Number(years) > 120) return undefined
  return AGE_BANDS.find((band) => Number(years) <= (band === '65-plus' ? 120 : Number(band.split('-')[1])))
}

const YES = new Set(['是', '有', 'yes', 'y', 'true', '1'])
const NO = new Set(['否', '无', 'no', 'n', 'false', '0'])

export function yesOrNo(text: string): boolean | undefined {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}
