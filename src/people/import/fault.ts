// What is wrong with a cell, in both languages. The cell itself is not repeated.
import { COMMON_FAULTS, type RowFault as Fault, faultsOf } from '../../sheets/fault.ts'
import { headerOf } from './columns.ts'

const WORDS = {
  ...COMMON_FAULTS,
  formula: ['is a formula or starts like one: paste the value', '疑似公式,请粘贴为数值'],
  'too-long': ['is too long', '内容过长'],
  tier: ['is not a tier: 委员会成员, 加盟组织, 专家 or 志愿者', '类别应为委员会成员、加盟组织、专家或志愿者'],
  'display-code': ['must be like C014', '编号格式应如 C014'],
  'display-code-taken': ['this display code is taken', '编号已被使用'],
  'display-code-twice': ['this display code is in the file twice', '编号在文件中重复'],
  date: ['is not a date: YYYY-MM-DD', '日期格式应为 YYYY-MM-DD'],
  'date-order': ['ends before it begins', '结束早于开始'],
  number: ['is not a number', '应为数字'],
  range: ['is out of range', '超出范围'],
  organisation: ['there is no such organisation', '没有此单位'],
  team: ['there is no such team', '没有此团队'],
  language: ['is not a language', '无法识别的语言'],
  line: ['there is no such line', '没有此热线'],
  'which-line': ['which line? write line:role', '请注明热线,如 psy:咨询员'],
  role: ['is not a duty role', '无法识别的值班角色'],
  credential: ['is not a credential: kind@from~until', '资质格式应为 种类@起~止'],
  'too-many': ['has too many entries', '条目过多'],
} as const

export type FaultCode = keyof typeof WORDS
export type RowFault = Fault<FaultCode>

export const { fault, absent } = faultsOf(WORDS, headerOf)
