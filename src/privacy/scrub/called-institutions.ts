// Institutions as callers shorten them: 附二院, 省肿瘤, 24中, 县一小. Nothing of their own stands in such a name, so a word
// beside it must say that one is treated or taught there.
import type { FindingType, Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { CLAUSE_ENDS, spanOf, TAUGHT_THERE, THERE, TREATED_THERE } from './institution-cues.ts'
import { classEnd } from './institutions.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const ORDINAL = '[一二三四五六七八九十]'
const REGION = '[省市县区州]'
/** What a hospital is for, where 医院 is left out: 省肿瘤, 市妇幼. */
const BRANCH =
  '立|人民|妇幼|妇保|儿保|儿童|肿瘤|中医|中西医|胸科|口腔|眼科|精神|精卫|骨科|传染病?|妇产|脑科|皮肤|康复|红会|红十字|荣军|结核|职防|人医|急救|荣军?|[一二三]附'
const HOSPITAL = [
  `(?:${REGION}第?)?(?<!第)${ORDINAL}{1,2}(?:人民)?(?:医院|院(?!士|子|校)|人医)`,
  `${REGION}(?:${BRANCH})(?:医院|院|保健院|防治院)?|[省市]${ORDINAL}专`,
  `附属?第?[一二三四五六]?(?:医院|院)`,
  `[一二三四五]附院?(?![中小属])|附[一二三](?![中小院])`,
  `(?<=[\\u4e00-\\u9fff])医?大[一二三四五六]院`,
  `(?:镇|乡|镇上|乡里|街道|农场|团场)的?卫生院|县医院|[县区]中医院|(?:市|县|区)?(?:人医|人民医院|红十字医院|妇幼(?:保健院)?|妇保院?|儿保|精卫中心|中医院|脑科医院|胸科医院|中心医院)|${REGION}(?:精神病院|精神卫生中心|儿童医院|传染病医院|肿瘤医院|骨科医院)|(?<=[在从](?:了)?|转[到去至入]|送[到去往至]|住[进在]|离)(?:骨科|肿瘤|儿童|眼科|口腔|传染病|精神病?|结核|康复|妇产|妇幼|脑科|胸科|皮肤病?|中西医结合|老年|中医)医院|(?:骨科|肿瘤|儿童|眼科|口腔|传染病|精神病|结核)医院(?=住[院过了]|化疗|放疗|手术|关[过了]|出院|确诊|抢救|的号|陪护|陪床|的?护士|的?医生|上班|工作|当)|儿研所|职防所|皮防所`,
].join('|')
/** 七中育才: another school of the same name. */
const CAMPUS = '(?:[\\u4e00-\\u9fff]{2}(?=初[一二三]|高[一二三]|校区|学校|分校))?'
const SCHOOL = [
  String.raw`(?<!\d)\d{1,3}中(?![学心国医间等年部午秋旬]|\d)`,
  `${REGION}?(?<!第)${ORDINAL}{1,3}[中小幼](?!心(?!理)|[学国医间等年部午秋旬时区组孩岁口碗块杯片瓶包点半朋姐])${CAMPUS}|${REGION}?(?:实小|实验(?:中学|小学|幼儿园|学校))|[县镇]中(?![学心国医间等年部午秋旬])|村小(?=[读念上的老毕])`,
  `${ORDINAL}职[高中]?(?![工业责务员位能称场])|附(?=[初高][一二三])|(?:镇|乡|村|街道)?中心(?:小学|校|幼儿园)|省实验?|附[中小幼](?![一二三四五六]?院)`,
  `${REGION}(?:职业(?:中专|高中|中学|技校)|职教中心|师范|卫校|技校|体校|艺校|党校|特校|高级中学|高中|初中|中学|小学|机关幼儿园)`,
  '(?:财经|师范|理工|医科|农业|政法|民族|科技|工业|外国语|海洋|中医药|林业|工商|艺术|体育|音乐)大(?:学|(?=大[一二三四五]|[研博][一二三]|读|念|毕业|的))(?!城|生)',
  '(?:民族|旅游|聋哑|特教|特殊教育|体育|艺术|卫生|护士|幼儿师范|铁路|煤矿|少数民族)(?:中学|小学|学校)|外国语(?:学校|中学|小学|初中|高中)?|外校|职教中心|职中|党校|师院|体校|艺校|卫校|师范附小|师范附中',
].join('|')
const SHORT = new RegExp(`(?<hospital>${HOSPITAL})|(?<school>${SCHOOL})`, 'y')
const begins = beginningsOf(
  '省市县区州一二三四五六七八九十附医大镇乡街农团人红妇儿精中脑胸骨肿眼口传结职皮0123456789实村民旅聋特体艺卫护幼铁煤少外党师康老财理农政科工海林音',
)
/** 哈医大附二院, 师大附中, 华附: whose it is. */
const WHOSE: Readonly<Record<string, RegExp>> = {
  附: /(?:(?:(?![在到去从送转是的我于])[\u4e00-\u9fff]){0,2}(?:医科大学?|中医大|医大|大学?|中医|医)|湘雅|华西|协和|[一二三]|[师农工理]范?)$/,
  医: /(?![在到去从送转是的我于])[\u4e00-\u9fff]$/,
  大: /(?:(?![在到去从送转是的我于])[\u4e00-\u9fff]){1,2}$/,
}
const LONGEST_OWNER = 5

/** Hardly anything else: 附一院, 省口腔. */
const SURE = new RegExp(
  `^(?:.*附[一二三四五六]院|[一二三]附院|${REGION}(?:妇幼|妇保|儿保|肿瘤|胸科|口腔|眼科|精卫|骨科|传染病?院?|妇产|脑科|结核|职防|人医|红会)(?:医院|院|保健院)?)$`,
)
/** 从康复医院走失: there is one of the kind, and somebody was there. */
const KIND_ONLY =
  /^(?:骨科|肿瘤|儿童|眼科|口腔|传染病|精神病?|结核|康复|妇产|妇幼|脑科|胸科|皮肤病?|中西医结合|老年|中医)医院$|^[二三四五六七八九十]院$|^精神病院$/
const KIND_OF_UNIVERSITY =
  /^(?:财经|师范|理工|医科|农业|政法|民族|科技|工业|外国语|海洋|中医药|林业|工商|艺术|体育|音乐)大学?$/
const AT_UNIVERSITY = /(?:[在从]|考[上进入到取]了?|毕业于|就读于?|录取到?|[读念上](?:的是?)?)$/
const FROM = /(?:[在从]|转[到去至入]|送[到去往至]|住[进在])$/
const NO_HOSPITAL = /^(?:健康|工作|联合|学会|协会|卫生|防治|专家|联盟|产业|疾病|问题|专业|质控|治疗)/
/** 在九中就被孤立: a number and what it counts. */
const NUMBERED_ONE = /^(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:中|职[高中]?)$/
const MINE = /(?:我们|我是|我|他是|她是)$/
/** 一中的, to begin with */
const BEGUN = /^[，,的]/

/** @param text normalised */
export function findCalledInstitutions(text: string): readonly Span[] {
  return matchesFrom(text, begins, SHORT).flatMap(({ 0: whole, index: from, groups }) => {
    const type = groups?.hospital === undefined ? 'SCHOOL' : 'HOSPITAL'
    const end = from + whole.length
    const index = from - ownerLength(text, from, whole)
    const word = isWordAt(text, end - 1) && !text.startsWith('心理', end) && !KIND_OF_UNIVERSITY.test(whole)
    if (text.charAt(index - 1) === '第' || word) return []
    return isBeside(text, { start: index, end }, type)
      ? [spanOf(type, index, type === 'SCHOOL' ? classEnd(text, end) : end)]
      : []
  })
}

function isBeside(text: string, { start, end }: { start: number; end: number }, type: FindingType): boolean {
  const after = text.slice(end, end + 8)
  if ((type === 'HOSPITAL' ? TREATED_THERE : TAUGHT_THERE).test(after)) return true
  const begun =
    start === 0 || /[，,。.；;]/.test(text.charAt(start - 1)) || MINE.test(text.slice(Math.max(0, start - 2), start))
  if (begun && BEGUN.test(after)) return true
  if (NUMBERED_ONE.test(text.slice(start, end)) && THERE.test(text.slice(Math.max(0, start - 4), start))) return true
  if (
    KIND_OF_UNIVERSITY.test(text.slice(start, end)) &&
    (AT_UNIVERSITY.test(text.slice(Math.max(0, start - 4), start)) || TAUGHT_THERE.test(after))
  )
    return true
  if (KIND_ONLY.test(text.slice(start, end)) && FROM.test(text.slice(Math.max(0, start - 2), start))) return true
  if (type === 'HOSPITAL' && SURE.test(text.slice(start, end)) && !NO_HOSPITAL.test(after)) return true
  return THERE.test(text.slice(Math.max(0, start - 4), start)) && CLAUSE_ENDS.test(after)
}

/** Length of what stands before and says whose it is; 华附 has one character at least. */
function ownerLength(text: string, from: number, whole: string): number {
  const before = text.slice(Math.max(0, from - LONGEST_OWNER), from)
  if (whole === '附') return 1
  const owner = WHOSE[whole.charAt(0)]?.exec(before)?.[0].length ?? 0
  return whole.startsWith('医院') ? 0 : owner
}
