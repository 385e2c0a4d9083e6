// What its own shape tells: number plates, IP addresses, social-security numbers, handles that begin with wxid_.
import type { FindingType, Span } from './finding.ts'
import { DIGIT, type Pattern, patternOf } from './pattern.ts'

/** What a plate begins with. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁'
/** What stands in plates: never I or O. */
const SIGN = '[A-HJ-NP-Z0-9]'
/** GA 36: a province, a letter, five characters; six for new energy; in one, or with breaks where they happen to be; a telephone may follow at once. */
const PLATE = patternOf(
  new RegExp(
    String.raw`[${PLATE_PROVINCES}][ ·]?[A-HJ-NP-Z](?:[·. /-]| ·|· )?(?:${SIGN}{6}|${SIGN}{4}[挂学警港澳领]|${SIGN}{5}|(?:[ ·.,，、-]?${SIGN}){5,6})(?:(?![A-Za-z0-9])|(?=1[3-9]\d{9}(?!\d)))(?:挂(?![了在到着上号的]))?`,
    'i',
  ),
)
const PLATE_BEGINS = patternOf(new RegExp(`[${PLATE_PROVINCES}][ ·]?[A-HJ-NP-Za-hj-np-z]`))
/** gan B 5H198 */
const PINYIN_PLATE_BEGINS = patternOf(
  /(?<![A-Za-z])(?:jing|jin|hu|yu|ji|yun|liao|hei|xiang|wan|lu|xin|su|zhe|gan|e|gui|meng|shan|min|yue|chuan|qing|zang|qiong|ning) [A-HJ-NP-Z] /,
)
const PINYIN_PLATE = patternOf(new RegExp(`${PINYIN_PLATE_BEGINS.source}(?=[A-Z]{0,3}\\d)${SIGN}{5,6}(?![A-Za-z0-9])`))
/** 京海淀·C07781: of an electric bicycle; and what somebody saw of a plate. */
const SPECIAL_PLATE = patternOf(
  new RegExp(
    String.raw`(?:[${PLATE_PROVINCES}][\u4e00-\u9fff]{2}·[A-Z]?\d{5,6}|[\u4e00-\u9fff]{2}·[A-Z]\d{5,6}|[\u4e00-\u9fff][A-HJ-NP-Z]·\d{5}(?!号)|(?<=(?:车牌|电动车(?!牌)|电瓶车(?!牌)|牌照)[号是为: ]{0,3}|牌子?[号是为: ]{1,3})[\u4e00-\u9fff]{2,3}(?:·?[A-Z]{0,2}\d{5,7}|·?[A-Z]{1,2}\d{4}| ?\d{2}[- ]\d{5})|[${PLATE_PROVINCES}](?<=车牌[^。\n]{0,8}.)[A-HJ-NP-Z][·,，、 ]?[A-Z0-9]{2,5}|[${PLATE_PROVINCES}][A-HJ-NP-Z](?:的?车?牌照?)?[,，]? ?(?:尾号|号码|后[面边]?[三四五几]?[个位]?(?:数字?)?)(?:是|为|:)? ?[A-HJ-NP-Z0-9]{2,5}(?![个人米辆年月])|(?<=(?:车牌|牌照)[^。\n]{0,24}[后末尾][三四五六]位(?:是|为|:)? ?)(?=[A-Z0-9]{0,4}\d)[A-Z0-9]{3,6}|(?<=(?:车牌|牌照|车)号?的?(?:尾号|后[三四五]位)(?:是|为|:)? ?)[A-HJ-NP-Z0-9]{2,5}|WJ[${PLATE_PROVINCES}]? ?\d{4}[A-Z0-9]|使 ?\d{3}[ ·]?\d{3})(?![A-Za-z0-9])`,
  ),
)

