// IP addresses as they are said: 三九点一四四点二零七点六五.
import { inDigits, SPELT_AMONG_OTHERS } from './chinese-digits.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'

const DIGIT = `[\\d${SPELT_AMONG_OTHERS}十百]`
/** Also with pauses: 一二，然后最后是点七八. */
const JOINT = '(?: dot |[ ,，、]{0,2}(?:然后|再|最后|呃|嗯|是){0,3}[ ,，、]{0,2}[点.][ ,，、]{0,2})'
const SAID = patternOf(new RegExp(`(?<!${DIGIT})(?:${DIGIT}{1,6}${JOINT}){3}${DIGIT}{1,6}(?!${DIGIT}|[分半])`))
const BEFORE = 24
/** Of hours there are fewer. */
const SHORTEST = 6

const DOT_SAID = patternOf(/点| dot /)

/** @param spelt normalised, with the digits in words that were said */
export function findSaidIps(spelt: string): readonly Span[] {
  if (!DOT_SAID.test(spelt)) return []
  return SAID.all(spelt)
    .filter(({ 0: said, index }) => isIp(said, spelt.slice(Math.max(0, index - BEFORE), index)))
    .map(({ 0: said, index }) => ({ start: index, end: index + said.length, type: 'IP', label: 'IP', confidence: 0.8 }))
}

/** Of hours none has three digits. */
const OF_THREE = new RegExp(`(?:^|[点.])[ ,，、]{0,2}[\\d${SPELT_AMONG_OTHERS}]{3}(?=[ ,，、]{0,2}[点.]|$)`)

/** With tens, 三十六点…, only where it is called one: they may be hours, but hours have no hundreds. */
function isIp(said: string, before: string): boolean {
  if (!/点| dot /.test(said)) return false
  if (/[十百]/.test(said)) return /ip|爱皮/i.test(before) || said.includes('百') || OF_THREE.test(said)
  const parts = said.split(/[点.]| dot /).map((part) => inDigits(part).replace(/\D/g, ''))
  return parts.join('').length >= SHORTEST && parts.every((part) => Number(part) < 256)
}
