// Numbers that are covered in part, 138****8821, of which only the end is said, 身份证尾号3021, or that are told in parts,
// 621661开头，0392结尾: with a name, or in a town, that is enough to know somebody by.
import { SPELT } from './chinese-digits.ts'
import type { FindingType, Label, Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { PLATE_PROVINCES } from './shaped-numbers.ts'

const COVERED = String.raw`(?:[*×●○■□]{3,16}|[xX]{3,16})`
const MASKED = patternOf(
  new RegExp(
    String.raw`(?<![\dA-Za-z*])\d{3,14}(?:[ -]?${COVERED}){1,3}[ -]?(?:\d{1,6}(?:[ -]?${COVERED})?[Xx]?)?(?![\dA-Za-z])`,
  ),
)
/** 微信hu***04 */
const MASKED_HANDLE = patternOf(
  /(?<=(?:微信|[Qq][Qq]|[Vv][Xx]|账号|抖音|快手|微博|小红书|支付宝|学号|护照|病历|住院|WeChat|account|handle|username)(?:号码?|ID)?(?: is)?[是为:]? ?)[A-Za-z0-9_-]{1,10}\*{2,8}[A-Za-z0-9_-]{0,8}(?![A-Za-z0-9_*@])/,
)
const MASKED_PLATE = patternOf(
  new RegExp(
    String.raw`[${PLATE_PROVINCES}][A-HJ-NP-Z][·. -]?(?=[A-Z0-9*?]{5,6}(?![A-Za-z0-9*?]))[A-Z0-9]{0,4}[*?]{1,5}[A-Z0-9]{0,4}`,
  ),
)
const END = patternOf(
  new RegExp(
    String.raw`(?:尾号|尾数|(?<=[卡号机码证][^。\n]{0,12})(?:后|前|末)(?:面|头)?半?[截段部]|[后末][几尾]位|末尾几位|(?<=[卡号机])末尾|[后末]面?[几四4三3五5六6]位(?:数字?)?|\bend(?:s|ing)(?: in| with)?|\blast (?:four|4)(?: digits)?(?: of (?:my|the|his|her|our) [a-z]{4,8})?)(?:是|为|叫|的是|:|=| is| are)? ?([三四五六3-6]个[\d${SPELT}]|(?:[\d${SPELT}][，,、 ]{1,2}){2,5}[\d${SPELT}]|[\d${SPELT}]{3,6}[Xx]?)(?![\dA-Za-z${SPELT}]|[年月元块分岁十百千万])`,
  ),
)
/** Nothing that is counted or that ends in hundreds. */
const PART = String.raw`(?!\d*000(?!\d))([A-Za-z]{0,2}[\d${SPELT}]{2,14}[Xx]?)(?![\dA-Za-z${SPELT}.:%十百千万亿元块岁人次天年月日个分点秒名条片斤度号楼层字笔家户张例题页章步瓶]|[ -]\d)`
const TOLD_IN_PARTS = patternOf(
  new RegExp(
    String.raw`(?:头里|[前后][头面边]|开头|[打起]头|中间|当中|最后|末了|末尾|尾巴|剩下|结尾|[前后末头][两三四五六七八2-8]位|\b(?:start|begin)(?:s|ning|ing)? (?:with|in))[^\d。;；\n欠借花写排等付交赚亏给存取]{0,10}?${PART}|(?<![\dA-Za-z])${PART}这?(?:开头|[打起]头|结尾|收尾|打尾)`,
  ),
)
/** 一三五……喘了好一会儿……八八零一……四二九六 */
const SILENCE = '(?:…{1,2}|——|\\.{3,6})[^\\d。\\n]{0,14}?'
const WITH_SILENCE = patternOf(
  new RegExp(
    `(?<![\\d${SPELT}])([1一幺][3-9三四五六七八九][\\d${SPELT}]{1,2})${SILENCE}([\\d${SPELT}]{3,4})${SILENCE}([\\d${SPELT}]{3,5})(?![\\d${SPELT}])`,
    'd',
  ),
)
const MOBILE_LENGTH = 11
const PARTS_BETWEEN = 30
const FEWEST_IN_PARTS = 6
const ANY = patternOf(
  /半[截段]|[后末前]段|\*\*|[*×●○■□]{3}|[xX]{3}|[A-Z][·A-Z0-9]{0,5}[*?]|尾|[后末前头]面?.位|开头|[打起]头|前[头面边]|end(?:s|ing)|last |(?:start|begin)(?:s|n?ing)? (?:with|in)/,
)
const BEFORE = 32
const CARD = /卡|账户|帐户|银行|账号|card|account|\bvisa\b|amex/i
const ID = /身份证|证件|\bID\b|\bSSN\b/
const FEWEST = 4

/** @param text normalised */
export function findPartialNumbers(text: string): readonly Span[] {
  if (!ANY.test(text)) return withSilence(text)
  const ends = endsIn(text)
  return [
    ...ends,
    ...partsIn(text, ends),
    ...withSilence(text),
    ...MASKED_PLATE.all(text).map(({ 0: whole, index }) => spanOf(index, whole, 'PLATE')),
    ...MASKED_HANDLE.all(text).map(({ 0: whole, index }) => spanOf(index, whole, 'ACCOUNT')),
    ...MASKED.all(text)
      .filter(({ 0: whole }) => whole.length - whole.replace(/\d/g, '').length >= FEWEST)
      .map(({ 0: whole, index }) => spanOf(index, whole, typeOfMasked(whole, wordsBefore(text, index)))),
  ]
}

const ANY_SILENCE = patternOf(/…|——|\.{3}/)
const withSilence = (text: string): readonly Span[] =>
  ANY_SILENCE.test(text)
    ? WITH_SILENCE.all(text)
        .filter(([, ...groups]) => groups.join('').length === MOBILE_LENGTH)
        .flatMap(({ indices }) => indices?.slice(1) ?? [])
        .flatMap((at) => (at ? [spanOf(at[0], text.slice(at[0], at[1]), 'PHONE')] : []))
    : []

const endsIn = (text: string): readonly Span[] =>
  END.all(text).flatMap(({ 0: whole, 1: end = '', index }) => {
    const before = wordsBefore(text, index)
    const english = /^[el]/.test(whole)
    if (
      english &&
      !/card|account|number|phone|mobile|licen[cs]e|passport|\bvisa\b|amex|\bcell|\bID\b|\bSSN\b/i.test(before + whole)
    )
      return []
    return [spanOf(index + whole.length - end.length, end, typeBy(before) ?? 'PHONE')]
  })

/** Parts of one number are near each other, and no single one is one. */
function partsIn(text: string, ends: readonly Span[]): readonly Span[] {
  const parts = TOLD_IN_PARTS.all(text).map(({ 0: whole, 1: after, 2: before = '', index }) => {
    const part = after ?? before
    return spanOf(
      after === undefined ? index : index + whole.length - part.length,
      part,
      typeBy(wordsBefore(text, index)) ?? 'ACCOUNT',
    )
  })
  const all = [...parts, ...ends].sort((a, b) => a.start - b.start)
  return all.filter((part, i) => isWith(part, all[i - 1]) || isWith(part, all[i + 1]))
}

const isWith = (part: Span, other: Span | undefined): boolean =>
  other !== undefined &&
  Math.max(other.start - part.end, part.start - other.end) <= PARTS_BETWEEN &&
  other.end - other.start + part.end - part.start >= FEWEST_IN_PARTS

const wordsBefore = (text: string, i: number) => text.slice(Math.max(0, i - BEFORE), i)

const typeBy = (before: string): FindingType | undefined =>
  ID.test(before) ? 'ID_CARD' : CARD.test(before) ? 'BANK_CARD' : undefined

function typeOfMasked(masked: string, before: string): FindingType {
  const { length } = masked.replace(/[ -]/g, '')
  const told = typeBy(before)
  if (told) return told
  if (/^1[3-9]\d/.test(masked) && length <= 13) return 'PHONE'
  if (length < 15) return 'ACCOUNT'
  return /^(?:62|[45])/.test(masked) && length !== 18 ? 'BANK_CARD' : 'ID_CARD'
}

function spanOf(start: number, passage: string, type: FindingType): Span {
  const label: Label = type === 'PHONE' && passage.length > FEWEST + 2 ? 'MOBILE' : type
  return { start, end: start + passage.length, type, label, confidence: 0.8 }
}