/** LK19 VWZ, and no date: 19 NOV. */
const BRITISH = String.raw`[A-HJ-PR-Y]{2}\d{2} (?!JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-HJ-PR-Z]{3}`
const VEHICLE = String.raw`(?:[Tt]axi|[Cc]ab|[Cc]ar|[Vv]an|[Ll]orry|[Tt]ruck|SUV|[Ss]edan|[Mm]otorbike|[Mm]inibus|[Ss]cooter|[Vv]ehicle|Uber|Honda|Toyota|Nissan|Mazda|Ford|Kia|Audi|BMW|Tesla|Volvo|Benz|Mercedes|港牌|港车|的士|小巴|私家车|车牌)`
const ABROAD = String.raw`(?!(?:BMW|SUV|GTI|FM|AM|PM|NO|[AP]M)\b)(?:[A-Z]{2} ?\d{3,4}|[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]{3}[ -]?\d{3,4}|\d[A-Z]{3}\d{3}|[A-Z]\d{2,3} ?[A-Z]{3})`
/** Hong Kong's and other countries' plates are told by the car beside them. */
const PLATE_ABROAD = patternOf(
  new RegExp(
    `(?<![A-Za-z0-9])(?:${BRITISH}|(?<=${VEHICLE}(?:[,，]| was| is|'s| with| had| plates?| number| reg|号|是|:){0,3} ?)${ABROAD})(?![A-Za-z0-9])`,
  ),
)
const ANY_ABROAD = patternOf(/[A-Z]{2} ?\d|\d[A-Z]{3}\d|[A-Z]\d{2}/)

/** EB 019 4473 */
const CHINESE_PASSPORT = patternOf(/(?<![A-Za-z0-9])E[A-HJ-NP-Z]? \d{3} \d{4,5}(?!\d|[ -]\d)/)
/** A123456(7) */
const HONG_KONG_ID = patternOf(/(?<![A-Za-z0-9])[A-Z]{1,2} ?\d{3} ?\d{3} ?\([0-9A]\)/)

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
/** With a port, or for a net; or two without a gap. */
const V4 = patternOf(
  new RegExp(
    String.raw`(?:(?<![\d.A-Za-z])|(?<=\b[Ii][Pp]))${BYTE}([.。, -]| \. )${BYTE}\1(?:${BYTE}|[xX*]{1,3})\1(?:${BYTE}|\*|[xX]{1,3}\b)(?:(?!\d|\.\d)|${BYTE}(?:\.${BYTE}){3}(?![\d.]))(?::\d{2,5}(?!\d)|\/\d{1,2}(?!\d))?`,
  ),
)
/** A colon may introduce one. */
const V6 = patternOf(
  /(?:(?<!\w|[0-9a-f:]:)|(?<=\bIP:?))(?:(?:[0-9a-f]{1,4}:){2,7}(?:(?::?[0-9a-f]{1,4}){1,6}|:)|[0-9a-f]{3,4}::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![\w:])/i,
)
const WXID = patternOf(/(?<![\w-])wx(?:id)?_[A-Za-z0-9_-]{4,28}/i)
/** 20190417号学生; 202408113，窦同学: also where it could be a date. */
const OF_A_STUDENT = patternOf(
  /(?<![\dA-Za-z])[A-Za-z]{0,3}\d{5,14}(?=(?:这个?|的)?(?:号(?:的|是)?(?:学生|同学|学员|考生|男生|女生)|学号))|(?<=^|[,，、:;；/| \n])20[012]\d{5,10}(?=[ ,，、/|]{1,2}(?:[\u4e00-\u9fff]{1,3}(?:同学|学生)|[\u4e00-\u9fff]{2,4}[ ,，、/|]{1,2}(?:[男女]|[大高初研博][一二三四]|[^,，。\n]{1,10}(?:学院|大学|专业|班|系|级))))/,
)
/** 58[.]49[.]120[.]233, so that nobody opens it */
const DEFANGED = patternOf(
  new RegExp(
    String.raw`(?<![\d.])(?=[\d.]{1,11}[[(])${BYTE}(?:[[(](?:\.|dot)[\])]|\.)${BYTE}(?:(?:[[(](?:\.|dot)[\])]|\.)${BYTE}){2}(?!\d|\.\d)`,
  ),
)
/** 前三段，101.86.33 */
const PART_OF_IP = patternOf(
  new RegExp(
    String.raw`(?<=(?:\b[Ii][Pp](?![A-Za-z])|网段|[前后两三]段)[^\d。\n]{0,8})\d{1,3}\.${BYTE}(?:(?<=\d{2,3}\.\d{2,3})|\.${BYTE})(?![\d%]|\.\d| ?[a-zA-Z元块万])`,
  ),
)
const SSN = patternOf(/(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/)
/** Of a program, or of a part of a text. */
const VERSION =
  /(?:版本号?|version|v|firmware|build|driver|kernel|release|python|android|\bios|chrome|firefox|edge|linux|java|wechat|微信|app|office|nginx|固件|驱动|(?:更新|升级|降级?)[到至成]|sections?|windows|clause|article|chapter|para(?:graph)?|§|条款?|章节?|小节|附录) ?$/i
/** Written with spaces, commas or dashes only where it is called one. */
const CALLED_IP = /\bip|黑客|定位/i
/** 10 20 30 40 is counted. */
const LONG_BYTE = /\d{3}/
const ABOUT_IP = /\bip|地址|登录|登陆|server|host|网络|网关/i

const ANY_STUDENT = patternOf(/号|学|20[012]\d{5}/)
const ANY_DEFANGED = patternOf(/[.t][\])]/)
const ANY_PART_OF_IP = patternOf(/段|ip/i)

