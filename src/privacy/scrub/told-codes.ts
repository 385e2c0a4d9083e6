// Codes of letters and digits that are told piece by piece after a word for what they are: 护照，E，两个三，零八…, 微信你记：大L小y，
// 三个零，杠，h, e, n; K, oh seven, double two. What the pieces make must look like such a code.

import { inDigits, SPELT } from './chinese-digits.ts'
import type { FindingType, Span } from './finding.ts'
import { isPublicLine } from './kept.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

interface Kind {
  readonly type: FindingType
  readonly cue: string
  /** The code itself: letters small, _ and - for the signs that were named. */
  readonly code: RegExp
}

const HANDLE = /^(?=(?:.*[a-z]){2})(?=.*(?:[_\d-]|[a-z]{6}))[a-z\d_.-]{5,24}$/
const CODE = /^(?=.*[a-z_-])[a-z]{0,4}-?\d{3,14}(?:-?[a-z\d]{1,6})?$|^\d{5,14}$/
const KINDS: readonly Kind[] = [
  {
    type: 'PASSPORT',
    cue: '护照|通行证|回乡证|台胞证|本本|passport',
    code: /^[a-z]{1,3}\d{6,12}$/,
  },
  { type: 'WECHAT', cue: '微信|[微薇威][星心芯新]号?|wei信|我的?[vV](?=[是:，,])|[vV]信|wechat', code: HANDLE },
  { type: 'ACCOUNT', cue: '微博|抖音|快手|小红书|账号|游戏(?:id|名)|用户名|username|handle', code: HANDLE },
  { type: 'PLATE', cue: '\\bplate|\\bregistration', code: /^(?=.*\d)(?=.*[a-z])[a-z\d]{5,8}$/ },
  { type: 'ACCOUNT', cue: '(?:社保|医保|工|保单|会员)卡?号', code: CODE },
  { type: 'ACCOUNT', cue: '(?<![A-Za-z])uid', code: /^\d{6,12}$/ },
  {
    type: 'STUDENT_NO',
    cue: '学号|学籍号|考生号|准考证号?|我的号|candidate|student (?:id|number)',
    code: CODE,
  },
  {
    type: 'MEDICAL_NO',
    cue: '(?:病历|住院|门诊|就诊|档案)号|登记号(?!码)|medical record|record number|\\bchart|\\bMRN',
    code: CODE,
  },
  { type: 'ACCOUNT', cue: '\\b(?:policy|account|member(?:ship)?|badge|staff|case) (?:number|no\\.?|id)', code: CODE },
]
const CUES = patternOf(new RegExp(KINDS.map(({ cue }, i) => `(?<k${i}>${cue})`).join('|'), 'i'))
const ANY = patternOf(new RegExp(KINDS.map(({ cue }) => cue).join('|'), 'i'))
const beginsCue = beginningsOf('社医工保会rR护通回台本pP微薇威我vVwW抖快小账游用uUhHaAmMbBsScCrR学考准病住门就登档')

const D = `[\\d${SPELT}]`
const SIGNS: readonly (readonly [string, string])[] = [
  ['下划线|underscore', '_'],
  ['[中横短]?杠|减号|dash|hyphen', '-'],
]
const SIGN = SIGNS.map(([words]) => words).join('|')
const ENGLISH = 'zero0 oh0 one1 two2 three3 four4 five5 six6 seven7 eight8 nine9'
const ENGLISH_DIGITS = new Map(ENGLISH.split(' ').map((word) => [word.slice(0, -1), word.slice(-1)]))
const WORD = `\\b(?:(?:double|triple) )?(?:${[...ENGLISH_DIGITS.keys()].join('|')})\\b`
/** 五个八, 三个a: but 四个5024 has four digits. */
const TIMES = `[两二三四五六2-6]个(?:[A-Za-z](?![A-Za-z])|${D}(?!\\d))`
/** No word and no count comes after letters or digits. */
const RUN_ENDS = `(?![A-Za-z\\d${SPELT}]|[个下会次点些位岁元块月年号日天级组样起直定般])`
/** 果果，下划线: a word among the pieces, beside a sign. */
const BESIDE_A_SIGN = `[\\u4e00-\\u9fff]{1,3}(?=[,，、] ?(?:${SIGN}))|(?<=(?:${SIGN})(?:然后|[,，、] ?))[\\u4e00-\\u9fff]{1,2}(?=[,，。]|$)`
const RUN = `[大小]写?的?[A-Za-z](?![A-Za-z])|(?:[A-Za-z]|${D}){1,14}${RUN_ENDS}`
const FILLER =
  '(?:然后|接着|还有|再来?|后[面头边](?:四位)?是?|数字是?|最后是?|是|呃|嗯|哦|啊|对|没错|就|的|[开打]头|第[一二三四]个是?|呢|中间是?)'
