// Institutions as callers shorten them: 附二院, 省肿瘤, 24中, 县一小, 川农. Nothing of their own stands in such a name, so a word
// beside it must say that one is treated or taught there.

import { CITIES, PROVINCES } from '../lexicon/regions.ts'
import { CITY_LETTERS, SUBJECT_LETTERS } from '../lexicon/short-institutions.ts'
import type { FindingType, Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { classEnd } from './institutions.ts'

const ORDINAL = '[一二三四五六七八九十]'
const REGION = '[省市县区州]'
/** What a hospital is for, where 医院 is left out: 省肿瘤, 市妇幼. */
const BRANCH =
  '立|人民|妇幼|妇保|儿保|儿童|肿瘤|中医|中西医|胸科|口腔|眼科|精神|精卫|骨科|传染病?|妇产|脑科|皮肤|康复|红会|红十字|荣军|结核|职防|人医|急救'
const HOSPITAL = [
  `(?:${REGION}第?)?(?<!第)${ORDINAL}{1,2}(?:人民)?(?:医院|院(?!士|子|校)|人医)`,
  `${REGION}(?:${BRANCH})(?:医院|院|保健院|防治院)?|[省市]${ORDINAL}专`,

  `(?:[\\u4e00-\\u9fff]{0,2}(?:大学?|医大|医|中医大))?附属?第?[一二三四五六]?(?:医院|院)`,
  `[一二三四五]附院?(?![中小属])|(?:中医|医大|医科大|中医大|[\\u4e00-\\u9fff]大|[\\u4e00-\\u9fff]医|湘雅|华西|协和)?附[一二三](?![中小院])`,
  `[\\u4e00-\\u9fff]{1,2}(?:大|医大)[一二三四五六]院`,
  `(?:镇|乡|镇上|乡里|街道|农场|团场)的?卫生院|县医院|[县区]中医院|(?:市|县|区)?(?:人医|人民医院|红十字医院|妇幼(?:保健院)?|妇保院|儿保|精卫中心|中医院|脑科医院|胸科医院|中心医院)|${REGION}(?:精神病院|精神卫生中心|儿童医院|传染病医院|肿瘤医院|骨科医院)|(?:骨科|肿瘤|儿童|眼科|口腔|传染病|精神病|结核)医院(?=的?护士|的?医生|上班|工作|当)|儿研所|职防所|皮防所`,
].join('|')
/** 七中育才: another school of the same name. */
const CAMPUS = '(?:[\\u4e00-\\u9fff]{2}(?=初[一二三]|高[一二三]|校区|学校|分校))?'
const SCHOOL = [
  String.raw`(?<!\d)\d{1,3}中(?![学心国医间等年部午秋旬]|\d)`,
  `${REGION}?(?<!第)${ORDINAL}{1,3}[中小幼](?!心(?!理)|[学国医间等年部午秋旬时区组孩岁口碗块杯片瓶包点半朋姐])${CAMPUS}|${REGION}?(?:实小|实验(?:中学|小学|幼儿园|学校))|[县镇]中(?![学心国医间等年部午秋旬])|村小(?=[读念上的老毕])`,
  `${ORDINAL}职[高中]?(?![工业责务员位能称场])|[\\u4e00-\\u9fff]附(?=[初高][一二三])|(?:镇|乡|村|街道)?中心(?:小学|校|幼儿园)|省实验?|(?:[一二三]|[师大]大|[师医农工理]范?大?)?附[中小幼](?![一二三四五六]?院)`,
  '(?:民族|旅游|聋哑|特教|特殊教育|体育|艺术|卫生|护士|幼儿师范|铁路|煤矿|少数民族)(?:中学|小学|学校)|外国语(?:学校|中学|小学|初中|高中)?|外校|职教中心|职中|党校|师院|体校|艺校|卫校|师范附小|师范附中',
].join('|')
const SHORT = new RegExp(`(?<hospital>${HOSPITAL})|(?<school>${SCHOOL})`, 'g')
/** One of these stands in every short form: most texts have none, and need no closer look. */
const HINT = /[所院附医幼妇人肿立精儿口眼胸骨卫脑皮传产康红荣急结职校中小]|外国语|实验|省实/

/** Where one is: what stands before. */
const THERE =
  /(?:[刚来在到去从送转进回自由往于系为上念读住是挂]|转[到去至]|考[进上入]|送[到去进往至]|就读于?|毕业于|就诊于|分到|调到|转院)$/
/** What is done in hospitals and schools: what stands after. */
const TREATED =
  '[\\u4e00-\\u9fff]{1,3}科(?![技学研普目])|住过|生孩子|守了|陪床|陪护|走的|去世|待了|住院|住了|住着|看病|看了?|看过|看的|就诊|就医|挂[的号了过]|检查|查[的了出过]|做[的了]|手术|术[后中前]|急诊|门诊|CT|核磁|[BX彩]超|预约|排队|号源|窗口|接种|误诊|缴费|收费|退费|种植|化疗|放疗|透析|复查|复诊|随诊|开[的了]?药|开的|取药|拿药|拿的|精神科|心理科|心身|睡眠|确诊|诊断|治疗|治[了过的]|抢救|洗胃|产检|体检|建档|生的|护理|护士|[内外妇产儿骨眼]科|出来|回来|神经|消化|肿瘤|心内|病房|病区|大厅|急救|ICU|重症|输液|打针|出院|入院|收治|拒收|不收|躺|上班|工作|实习|规培|进修|轮转|值班|带教|的规培|的护工|当护|当医|的?(?:医生|大夫|主任|专家|护士|号|床位|药|心理科|精神科|门口|走廊|楼[上下])'
const TAUGHT =
  '辅导员|心理老师|心理中心|保卫处|校方|教学|图书馆|读|念|上学|上初|上高|毕业|[初高][一二三中]|[一二三四五六七八九]年级|大[一二三四]|的?(?:老师|班主任|学生|校长|宿舍|家长|同学|孩子|操场|住校)|校区|校门|分校|退学|休学|转学|转来|转走|复读|借读|住校|护理|幼师|寄宿|教学楼|操场|食堂|宿舍|门口|任教|教书|当老师'
/** 湘二我也去看过 */
const SAID_BETWEEN = '(?:我|他|她|也|都|又|去|在|那[边里儿]){0,3}'
const TREATED_THERE = new RegExp(`^${SAID_BETWEEN}(?:${TREATED})`)
const TAUGHT_THERE = new RegExp(`^${SAID_BETWEEN}(?:${TAUGHT})`)
/** Hardly anything else: 附一院, 省口腔. */
const SURE = new RegExp(
  `^(?:.*附[一二三四五六]院|[一二三]附院|${REGION}(?:妇幼|妇保|儿保|肿瘤|胸科|口腔|眼科|精卫|骨科|传染病?院?|妇产|脑科|结核|职防|人医|红会)(?:医院|院|保健院)?)$`,
)
const NO_HOSPITAL = /^(?:健康|工作|联合|学会|协会|卫生|防治|专家|联盟|产业|疾病|问题|专业|质控|治疗)/
/** 在九中就被孤立: a number and what it counts. */
const NUMBERED_ONE = /^(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:中|职[高中]?)$/
const MINE = /(?:我们|我是|我|他是|她是)$/
/** 一中的, to begin with */
const BEGUN = /^[，,的]/
const CLAUSE_ENDS = /^(?:$|[，。,.;；!！?？、)）\n]|的|里|那边|那里|门口|附近|对面|旁边|后面|后门|以后|之后|后)/