/** @param text normalised */
export function findShapedNumbers(text: string): readonly Span[] {
  if (!DIGIT.test(text)) return []
  return [
    ...(PLATE_BEGINS.test(text) ? spans(text, PLATE, 'PLATE', 0.95) : []).filter(({ start, end }) =>
      isPlate(text.slice(start, end)),
    ),
    ...(PINYIN_PLATE_BEGINS.test(text) ? spans(text, PINYIN_PLATE, 'PLATE', 0.7) : []),
    ...spans(text, SPECIAL_PLATE, 'PLATE', 0.9),
    ...(ANY_ABROAD.test(text) ? spans(text, PLATE_ABROAD, 'PLATE', 0.85) : []),
    ...spans(text, CHINESE_PASSPORT, 'PASSPORT', 0.8),
    ...spans(text, HONG_KONG_ID, 'ID_CARD', 0.9),
    ...spans(text, WXID, 'WECHAT', 0.95),
    ...(ANY_STUDENT.test(text) ? spans(text, OF_A_STUDENT, 'STUDENT_NO', 0.9) : []),
    ...spans(text, V4, 'IP', 0.9).filter((span) => isV4(text, span)),
    ...(ANY_DEFANGED.test(text) ? spans(text, DEFANGED, 'IP', 0.9) : []),
    ...(ANY_PART_OF_IP.test(text) ? spans(text, PART_OF_IP, 'IP', 0.7) : []),
    ...spans(text, V6, 'IP', 0.8).filter(({ start, end }) => isV6(text.slice(start, end))),
    ...spans(text, SSN, 'ID_CARD', 0.85).filter(
      ({ start }) => !VERSION.test(text.slice(Math.max(0, start - 9), start)),
    ),
  ]
}

const spans = (text: string, pattern: Pattern, type: FindingType, confidence: number): Span[] =>
  pattern.all(text).map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    type,
    label: type,
    confidence,
  }))

/** Small letters are taken only with many digits: 新a12345 is one, 云abcdef none. */
const isPlate = (plate: string) => /\d.*\d/.test(plate.slice(2)) || (/^.[A-Z]/.test(plate) && /\d/.test(plate.slice(2)))
/** 1.2.3.4 is a part of a text more often. */
function isV4(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  const written = text.slice(start, end)
  if (!/[.。]/.test(written)) return CALLED_IP.test(before) && (!written.includes(' ') || LONG_BYTE.test(written))
  return (
    !VERSION.test(before) &&
    !/^ ?[节条款章]/.test(text.slice(end, end + 2)) &&
    (/\d{2}/.test(written) || ABOUT_IP.test(before))
  )
}
/** Times, 02:50:14, are none. */
const isV6 = (address: string) =>
  address.includes('::')
    ? /[0-9a-f]{3}/i.test(address)
    : address.split(':').length >= 4 && (/[a-f]/i.test(address) || address.split(':').length === 8)
