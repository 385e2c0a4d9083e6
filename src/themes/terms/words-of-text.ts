// The terms of a text: Chinese words as jieba cuts them, English words, and runs of Chinese characters for finding what
// no dictionary knows yet.
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { DOMAIN_WORDS } from './domain-words.ts'
import { isStopWord, startsOrEndsBadly } from './stop-words.ts'

const ENGLISH = /[a-z]+(?:['’][a-z]+)?/g
const CHINESE_RUN = /\p{Script=Han}{2,}/gu
/** What the scrubber and redaction put in the place of what they removed. */
const PLACEHOLDER = /[[〔【][^\]〕】]{1,14}[\]〕】]/gu
const SHORTEST_ENGLISH = 3
const LONGEST_RUN = 4
/** Far above any frequency of the dictionary: the word is kept whole. */
const FREQUENCY = 20_000

export type CutText = (text: string) => readonly string[]

/** A cutter with the domain's words and those that people accepted. Takes half a second: keep it. */
export function openCutter(accepted: readonly string[] = []): CutText {
  const jieba = Jieba.withDict(dict)
  const own = [...DOMAIN_WORDS, ...accepted].filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  jieba.loadDict(Buffer.from(own.map((word) => `${word} ${FREQUENCY} n\n`).join('')))
  return (text) => jieba.cut(text, true)
}

export const plainText = (text: string): string => text.toLowerCase().replaceAll(PLACEHOLDER, ' ')

/** Each word once. Single characters, numbers and function words are no terms. */
export function wordsOf(cut: CutText, plain: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [word] of plain.matchAll(ENGLISH)) {
    if (word.length >= SHORTEST_ENGLISH && !isStopWord(word)) words.add(word.replace('’', "'"))
  }
  for (const [run] of plain.matchAll(CHINESE_RUN)) {
    for (const word of cut(run)) if (word.length >= 2 && !isStopWord(word)) words.add(word)
  }
  return words
}

/** Each run of two to four Chinese characters once, within clauses. */
export function runsOf(plain: string): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const [clause] of plain.matchAll(CHINESE_RUN)) {
    for (let length = 2; length <= LONGEST_RUN; length++) {
      for (let start = 0; start + length <= clause.length; start++) {
        const run = clause.slice(start, start + length)
        if (!startsOrEndsBadly(run)) runs.add(run)
      }
    }
  }
  return runs
}