/** @param text normalised */
export function findCalledInstitutions(text: string): readonly Span[] {
  return [
    ...(HINT.test(text) ? findShort(text) : []),
    ...findSlots(text),
    ...findUniversities(text),
    ...findFields(text),
    ...findNamed(text),
  ]
}

function findShort(text: string): readonly Span[] {
  return [...text.matchAll(SHORT)].flatMap(({ 0: whole, index, groups }) => {
    const type = groups?.hospital === undefined ? 'SCHOOL' : 'HOSPITAL'
    const end = index + whole.length
    if (text.charAt(index - 1) === '第' || (isWordAt(text, end - 1) && !text.startsWith('心理', end))) return []
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
  if (type === 'HOSPITAL' && SURE.test(text.slice(start, end)) && !NO_HOSPITAL.test(after)) return true
  return THERE.test(text.slice(Math.max(0, start - 4), start)) && CLAUSE_ENDS.test(after)
}

const spanOf = (type: 'HOSPITAL' | 'SCHOOL', start: number, end: number): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.65,
})

/** 在育英上学, 读衡中: whatever stands there, if it is no word, and no place where anybody goes to school. */
const SLOT =
  /(?:在|从|去了?)(?<school>[\u4e00-\u9fff]{2,4}?)(?=上学|上初|上高|上幼|读书|念书|读[初高小研大本]|念[初高小研大本]|读[一二三四五六]年级|复读|住校|寄宿|借读|上课|补课|军训|转[到学去走])|(?:转到|转去|就读于?|上的是|考[到上进])(?<long>[\u4e00-\u9fff]{2,4}(?:国际|双语|书院|学堂|教育))|(?:读|念|考上|考进|考入|就读于?)(?<short>[\u4e00-\u9fff][中高附实外])(?=[，。,.；！!？?\s]|$|的|以后|之后|后|没)|(?:在|去|到|转到|送到|送去|转院到)(?<hospital>[\u4e00-\u9fff]{2,5}?)(?=住院|住了|看病|看的|看过|看了|就诊|就医|挂号|挂的|挂了|挂个|拍片|输液|打针|缝针|做的?手术|抢救|洗胃|化疗|急诊|门诊|复查|精神科|心理科|确诊|查出)/dg
