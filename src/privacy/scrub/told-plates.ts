// Number plates as they are told: 浙A，三六K七八; 苏E，然后N，然后四零六二; 京Q，两个六，零，X，三.
import { inDigits, SPELT } from './chinese-digits.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { PLATE_PROVINCES } from './shaped-numbers.ts'

const SIGN = `[A-HJ-NP-Z\\d${SPELT}]`
const PIECE = `(?:[两二三四2-4]个${SIGN}|${SIGN}(?![个下会次点些位岁元块月年号日天级组起直定般万千百]))`
const FILLER = '(?:然后|接着|还有|再|是|呃|嗯|啊|的|杠|点|什么|那个|后[面边头]是?|车?牌号是?|号码是?)'
const GAP = `(?:[ ,，、·./…-]{0,3}${FILLER}){0,2}[ ,，、·./…-]{0,3}`
/** Said twice: 黑A，黑A啊. */
const HEAD = `[${PLATE_PROVINCES}] ?[A-HJ-NP-Z]`
const PLATE = patternOf(new RegExp(`${HEAD}(?:[ ,，、…]{1,3}${HEAD})?((?:${GAP}${PIECE}){2,7})(?![A-Za-z\\d${SPELT}])`))
const EACH = new RegExp(`([两二三四2-4])个(${SIGN})|${SIGN}`, 'g')
const BEGINS = patternOf(new RegExp(HEAD))
const CALLED = /车牌|牌照|牌子|车号/
const BEFORE = 12

/** @param spelt normalised, with the digits in words that were said */
export function findToldPlates(spelt: string): readonly Span[] {
  if (!BEGINS.test(spelt)) return []
  return PLATE.all(spelt)
    .filter(({ 1: signs = '', index }) => isPlate(signs, CALLED.test(spelt.slice(Math.max(0, index - BEFORE), index))))
    .map(({ 0: told, index }) => ({
      start: index,
      end: index + told.length,
      type: 'PLATE',
      label: 'PLATE',
      confidence: 0.8,
    }))
}

/** Of five signs, or six; of fewer where one was not seen. */
function isPlate(told: string, called: boolean): boolean {
  const signs = [...told.matchAll(EACH)]
    .map(([sign, times, each]) => (each === undefined ? sign : each.repeat(Number(inDigits(times ?? '1')))))
    .join('')
  const fewest = called ? 3 : 5
  return /\d/.test(inDigits(signs)) && signs.length >= fewest && signs.length <= 6
}
