// What is wrong with a cell of an old call log, in both languages. The cell itself is not repeated: it may name somebody.
import { COMMON_FAULTS, type RowFault as Fault, faultsOf } from '../../sheets/fault.ts'
import { headerOf } from './columns.ts'

const WORDS = {
  ...COMMON_FAULTS,
  formula: ['is a formula: paste the value', '疑似公式,请粘贴为数值'],
  moment: ['is not a time: YYYY-MM-DD HH:MM, by the clock of the line', '时间格式应为 YYYY-MM-DD HH:MM'],
  future: ['is in the future', '时间在将来'],
  order: ['is before the start, or more than a day after it', '早于开始时间,或超过一天'],
  number: ['is not a whole number in range', '应为范围内的整数'],
  code: ['is not a value of this column', '不是此列可用的值'],
  topic: ['is not a topic of this line', '不是本热线的问题分类'],
  topics: ['has too many topics, or one twice', '问题分类过多或重复'],
  counsellor: ['there is no member with this display code', '没有此编号的成员'],
  expired: ['is older than the records that this line keeps', '已超过本热线的保存年限'],
} as const

export type FaultCode = keyof typeof WORDS
export type RowFault = Fault<FaultCode>

export const { fault, absent } = faultsOf(WORDS, headerOf)