const SLOT_HINT = /读|念|学|考|[住看就挂手抢洗化急门复精心确查]/
const ANYWHERE = new RegExp(
  `(?:${[...PROVINCES, ...CITIES].join('|')})|[我你他她它们这那哪的了不没有和跟着过得很么什怎自己家城乡镇村县市省区州]|外地|外省|外面|老家|国外|本地|当地|异地|附近|那里|那边|里面|单位|公司|学校|医院|门诊|急诊|病房|电话|网上|手机|平台|之后|以后|之前|以前|现在|一边|一起|一直|时候|期间|床|外|内`,
)

function findSlots(text: string): readonly Span[] {
  if (!SLOT_HINT.test(text)) return []
  return [...text.matchAll(SLOT)].flatMap(({ indices, groups }) => {
    const type = groups?.hospital === undefined ? 'SCHOOL' : 'HOSPITAL'
    const [start, end] =
      indices?.groups?.hospital ?? indices?.groups?.school ?? indices?.groups?.short ?? indices?.groups?.long ?? []
    if (start === undefined || end === undefined || ANYWHERE.test(text.slice(start, end))) return []
    const own = groups?.long === undefined ? end : start + 1
    for (let i = start - 1; i < own; i++) if (isWordAt(text, i)) return []
    return [spanOf(type, start, end)]
  })
}

const cities = new Set([...CITY_LETTERS])
const subjects = SUBJECT_LETTERS
const STUDIES =
  /^(?:大?(?:辅导员|宿舍|心理中心|校方|保卫处|教授|老师|校园|图书馆|[研博][一二三]|大[一二三四五]|读|念|上学|毕业|本科|专科|硕士|博士|研究生|在读|退学|休学|学生|的(?:学生|研究生|研[一二三]|大[一二三四]|博士|硕士|本科|宿舍|导师|老师|辅导员|室友|同学|(?=[，。,.]|$)))|大的)/

