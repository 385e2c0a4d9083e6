// Universities and clinics by a place or a name and a field: 川农大三, 西南政法毕业, 和平骨科.
import { CITIES, PROVINCES } from '../lexicon/regions.ts'
import { CITY_LETTERS, SUBJECT_LETTERS } from '../lexicon/short-institutions.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { spanOf, TREATED } from './institution-cues.ts'
import { ANYWHERE } from './institution-slots.ts'
import { beginningsOf, matchesFrom, wordFinder } from './scan.ts'

/** @param text normalised */
export const findByField = (text: string): readonly Span[] => [
  ...findUniversities(text),
  ...findFaculties(text),
  ...findClinics(text),
]

const cities = beginningsOf(CITY_LETTERS)
const beginsSubject = beginningsOf(SUBJECT_LETTERS)
const subjects = new Map<string, readonly string[]>()
for (const subject of SUBJECT_LETTERS)
  subjects.set(subject.charAt(0), [...(subjects.get(subject.charAt(0)) ?? []), subject])
const STUDIES =
  /^(?:大?(?:辅导员|宿舍|心理中心|校方|保卫处|教授|老师|校园|图书馆|[研博][一二三]|大[一二三四五]|读|念|上学|毕业|本科|专科|硕士|博士|研究生|在读|退学|休学|学生|的(?:学生|研究生|研[一二三]|大[一二三四]|博士|硕士|本科|宿舍|导师|老师|辅导员|室友|同学|(?=[，。,.]|$)))|大的)/

/** 川农大三, 华理毕业, 天医研二: a place, a subject and what one does at universities. */
function findUniversities(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 2 < text.length; i++) {
    if (!cities[text.charCodeAt(i)] || !beginsSubject[text.charCodeAt(i + 1)]) continue
    const subject = subjects.get(text.charAt(i + 1))?.find((each) => text.startsWith(each, i + 1))
    if (subject === undefined || isWordAt(text, i)) continue
    const end = i + 1 + subject.length
    if (!STUDIES.test(text.slice(end, end + 5))) continue
    const big = text.charAt(end) === '大' && !/[一二三四五]/.test(text.charAt(end + 1)) ? 1 : 0
    found.push(spanOf('SCHOOL', i, end + big))
    i = end
  }
  return found
}

const PLACES = [...PROVINCES, ...CITIES]
const placeNameAt = wordFinder(PLACES)
const DIRECTION = /[中西东南北华]{1,2}[南北东西中]/y
/** 中南林业的, 河南工大 */
const FACULTY =
  /(?:工大|科大|农大|师大|医大|财大|林大|交大|理工大?(?!学)|海大|民大)(?![夫学])|(?:林业|农业|财经|师范|理工|医科|政法|民族|科技|工业|矿业|石油|电力|交通|外国语|工商|体育|艺术|音乐|美术|邮电|航空|海洋|海事|中医药|中医|职业|工程|农林|电子)(?:大学?)?(?=大[一二三四](?!夫)|研[一二三]|读|念|毕业|的(?:[，。,.]|学生|研究生|本科)|本科)|(?<=(?:[读念](?:的)?是?|考[上到入进取]|毕业于|录取)[\u4e00-\u9fff]{2,3})(?:林业|农业|财经|师范|理工|医科|政法|民族|科技|工业|石油|电力|交通|外国语|工商|邮电|航空|海洋|海事|中医药?)(?=[，。,.、；]|$)/y
const beginsArea = beginningsOf([...PLACES, ...'中西东南北华'])

function findFaculties(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const length = beginsArea[text.charCodeAt(i)] ? areaLength(text, i) : 0
    FACULTY.lastIndex = i + length
    if (length === 0 || !FACULTY.test(text)) continue
    found.push(spanOf('SCHOOL', i, FACULTY.lastIndex))
    i = FACULTY.lastIndex - 1
  }
  return found
}

/** Length of the place or region that begins at `i`: 河南, 西南, 华中. */
function areaLength(text: string, i: number): number {
  const place = placeNameAt(text, i)
  if (place !== undefined) return place.length
  DIRECTION.lastIndex = i
  return DIRECTION.test(text) ? DIRECTION.lastIndex - i : 0
}

const CLINICS =
  '妇产 口腔 眼科 骨科 整形 医美 肛肠 男科 齿科 牙科 康复 精神专科 精神 中医馆 心理门诊 心理诊所 心理咨询室 心理咨询中心'.split(
    ' ',
  )
/** 仁和妇产 */
const CLINIC = new RegExp(`(?:${CLINICS.join('|')})(?=未|[，。,.、]|的|收费|术|近视|失败|${TREATED})`, 'y')
const beginsClinic = beginningsOf(CLINICS)
/** 和平骨科: a word may be a name where one begins. */
const CLINIC_BEFORE = /(?:^|[，,。.；、\n]|[在去到对从]|反映|投诉|转介|联系|建议)$/
const NO_CLINIC =
  /^(?:医院|儿童|急诊|门诊|住院|专业|附近|公立|私立|民营|三甲|中医|西医|成人|小儿|老年|青年|妇女|创伤|脊柱|关节|专科|当地|本地|社区|产后|心理|运动|疼痛|检查|手术|治疗|普通|特需|国际|高端|大型|正规)/
const STOPS = /^[我你他她这那某一去到在]/

function findClinics(text: string): readonly Span[] {
  return matchesFrom(text, beginsClinic, CLINIC).flatMap(({ 0: field, index }) => {
    const start = index - 2
    const name = text.slice(Math.max(0, start), index)
    if (start < 0 || STOPS.test(name) || !isHan(name.charCodeAt(0)) || !isHan(name.charCodeAt(1))) return []
    const named = CLINIC_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && !NO_CLINIC.test(name)
    const cut = isWordAt(text, start - 1) || isWordAt(text, start + 1) || ANYWHERE.test(name.replace('和', ''))
    const plain = cut || (isWordAt(text, start) && !named)
    return plain ? [] : [spanOf('HOSPITAL', start, index + field.length)]
  })
}
