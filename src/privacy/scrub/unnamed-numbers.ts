// Identifiers that no list of words knows: runs of letters and digits, unless what stands beside them says that they are
// a ticket, a sum, a date, a model or a rule.

import { isGoods } from './checksums.ts'
import type { FindingType, Span, Stretch } from './finding.ts'
import { without } from './join.ts'
import { isCompactDate, isCounting, isPublicLine } from './kept.ts'
import { isMeasured, type Standing, standingOf } from './number-context.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, isIn } from './scan.ts'

/** A run: letters, digits and single joints between them. A space joins only digits to digits. */
const RUN =
  /[@_]?[A-Za-z0-9]{1,64}(?:[-_.·]{1,2}[A-Za-z0-9]{1,30}|(?<=\d) (?=\d{3})\d{3,12}(?![A-Za-z])|(?<= \d{4} \d{4}) \d{1,2}(?![\dA-Za-z./:-]| ?[元块万天年月日个人次]))*(?:_|#\d{4,6}|@[A-Za-z]{2,20}(?![.A-Za-z0-9]))?/y
/** Quick to find, and in every identifier. */
const ANY = patternOf(/\d{4}|[A-Za-z0-9]{26}|[A-Za-z]\d{2}|[_@]/)
const WORTH_A_LOOK = /\d{5}|[A-Za-z0-9]{26}|#\d{4}|[\dA-Za-z][-_. ·]\d{3}|[_@]|[A-Za-z]\d{2}|\d{2}[A-Za-z]|\d-[A-Za-z]/
const LONGEST = 80
const BEFORE = 24
const AFTER = 14

/** @param text normalised  @param taken stretches that are found already, or are none  @param keptNumbers stay, as public lines do */
export function findUnnamedNumbers(
  text: string,
  taken: readonly Stretch[],
  keptNumbers?: ReadonlySet<string>,
): readonly Span[] {
  if (!ANY.test(text)) return []
  const rest = without(text, [...taken, ...linksIn(text)])
  const found: Span[] = []
  let denied = -1
  const deniedShapes = new Set<string>()
  for (const { 0: run, index: start } of runsIn(rest)) {
    if (run.length < SHORTEST || run.length > LONGEST || !WORTH_A_LOOK.test(run)) continue
    if (isOrdinary(run, keptNumbers) || !looksLikeOne(run, true)) continue
    const end = start + run.length
    const before = rest.slice(Math.max(0, start - BEFORE), start)
    const after = rest.slice(end, end + AFTER)
    const alike = deniedShapes.has(shapeOf(run)) || (denied >= 0 && AND.test(rest.slice(denied, start)))
    const standing = alike ? OTHER : standingOf(before, after)
    denied = standing.says === 'other' ? end : -1
    if (denied >= 0 && /[A-Za-z]/.test(run)) deniedShapes.add(shapeOf(run))
    const type = typeOf(run, standing)
    if (type && (/[A-Za-z]/.test(run) || !isMeasured(run, before, after)))
      found.push(spanOf(type === 'MEDICAL_NO' && WARD.test(before) ? start - 1 : start, end, type))
  }
  return found
}

const inEvery = beginningsOf('0123456789_@')
const PART = /[A-Za-z0-9_@#.·-]/
const LONGEST_WORD = 64

/** From each digit, underscore and at sign the whole run: words have none of them. */
export function runsIn(text: string): readonly RegExpExecArray[] {
  const runs: RegExpExecArray[] = []
  let end = 0
  for (let i = 0; i < text.length; i++) {
    if (!isIn(inEvery, text.charCodeAt(i))) continue
    let start = i
    while (start > Math.max(end, i - LONGEST_WORD) && PART.test(text.charAt(start - 1))) start--
    const run = runFrom(text, start, i)
    end = run ? run.index + run[0].length : i + 1
    if (run) runs.push(run)
    i = end - 1
  }
  return runs
}

/** What begins at `from` and holds `to`, or begins after it. */
function runFrom(text: string, from: number, to: number): RegExpExecArray | undefined {
  for (let at = from; at <= to; at++) {
    RUN.lastIndex = at
    const run = RUN.exec(text)
    if (run && at + run[0].length > to) return run
    if (run) at += run[0].length - 1
  }
  return undefined
}

/** 病0041972, 住203317: as one with the digits. */
const WARD = /(?<![看生发疾毛得犯有养治])[病住门急]$/
const OTHER: Standing = { says: 'other' }
const SHORTEST = 6
/** HL-2025-00417 merged into HL-2025-00398. */
export const shapeOf = (run: string) => run.replace(/\d/g, '0')
/** 单号88213与88214: the second is of the same kind. */
const AND = /^ ?(?:[,，、/与和及]|跟|and|&) ?$/
const LINK = patternOf(/(?:https?:\/\/|www\.)[\w./?=&%#-]{1,200}/i)
const ANY_LINK = patternOf(/https?:|www\./i)
export const linksIn = (text: string): readonly Stretch[] =>
  ANY_LINK.test(text) ? LINK.all(text).map(({ 0: link, index }) => ({ start: index, end: index + link.length })) : []

const spanOf = (start: number, end: number, type: FindingType): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.7,
})

function typeOf(run: string, standing: Standing): FindingType | undefined {
  if (standing.says === 'theirs') return standing.type
  if (PARCEL.test(run)) return 'ACCOUNT'
  if (standing.says === 'other' || !looksLikeOne(run, false)) return undefined
  return TWO_FOURS.test(run) || isFallingPair(run) ? 'PHONE' : 'ACCOUNT'
}

/** SF1390022837465: of those who send and who get it. */
const PARCEL = /^(?:SF|YT|JT|JD[A-Z]{0,2}|ZTO|STO|YD|DPK|LP|ZJS)\d{9,15}$/

/** @param named whether a word for somebody's number is near: then less will do */
const looksLikeOne = (run: string, named: boolean): boolean =>
  /[A-Za-z]/.test(run) ? isHandle(run) || isCode(run, named) : isNumber(run, named)

const digitsIn = (run: string) => run.replace(/\D/g, '')

export const ORDINARY =
  /^(?:(?:covid|sars|hpv|h\dn|n95|phq|gad|scl|dsm|icd|pcl|bdi|mmpi|pcv|iso|iec|gb|en|rfc|ral|icp|usb|mp|iphone|ipad|mate|rtx|gtx|i[3579]|windows|win|word|excel|office|android|ios|python|java|version|ver|top|part|page|fig|table|room|unit|bus|line|route|gate|floor|type|stage|grade|class|week|day|omega|vitamin|note|redmi|galaxy|pixel|nova|macbook|sku|kb|rev|cve|av|bv1|img|dsc|photo|vip(?![-_. ]?\d{3})|fy|q\d)[-_. ]?(?:[a-z]?\d|\d)|v\d{1,3}(?!\d))/i
const UNIT =
  /^\d+(?:[.-]\d+)*-?(?:mg|ml|kg|g|l|cm|mm|m|km|min|mins|h|hrs?|d|w|s|am|pm|st|nd|rd|th|k|w|px|gb|mb|kb|hz|mmol|mmhg|umol|iu|ug|mcg|s|year|years|day|days|week|weeks|month|months|hour|hours|minute|minutes|time|times|people|pills?|tablets?)\b/i
const YEARS = /^(?:19|20)\d{2}(?:[-_./](?:19|20)?\d{2})?(?:[-_./]\d{1,2})?s?$/
/** A date and what was counted on it, or from when until when. */
const DATED = /^[A-Za-z]{0,3}[-_]?20\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[-_ ]?\d{1,6}){0,2}$/
export const isDated = (run: string): boolean => DATED.test(run)
const DECIMAL = /^\d+\.\d+$/
/** 10.0.19045.4412 */
const OF_A_PROGRAM = /^(?:\d{1,3}(?:\.\d{1,5}){3}|0x[\dA-Fa-f]{4,16})$/

/** 一生一世我爱你 */
const OF_LOVE = /^(?:520|1314){2,4}$/

export const isOrdinary = (run: string, keptNumbers: ReadonlySet<string> | undefined) =>
  ORDINARY.test(run) ||
  UNIT.test(run) ||
  YEARS.test(run) ||
  DECIMAL.test(run) ||
  OF_A_PROGRAM.test(run) ||
  OF_LOVE.test(run) ||
  isCounting(run) ||
  isGoods(run) ||
  isPublicLine(digitsIn(run), keptNumbers) ||
  run.split(/[-_. ]/).some((part) => part.length >= 5 && isPublicLine(part, keptNumbers))

/** lily_0827, moon.kid_77, yangma2019, @sunny: small letters with what no word has. */
function isHandle(run: string): boolean {
  if (run.startsWith('@')) return run.length >= 4 && !/^@(?:everyone|all|here|home|work|school|once)$/i.test(run)
  const letters = run.replace(/[^A-Za-z]/g, '').length
  if (run.includes('_')) return letters >= 2 && /[a-z]|\d/.test(run)
  return letters >= 3 && /[a-z]{2}/.test(run) && /\d{2}/.test(run) && !run.includes('-') && !/^\d/.test(run)
}

/** The address of a purse. */
const KEY = /^(?:0x[0-9a-fA-F]{40}|(?=.*\d.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{26,64})$/

/** ZY20240518833, XK-004812, 12092319570814003X44: capitals and digits; fewer digits after a word for a number. */
function isCode(run: string, named: boolean): boolean {
  const digits = digitsIn(run).length
  if (named) return digits >= 4 && !isCompactDate(run)
  if (DATED.test(run)) return false
  if (KEY.test(run)) return true
  return digits >= 6 || (digits === 5 && /^[A-Z]{2,6}-?\d{5}$/.test(run))
}

/** 6218 0937: no years, no hours and no round sums. */
const TWO_FOURS = /^(?:2[4-9]\d{2}|[3-9]\d{3})(?<!00) \d{4}(?<!00)$/

/** 6218-0937: no range, which goes upwards. */
const isFallingPair = (run: string) => TWO_FOURS.test(run.replace('-', ' ')) && run.slice(5) < run.slice(0, 4)

/** 5104 0039 27718: nobody counts with a nought before it; hours do. */
const isAccount = (run: string) =>
  /^\d{3,6}(?:[ -]\d{3,6}){2,4}$/.test(run) &&
  /[ -]0\d{2,}/.test(run) &&
  !/^(?:(?:[01]\d|2[0-3])[0-5]\d[ -]?)+$/.test(run) &&
  !/^(?:19|20)\d{2}[ -]/.test(run)

/** Seven digits in one, or nine in groups, are no count that anybody makes. */
function isNumber(run: string, named: boolean): boolean {
  const digits = digitsIn(run)
  const groups = run.split(/[-_. ·]/)
  if (named) return digits.length >= 6 && !isCompactDate(digits)
  if (DATED.test(run) || isCompactDate(digits) || /000$/.test(digits)) return false
  if (groups.length === 1) return digits.length >= 7
  if (TWO_FOURS.test(run) || isFallingPair(run)) return true
  if (isAccount(run)) return true
  const separate = run.includes(' ') || groups.length === 2
  return digits.length >= 9 && !(separate && groups.every((group) => group.length <= 5))
}
