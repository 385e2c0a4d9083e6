// Rows of names, and of names with numbers and places: tables, rosters, forms and whom to call, which nobody writes as sentences.
import type { Mark, Sentence } from '../../test/privacy/sentences.ts'

type Passage = Pick<Mark, 'type'> & { readonly passage: string }

const SEPARATORS = ['、', '，', '/', ' ', '\n', '\t', '', ';', '|', ',', '。', '和', '  ', ' / ', ',\n']
const BEFORE_PHONES = [' ', '，', ':', '\t', '', '（', ' 电话']
const AFTER_PHONES = [' ', '；', '\n', '，', '、', '）', '\t']
/** Between a name and a place, and after it. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['\t女\t17\t', '\n'],
  ['/男/16/', '/'],
  ['，女，34岁，', '。'],
  ['|女|42|', '|'],
  [' 男 15 ', ' '],
  ['；女；', '；'],
  [',男,19,', '\n'],
]
/** Who is to be called, and what comes after the name. */
const CALLS = [
  '找',
  '联系',
  '打给',
  '通知',
  '请联系',
  '转给',
  '问',
  '紧急联系人',
  '家长',
  '回电给',
  '叫',
  '告诉',
  '接听人',
  '请找一下',
  '',
]
const AFTER_CALLED = ['', '，', ' ', '，电话', '（', '，手机']
/** 李某 in reports, and what is nobody: 某人, 某医院. */
const BEFORE_SOMEONE = [
  '',
  '患者',
  '来电者',
  '父亲',
  '当事人',
  '投诉人',
  '，',
  '因',
  '与',
  '根据',
  '经办人',
  '由',
  '称',
  '：',
  '对',
  '的',
]
const AFTER_SOMEONE = [
  '，男，45岁',
  '称',
  '某',
  '自述',
  '之妻',
  '表示',
  '于当晚',
  '的',
  '',
  '、',
  '（化名）',
  '多次',
  '某，女',
  '在',
  '与',
  '被',
]
const NOBODY = [
  '人',
  '天',
  '种',
  '个',
  '医院',
  '些',
  '日',
  '平台',
  '公司',
  '市',
  '女',
  '单位',
  '次',
  '学校',
  '方面',
  '男子',
]
const PHONE: Passage = { type: 'PHONE', passage: '13800000000' }
const IN_A_ROW = 6

/** The same sentences make the same rows. */
export function rowsOf(sentences: readonly Sentence[]): readonly Sentence[] {
  const marked = sentences.flatMap(passagesOf)
  const people = marked.filter(({ type, passage }) => type === 'PERSON' && /^[\u4e00-\u9fff·]{2,}$/.test(passage))
  const places = marked.filter(({ type, passage }) => PLACES.has(type) && /^[\u4e00-\u9fff]+$/.test(passage))
  const rows: Sentence[] = []
  for (let i = 0, k = 0; i + IN_A_ROW <= people.length; i += IN_A_ROW, k++) {
    const six = people.slice(i, i + IN_A_ROW)
    const separator = nth(SEPARATORS, k)
    rows.push(rowOf(six.flatMap((each) => [each, separator])))
    rows.push(...six.slice(3).map((each, j) => called(each, 3 * k + j)))
    rows.push(someone(nth(six, k), k))
    rows.push(k % 2 === 0 ? withPhones(six.slice(0, 3), k / 2) : withPlaces(six.slice(0, 2), places, (k - 1) / 2))
  }
  return rows
}

export const PLACES: ReadonlySet<string> = new Set(['SCHOOL', 'HOSPITAL', 'ORG', 'ADDRESS'])

/** What must go, as it stands. */
export const passagesOf = ({ text, marks }: Sentence): readonly Passage[] =>
  marks.filter(({ optional }) => !optional).map(({ start, end, type }) => ({ type, passage: text.slice(start, end) }))

const withPhones = (people: readonly Passage[], k: number): Sentence =>
  rowOf(people.flatMap((each) => [each, nth(BEFORE_PHONES, k), PHONE, nth(AFTER_PHONES, k)]))

/** Every third without a number. */
const called = (each: Passage, k: number): Sentence =>
  rowOf([nth(CALLS, k), each, ...(k % 3 === 0 ? [] : [nth(AFTER_CALLED, k), PHONE])])

const someone = ({ passage }: Passage, k: number): Sentence => {
  const [before, after] = [nth(BEFORE_SOMEONE, k), nth(AFTER_SOMEONE, k * 7 + 3)]
  const surname: Passage = { type: 'PERSON', passage: passage.charAt(0) }
  return rowOf(k % 3 === 2 ? [before, `某${nth(NOBODY, k)}`, after] : [before, surname, '某', after])
}

function withPlaces(people: readonly Passage[], places: readonly Passage[], k: number): Sentence {
  const [before, after] = nth(FIELDS, k)
  return rowOf(
    people.flatMap((each, j) => [each, before, ...(places.length > 0 ? [nth(places, 5 * k + j)] : []), after]),
  )
}

function nth<T>(of: readonly T[], i: number): T {
  const found = of[i % of.length]
  if (found === undefined) throw new RangeError('There is none.')
  return found
}

function rowOf(parts: readonly (string | Passage)[]): Sentence {
  const marks: Mark[] = []
  let text = ''
  for (const part of parts) {
    const passage = typeof part === 'string' ? part : part.passage
    if (typeof part !== 'string')
      marks.push({ start: text.length, end: text.length + passage.length, type: part.type, optional: false })
    text += passage
  }
  return { text, marks }
}