const GAP = `(?:[ ,，、.…-]{0,3}${FILLER}){0,3}[ ,，、.…-]{0,3}`
const told = (piece: string, gap: string) => new RegExp(`${piece}(?:${gap}${piece}){1,24}`, 'iy')
const TOLD = told(`(?:${SIGN}|${TIMES}|${RUN}|${BESIDE_A_SIGN})`, GAP)
/** A letter by itself, and no I and no a. */
const TOLD_IN_ENGLISH = told(
  `(?:${SIGN}|${WORD}|(?<![A-Za-z’'])(?:[b-hj-z](?![A-Za-z’'])|[ai](?=,)|[A-Z]{0,3}\\d{1,8}(?![A-Za-z\\d])))`,
  '(?:[ ,.…-]{1,3}(?:(?:then|and then|um|uh)[ ,]{1,2})?)',
)
const EACH = new RegExp(
  `(?<sign>${SIGN})|(?<word>${WORD})|(?<times>${TIMES})|${FILLER}|(?:[大小]写?的?)?(?<run>(?:[A-Za-z]|${D}){1,14})|(?<aside>[\\u4e00-\\u9fff]{2})$`,
  'gi',
)
/** Words of letters beside each other. */
const WORDS =
  /[A-Za-z]{3,}[ ,，、]{1,2}[A-Za-z]{2,}|[A-Za-z]{2,}[ ,，、]{1,2}[A-Za-z]{3,}|(?<![a-z])(?:qq|vx|wx|app|id)(?![a-z])/i
/** 130，90 */
const COUNTED = /^(?:\d{1,3}[,，、 ]{1,2})+\d{1,3}$/
const PAUSED = /[,，、… ]|然后|再|[个杠线]/
const FARTHEST = 22
const beginsPiece = /[A-Za-z\d下横中短杠减大小两二三四五六〇零一壹幺么贰叁肆伍陆七柒八捌九玖]/

/** @param spelt normalised, with the digits in words that were said */
export function findToldCodes(spelt: string): readonly Span[] {
  const found: Span[] = [...passportsIn(spelt)]
  if (!ANY.test(spelt)) return found
  for (const match of matchesFrom(spelt, beginsCue, CUES)) {
    const from = match.index + match[0].length
    const kind = KINDS.find((_, i) => match.groups?.[`k${i}`] !== undefined)
    const pattern = hasHan(match[0]) ? TOLD : TOLD_IN_ENGLISH
    const span = kind && from >= (found.at(-1)?.end ?? 0) ? codeAfter(spelt, from, kind, pattern) : undefined
    if (span) found.push(span)
  }
  return found
}

/** The first that is told, not far behind the word. */
function codeAfter(spelt: string, from: number, { type, code }: Kind, pattern: RegExp): Span | undefined {
  for (let start = from; start < Math.min(from + FARTHEST, spelt.length); start++) {
    if (/[。\n]/.test(spelt.charAt(start))) return undefined
    if (!beginsPiece.test(spelt.charAt(start)) || isInside(spelt, start)) continue
    pattern.lastIndex = start
    const told = upToLines(pattern.exec(spelt)?.[0])
    if (told !== undefined && isTold(told, pattern) && isCode(codeOf(told), code))
      return { start, end: start + told.length, type, label: type, confidence: 0.75 }
  }
  return undefined
}

/** 病历号00417，12356: a line among the pieces is none of them, of three digits the last. */
function upToLines(told: string | undefined): string | undefined {
  for (const { 0: piece, index } of told?.matchAll(/(?<![A-Za-z\d])\d{3,12}(?![A-Za-z\d])/g) ?? []) {
    const isLast = index + piece.length === told?.length
    if (isPublicLine(piece, undefined) && (piece.length > 3 || isLast))
      return told?.slice(0, index).replace(/[ ,，、.…-]+$/, '')
  }
  return told
}

const isTold = (told: string, pattern: RegExp) =>
  PAUSED.test(told) && !(pattern === TOLD && (WORDS.test(told) || COUNTED.test(told)))
const hasHan = (words: string) => /[\u4e00-\u9fff]/.test(words)
const isCode = (value: string, code: RegExp) => code.test(value) && !isPublicLine(value, undefined)
const isInside = (spelt: string, i: number) =>
  /[A-Za-z\d]/.test(spelt.charAt(i)) && /[A-Za-z\d+]/.test(spelt.charAt(i - 1))

function codeOf(told: string): string {
  let code = ''
  for (const { groups = {} } of told.matchAll(EACH)) {
    const { sign, word, times, aside, run } = groups
    if (sign !== undefined) code += SIGNS.find(([words]) => new RegExp(words, 'i').test(sign))?.[1] ?? ''
    else if (word !== undefined) code += inFigures(word.toLowerCase())
    else if (times !== undefined) code += inDigits(times.charAt(2)).repeat(Number(inDigits(times.charAt(0))))
    else if (aside !== undefined) code += 'x'.repeat(aside.length)
    else if (run !== undefined) code += inDigits(run)
  }
  return code.toLowerCase()
}

function inFigures(word: string): string {
  const digit = ENGLISH_DIGITS.get(word.split(' ').at(-1) ?? '') ?? ''
  return digit.repeat(word.startsWith('double') ? 2 : word.startsWith('triple') ? 3 : 1)
}

/** E，八八幺，零三，六二七: no other code is like it. */
const PASSPORT_BEGINS = patternOf(/(?<![A-Za-z])E(?=[,，、]|然后)/)
const PASSPORT = /^e(?:[a-hj-np-z]\d{7}|\d{8})$/
const passportsIn = (spelt: string): readonly Span[] =>
  PASSPORT_BEGINS.all(spelt).flatMap(({ index: start }) => {
    TOLD.lastIndex = start
    const code = TOLD.exec(spelt)?.[0] ?? ''
    return PASSPORT.test(codeOf(code))
      ? [{ start, end: start + code.length, type: 'PASSPORT', label: 'PASSPORT', confidence: 0.7 }]
      : []
  })
