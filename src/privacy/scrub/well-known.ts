// Institutions by their short names, where the words beside them say that it is one: 在浙二住院, 考上清华, 就职于华为.
import { EMPLOYERS, HOSPITALS, MALLS, SCHOOLS } from '../lexicon/well-known.ts'
import type { FindingType, Span } from './finding.ts'
import { wordFinder } from './scan.ts'

const STUDY =
  '[初高][一二三]|宿舍|辅导员|校园|图书馆|操场|家属区|心理中心|读|念|上学|毕业|本科|研究生|硕士|博士|研[一二三]|大[一二三四]|考研|的(?:学生|研究生|研[一二三]|大[一二三四]|博士|硕士|本科|宿舍|导师|老师|辅导员|室友|同学)|学生|的(?![一-鿿])|退学|休学|附|校区'
const TREATMENT =
  '[\\u4e00-\\u9fff]{1,3}科(?![技学研普目])|针灸|陪护|转入|转出|转来|转往|住过|生的|生孩子|守了|陪床|陪护|走的|去世|躺|待了|出院|入院|转院|住院|住了|住过|做的|做了|产检|体检|[内外妇产儿]科|心内|肿瘤|看病|看过|看的|看诊|就诊|就医|挂号|挂的|挂了|检查|手术|急诊|门诊|化疗|复查|复诊|开的?药|开的|精神科|心理科|神经|确诊|诊断|的(?:医生|专家|大夫|号|病房|护士)|治疗|抢救|洗胃|医生|专家|实习|规培|进修|轮转|的规培|的护工|的实习|上班|本部|分院|院区'
/** Being there, besides: for names that mean nothing else. */
const THERE =
  /(?:考上|考上了|考入|考进|考取|录取|毕业于|就读于|就读|在读|去了|进了|上了|考了|报了|保送|转到|转去|送到|送去|送往|转至|[在去到从上])$/
/** Mountains, marches, words: only what follows tells. */
const MEANS_MORE = new Set(
  '华山 长征 新华 安定 齐鲁 重大 市立 省立 协和 天坛 宣武 同仁 大工 西京 海大 科大 医科大 301 302 307 309 三〇一 医大 南开 复旦 河海 云大 学军 积水潭 北大人民 朝阳医院'.split(
    ' ',
  ),
)
/** 他把车停在银泰地下车库: beside it a part of the building. */
const INSIDE =
  '[Mm]all|MALL|地下|停车|车库|楼[上下顶]|顶楼|天台|门口|商场|附近|里面|那边|那里|广场|对面|旁边|后门|[BFbf负][1-9]|[一二三四五六1-9]楼|的?(?:电影院|影院|星巴克|麦当劳|肯德基)'
const WORK = '上班|工作|打工|任职|实习|做|当|送|的(?:员工|同事|领导|程序员)|员工|裁员|干了|入职|离职|辞职|客服|外包'

interface ShortNames {
  readonly type: FindingType
  readonly names: readonly string[]
  /** Ends what stands before, or begins what stands after. */
  readonly before?: RegExp
  readonly after: RegExp
}

const KINDS: readonly ShortNames[] = [
  {
    type: 'SCHOOL',
    names: SCHOOLS,
    before: /(?:考上|考上了|考入|考进|考取|录取|毕业于|就读于|就读|在读)$/,
    after: new RegExp(`^(?:${STUDY})`),
  },
  {
    type: 'HOSPITAL',
    names: HOSPITALS,
    after: new RegExp(`^(?:我|他|她|也|都|又|去|在|那[边里儿]){0,3}(?:${TREATMENT})`),
  },
  { type: 'ADDRESS', names: MALLS, after: new RegExp(`^(?:${INSIDE})`) },
  {
    type: 'ORG',
    names: EMPLOYERS,
    before: /(?:就职于|供职于|任职于|入职|入职了|单位[:：是]|公司[:：是])$/,
    after: new RegExp(`^(?:${WORK})`),
  },
]
const kindOf = new Map(KINDS.flatMap((kind) => kind.names.map((name) => [name, kind] as const)))
const nameAt = wordFinder(kindOf.keys())

/** 工作单位：中国电信, 就职于华讯软件: whatever follows is the employer. */
const EMPLOYED =
  /(?:(?:工作)?单位[:：] ?|就职于|供职于|任职于|受雇于)([\u4e00-\u9fffA-Za-z0-9]{2,20}?)(?=[，。,.;；、！!？? \n（(]|$|的|做|当|担任|已|从事|负责|工作|上班)/dg

const EMPLOYMENT = /单位|就职|供职|任职|受雇/

function findShort(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i < text.length; i++) {
    const name = nameAt(text, i)
    const kind = name === undefined ? undefined : kindOf.get(name)
    if (name === undefined || kind === undefined) continue
    const end = i + name.length
    if (isBeside(text, kind, { name, start: i, end })) found.push(spanOf(kind.type, i, end))
    i = end - 1
  }
  return found
}

function isBeside(text: string, kind: ShortNames, at: { name: string; start: number; end: number }): boolean {
  const { name, start, end } = at
  if (kind.before?.test(text.slice(Math.max(0, start - 4), start)) || kind.after.test(text.slice(end, end + 8)))
    return true
  return kind.type !== 'ORG' && !MEANS_MORE.has(name) && isThere(text, start, end)
}

/** @param text normalised */
export function findWellKnown(text: string): readonly Span[] {
  const short = findShort(text)
  if (!EMPLOYMENT.test(text)) return short
  const employed = [...text.matchAll(EMPLOYED)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? []
    return start === undefined || end === undefined ? [] : [spanOf('ORG', start, end)]
  })
  return [...short, ...employed]
}

/** 高考去了川大 */
const isThere = (text: string, start: number, end: number) =>
  THERE.test(text.slice(Math.max(0, start - 4), start)) && !/^[\u4e00-\u9fff]/.test(text.slice(end, end + 1))

const spanOf = (type: FindingType, start: number, end: number): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.7,
})