/** 川农大三, 华理毕业, 天医研二: a place, a subject and what one does at universities. */
function findUniversities(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 2 < text.length; i++) {
    if (!cities.has(text.charAt(i)) || isWordAt(text, i)) continue
    const subject = subjects.find((each) => text.startsWith(each, i + 1))
    if (subject === undefined) continue
    const end = i + 1 + subject.length
    if (!STUDIES.test(text.slice(end, end + 5))) continue
    const big = text.charAt(end) === '大' && !/[一二三四五]/.test(text.charAt(end + 1)) ? 1 : 0
    found.push(spanOf('SCHOOL', i, end + big))
    i = end
  }
  return found
}

const AREA = `(?:${[...PROVINCES, ...CITIES].join('|')}|[中西东南北华]{1,2}[南北东西中]|西[南北]|东[南北])`
/** 中南林业的, 西南政法毕业; 仁和妇产: a place or a name, and a field. */
const FIELD = new RegExp(
  String.raw`(?<school>${AREA}(?:林业|农业|财经|师范|理工|医科|政法|民族|科技|工业|矿业|石油|电力|交通|外国语|工商|体育|艺术|音乐|美术|邮电|航空|海洋|海事|中医药|中医|职业|工程|农林|电子)(?:大学?)?)(?=大[一二三四](?!夫)|研[一二三]|读|念|毕业|的(?:[，。,.]|学生|研究生|本科)|本科)|(?<hospital>(?![我你他她这那某一去到在])[一-鿿]{2}(?:妇产|口腔|眼科|骨科|整形|医美|肛肠|男科|齿科|牙科|康复|精神|中医馆|心理(?:门诊|诊所|咨询室|咨询中心)|精神专科))(?=未|[，。,.、]|的|收费|术|${TREATED})`,
  'dg',
)
/** 和平骨科: a word may be a name where one begins. */
const CLINIC_BEFORE = /(?:^|[，,。.；、\n]|[在去到对从]|反映|投诉|转介|联系|建议)$/
const NO_CLINIC =
  /^(?:医院|儿童|急诊|门诊|住院|专业|附近|公立|私立|民营|三甲|中医|西医|成人|小儿|老年|青年|妇女|创伤|脊柱|关节|专科|当地|本地|社区|产后|心理|运动|疼痛|检查|手术|治疗|普通|特需|国际|高端|大型|正规)/
const FIELD_HINT =
  /大[一二三四]|研[一二三]|毕业|读|念|的|本科|妇产|口腔|眼科|骨科|整形|医美|肛肠|男科|齿科|牙科|康复|精神|中医馆|心理/

function findFields(text: string): readonly Span[] {
  if (!FIELD_HINT.test(text)) return []
  return [...text.matchAll(FIELD)].flatMap(({ 0: whole, index, groups }) => {
    const end = index + whole.length
    if (groups?.school !== undefined) return [spanOf('SCHOOL', index, end)]
    const named = CLINIC_BEFORE.test(text.slice(Math.max(0, index - 2), index)) && !NO_CLINIC.test(whole)
    const cut =
      isWordAt(text, index - 1) || isWordAt(text, index + 1) || ANYWHERE.test(whole.slice(0, 2).replace('和', ''))
    const plain = cut || (isWordAt(text, index) && !named)
    return plain ? [] : [spanOf('HOSPITAL', index, end)]
  })
}

/** 幼儿园是那个小天使, 学校叫启明: said what it is, and then what it is called. */
const NAMED =
  /(?:(?<school>幼儿园|学校|中学|小学|大学)|(?<hospital>医院|诊所))(?:的?名字)?(?:叫做?|是那个|就是那个)(?<name>[\u4e00-\u9fff]{2,8}?)(?=[，,。.；、的]|$)/dg
const UNNAMED = /[我你他她它们什么不没很了过什谁]|家长|老师|医生|孩子|附近|旁边/

function findNamed(text: string): readonly Span[] {
  if (!/叫|是那个/.test(text)) return []
  return [...text.matchAll(NAMED)].flatMap(({ indices, groups }) => {
    const [start, end] = indices?.groups?.name ?? []
    if (start === undefined || end === undefined || UNNAMED.test(groups?.name ?? '')) return []
    return [spanOf(groups?.school === undefined ? 'HOSPITAL' : 'SCHOOL', start, end)]
  })
}
