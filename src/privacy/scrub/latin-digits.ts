// Telephone numbers in words of Latin letters: one three eight, double zero one …, yao san ba …; also with some groups in figures.
import type { Span } from './finding.ts'
import { isCounting } from './kept.ts'
import { type Pattern, patternOf } from './pattern.ts'

const WORDS = 'zero0 oh0 one1 two2 three3 four4 five5 six6 seven7 eight8 nine9'
const PINYIN = 'ling0 dong0 yi1 yao1 er2 liang2 san3 si4 wu5 liu6 qi7 guai7 ba8 jiu9 gou9'

interface Language {
  readonly digits: ReadonlyMap<string, string>
  readonly number: Pattern
  readonly token: RegExp
}

function languageOf(words: string): Language {
  const digits = new Map(words.split(' ').map((word) => [word.slice(0, -1), word.slice(-1)]))
  const word = `(?:${[...digits.keys()].join('|')})`
  const one = String.raw`(?:(?:double|triple)[ -])?${word}(?: hundred)?\b`
  return {
    digits,
    number: patternOf(new RegExp(String.raw`\b${one}(?:[ ,，-]{1,2}(?:${one}|\d{3,4}(?!\d)))+`, 'i')),
    token: new RegExp(String.raw`(double|triple)|(hundred)|(${word})|(\d+)`, 'gi'),
  }
}

const ENGLISH = languageOf(WORDS)
const CHINESE = languageOf(PINYIN)
const ANY_ENGLISH = patternOf(/zero|one|two|three|four|five|six/i)
const ANY_CHINESE = patternOf(/\b(?:yao|yi|ling|san|ba|jiu|qi|liu)[ ,，-]/i)
const FEWEST_WORDS = 3
const SHORTEST = 7

/** @param text normalised */
export function findLatinDigits(text: string): readonly Span[] {
  return [
    ...(ANY_ENGLISH.test(text) ? numbersIn(text, ENGLISH) : []),
    ...(ANY_CHINESE.test(text) ? numbersIn(text, CHINESE) : []),
  ]
}

const numbersIn = (text: string, language: Language): readonly Span[] =>
  language.number
    .all(text)
    .filter(({ 0: whole }) => isNumber(whole, language))
    .map(({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
      type: 'PHONE',
      label: 'PHONE',
      confidence: 0.8,
    }))

/** What is counted to calm down is none. */
function isNumber(whole: string, { digits, token }: Language): boolean {
  let number = ''
  let words = 0
  let times = 1
  for (const [, multiple, hundred, word, figures] of whole.matchAll(token)) {
    if (multiple) times = multiple.toLowerCase() === 'double' ? 2 : 3
    else if (hundred) number += '00'
    else {
      number += figures ?? (digits.get(word?.toLowerCase() ?? '') ?? '').repeat(times)
      times = 1
      if (word) words++
    }
  }
  return words >= FEWEST_WORDS && number.length >= SHORTEST && !isCounting(number)
}
