// What is left in the place of what went: readable, in the language of the text, the same person under the same number.
import { FINDING_TYPES, type FindingType, type Label, type Stretch } from './finding.ts'

const CHINESE: Readonly<Record<Label, string>> = {
  PERSON: '姓名',
  PHONE: '电话',
  MOBILE: '手机号',
  ID_CARD: '身份证号',
  PASSPORT: '护照号',
  BANK_CARD: '银行卡号',
  PLATE: '车牌号',
  EMAIL: '邮箱',
  WECHAT: '微信号',
  QQ: 'QQ号',
  ACCOUNT: '账号',
  IP: 'IP地址',
  ADDRESS: '地址',
  SCHOOL: '学校',
  HOSPITAL: '医院',
  ORG: '单位',
  STUDENT_NO: '学号',
  MEDICAL_NO: '病历号',
  DOB: '出生日期',
}

const ENGLISH: Readonly<Record<Label, string>> = {
  PERSON: 'name ',
  PHONE: 'phone',
  MOBILE: 'mobile',
  ID_CARD: 'ID number',
  PASSPORT: 'passport',
  BANK_CARD: 'card number',
  PLATE: 'plate',
  EMAIL: 'e-mail',
  WECHAT: 'WeChat ID',
  QQ: 'QQ number',
  ACCOUNT: 'account',
  IP: 'IP address',
  ADDRESS: 'address',
  SCHOOL: 'school',
  HOSPITAL: 'hospital',
  ORG: 'organisation',
  STUDENT_NO: 'student number',
  MEDICAL_NO: 'record number',
  DOB: 'date of birth',
}

/** '已遮盖' is what redaction leaves. */
const WORDS = [...Object.values(CHINESE), ...Object.values(ENGLISH).map((word) => word.trim()), '已遮盖']

/** Finds what stands for things that are gone, as part of a larger pattern. */
export const PLACEHOLDER_PATTERN = String.raw`\[(?:${WORDS.join('|')}) ?\d{0,4}\]`

const NUMBERED = /\[(?:姓名|name )(\d{1,4})\]/g

/** The largest number of a person that a text speaks of already. */
export function largestPerson(text: string): number {
  let largest = 0
  for (const [, number] of text.matchAll(NUMBERED)) largest = Math.max(largest, Number(number))
  return largest
}

const HAN = /\p{Script=Han}/u
const LATIN_WORD = /[A-Za-z]{2}/

/** `person`: their number in the text. */
export type Placeholder = (label: Label, person: number) => string

/** English where there are words in Latin letters and no Chinese character; else Chinese. @param rest of the text, less the findings */
export function placeholdersFor(rest: string): Placeholder {
  const words = LATIN_WORD.test(rest) && !HAN.test(rest) ? ENGLISH : CHINESE
  return (label, person) => (label === 'PERSON' ? `[${words.PERSON}${person}]` : `[${words[label]}]`)
}

const typeOf = new Map<string, FindingType>()
for (const words of [CHINESE, ENGLISH]) for (const type of FINDING_TYPES) typeOf.set(words[type].trim(), type)
typeOf.set(CHINESE.MOBILE, 'PHONE').set(ENGLISH.MOBILE, 'PHONE')

const EACH = new RegExp(PLACEHOLDER_PATTERN, 'g')

export interface Gone extends Stretch {
  readonly length: number
  readonly type: FindingType
}

/** What stands in a scrubbed text for things that are gone, in order. */
export function placeholdersIn(text: string): readonly Gone[] {
  if (!text.includes('[')) return []
  return [...text.matchAll(EACH)].flatMap(({ 0: whole, index }) => {
    const type = typeOf.get(whole.slice(1, -1).replace(/ ?\d*$/, ''))
    return type ? [{ start: index, end: index + whole.length, length: whole.length, type }] : []
  })
}
