// What its own shape tells: number plates, IP addresses, social-security numbers, handles that begin with wxid_.
import type { FindingType, Span } from './finding.ts'

/** What a plate begins with. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁'
/** GA 36: a province, a letter, five characters; six for new energy; never I or O. */
const PLATE = new RegExp(
  String.raw`[${PLATE_PROVINCES}][ ]?[A-HJ-NP-Z](?:[·. -]| ·|· )?(?:[A-HJ-NP-Z0-9]{6}|(?=[A-Z0-9·]{6,7}(?![A-Za-z0-9·]))[A-HJ-NP-Z0-9]{1,4}·[A-HJ-NP-Z0-9]{1,4}|[DF][· ]\d{5}|[A-HJ-NP-Z0-9]\d{4}[A-HJ-NP-Z](?![A-Za-z0-9])|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领])(?![A-Za-z0-9])`,
  'gi',
)
const PLATE_BEGINS = new RegExp(`[${PLATE_PROVINCES}] ?[A-HJ-NP-Za-hj-np-z]`)
/** As it is said: 浙A，三六K七八. */
const SPELT_PLATE = new RegExp(
  String.raw`[${PLATE_PROVINCES}][ ]?[A-HJ-NP-Z](?:[·, ，-]| ·|· )?(?=[A-Z\d,， ]{0,6}[幺零〇一二三四五六七八九])[A-HJ-NP-Z\d幺零〇一二三四五六七八九](?:[ ,，]?[A-HJ-NP-Z\d幺零〇一二三四五六七八九]){4,5}?(?![A-Za-z\d幺零〇一二三四五六七八九])`,
  'g',
)
/** 京海淀·C07781: of an electric bicycle; and what somebody saw of a plate. */
const SPECIAL_PLATE = new RegExp(
  String.raw`(?:[${PLATE_PROVINCES}][\u4e00-\u9fff]{2}·[A-Z]?\d{5,6}|(?<=(?:车牌|电动车|电瓶车|牌照)[号是为: ]{0,3})[\u4e00-\u9fff]{2,3}·?[A-Z]?\d{5,6}|[${PLATE_PROVINCES}](?<=车牌[^。\n]{0,8}.)[A-HJ-NP-Z]·?[A-Z0-9]{2,4}|WJ[${PLATE_PROVINCES}]?\d{4}[A-Z0-9]|使\d{6})(?![A-Za-z0-9])`,
  'g',
)

const V4 = /(?<![\d.A-Za-z])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.| \. )){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g
const SPOKEN_V4 = /(?<!\d)(?:\d{1,3} ?点 ?){3}\d{1,3}(?!\d)/g
/** A colon may introduce one. */
const V6 =
  /(?<!\w|[0-9a-f:]:)(?:(?:[0-9a-f]{1,4}:){2,7}(?:(?::?[0-9a-f]{1,4}){1,6}|:)|[0-9a-f]{3,4}::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![\w:])/gi
const WXID = /(?<![\w-])wx(?:id)?_[A-Za-z0-9_-]{4,28}/gi
/** 20190417号学生: also where it could be a date. */
const OF_A_STUDENT = /(?<![\dA-Za-z])[A-Za-z]{0,3}\d{5,14}(?=号(?:学生|同学|学员|考生|男生|女生))/g
const SSN = /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g
const SPELT = /zero|one|two|three|four|five/i
/** one three eight, zero zero … */
const SPELT_NUMBER =
  /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[ ,-]{1,2}(?:double |triple )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){6,}\b/gi
const VERSION = /(?:版本|version|v) ?$/i

/** @param text normalised */
export function findShapedNumbers(text: string): readonly Span[] {
  const spelt = SPELT.test(text) ? spans(text, SPELT_NUMBER, 'PHONE', 0.8) : []
  const plates = PLATE_BEGINS.test(text) ? spans(text, SPELT_PLATE, 'PLATE', 0.8) : undefined
  if (!/\d/.test(text)) return [...spelt, ...(plates ?? [])]
  return [
    ...spelt,
    ...(plates ?? []),
    ...(plates ? spans(text, PLATE, 'PLATE', 0.95) : []).filter(({ start, end }) => isPlate(text.slice(start, end))),
    ...spans(text, SPECIAL_PLATE, 'PLATE', 0.9),
    ...(text.includes('_') ? spans(text, WXID, 'WECHAT', 0.95) : []),
    ...(text.includes('号') ? spans(text, OF_A_STUDENT, 'STUDENT_NO', 0.9) : []),
    ...(text.includes('点') ? spans(text, SPOKEN_V4, 'IP', 0.8) : []),
    ...(text.includes('.') ? spans(text, V4, 'IP', 0.9) : []).filter(
      ({ start }) => !VERSION.test(text.slice(Math.max(0, start - 9), start)),
    ),
    ...(text.includes(':') ? spans(text, V6, 'IP', 0.8) : []).filter(({ start, end }) => isV6(text.slice(start, end))),
    ...(text.includes('-') ? spans(text, SSN, 'ID_CARD', 0.85) : []).filter(
      ({ start }) => !VERSION.test(text.slice(Math.max(0, start - 9), start)),
    ),
  ]
}

const spans = (text: string, pattern: RegExp, type: FindingType, confidence: number): Span[] =>
  [...text.matchAll(pattern)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    type,
    label: type,
    confidence,
  }))

/** Small letters are taken only with many digits: 新a12345 is one, 云abcdef none. */
const isPlate = (plate: string) => /\d.*\d/.test(plate.slice(2)) || (/^.[A-Z]/.test(plate) && /\d/.test(plate.slice(2)))
/** Times, 02:50:14, are none. */
const isV6 = (address: string) =>
  address.includes('::')
    ? /[0-9a-f]{3}/i.test(address)
    : address.split(':').length >= 4 && (/[a-f]/i.test(address) || address.split(':').length === 8)
