// Institutions by their short names, where the words beside them say that it is one: 在浙二住院, 考上清华, 就职于华为.
import { EMPLOYERS, HOSPITALS, SCHOOLS } from '../lexicon/well-known.ts'
import type { FindingType, Span } from './finding.ts'

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
const STUDY =
  '读|念|上学|毕业|本科|研究生|硕士|博士|研[一二三]|大[一二三四]|考研|的(?:学生|研究生|博士|硕士|本科|宿舍|导师|老师|辅导员|室友|同学)|学生|的(?![一-鿿])|退学|休学|附|校区'
const TREATMENT =
  '住院|看病|看过|看的|看诊|就诊|就医|挂号|挂的|挂了|检查|手术|急诊|门诊|化疗|复查|复诊|开的?药|开的|精神科|心理科|神经|确诊|诊断|的(?:医生|专家|大夫|号|病房|护士)|治疗|抢救|洗胃|医生|专家|本部|分院|院区'
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
  { type: 'HOSPITAL', names: HOSPITALS, after: new RegExp(`^(?:${TREATMENT})`) },
  {
    type: 'ORG',
    names: EMPLOYERS,
    before: /(?:就职于|供职于|任职于|入职|入职了|单位[:：是]|公司[:：是])$/,
    after: new RegExp(`^(?:${WORK})`),
  },
]
const kindOf = new Map(KINDS.flatMap((kind) => kind.names.map((name) => [name, kind] as const)))
const NAMES = new RegExp(longestFirst([...kindOf.keys()]), 'g')

/** 工作单位：中国电信, 就职于华讯软件: whatever follows is the employer. */
const EMPLOYED =
  /(?:(?:工作)?单位[:：] ?|就职于|供职于|任职于|受雇于)([\u4e00-\u9fffA-Za-z0-9]{2,20}?)(?=[，。,.;；、！!？? \n（(]|$|的|做|当|担任|已|从事|负责|工作|上班)/dg

const EMPLOYMENT = /单位|就职|供职|任职|受雇/

/** @param text normalised */
export function findWellKnown(text: string): readonly Span[] {
  const short = [...text.matchAll(NAMES)].flatMap(({ 0: name, index }) => {
    const kind = kindOf.get(name)
    const end = index + name.length
    const beside =
      kind?.before?.test(text.slice(Math.max(0, index - 4), index)) || kind?.after.test(text.slice(end, end + 6))
    return kind && beside ? [spanOf(kind.type, index, end)] : []
  })
  if (!EMPLOYMENT.test(text)) return short
  const employed = [...text.matchAll(EMPLOYED)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? []
    return start === undefined || end === undefined ? [] : [spanOf('ORG', start, end)]
  })
  return [...short, ...employed]
}

const spanOf = (type: FindingType, start: number, end: number): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.7,
})
