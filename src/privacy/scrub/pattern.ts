// Regular expressions for whole texts that are not even tried where a character is missing that they need: one look at a
// text answers for hundreds of them.
import { type Required, requiredBy } from './required.ts'

export interface Pattern {
  readonly source: string
  /** Whether a text has all characters without which nothing can match. */
  mayMatch(text: string): boolean
  test(text: string): boolean
  /** The same of a passage, which is not looked at as a whole before. */
  testPassage(passage: string): boolean
  /** All matches, in order and without overlap. */
  all(text: string): readonly RegExpExecArray[]
  /** The match that begins at `i`; it is tried always. */
  at(text: string, i: number): RegExpExecArray | null
}

/**
 * Only for texts that `scrub` reads: it makes them forgotten when it is done.
 * @throws RangeError on flags that say how to look (`g`, `y`), and on `u` and `v`
 */
export function patternOf(regex: RegExp): Pattern {
  const { flags } = regex
  if (/[gyuv]/.test(flags)) throw new RangeError(`Not in a pattern: /${regex.source}/${flags}`)
  const global = new RegExp(regex, `${flags}g`)
  const sticky = new RegExp(regex, `${flags}y`)
  let gates: Gates | undefined
  const mayMatch = (text: string): boolean => {
    gates ??= gatesOf(requiredBy(regex))
    return isOpen(gates, text)
  }
  return {
    source: regex.source,
    mayMatch,
    test: (text) => mayMatch(text) && regex.test(text),
    testPassage: (passage) => regex.test(passage),
    all: (text) => (mayMatch(text) ? allOf(global, text) : NONE),
    at(text, i) {
      sticky.lastIndex = i
      return sticky.exec(text)
    },
  }
}

const NONE: readonly RegExpExecArray[] = []

/** Without a digit there is no number to look for. */
export const DIGIT = patternOf(/\d/)

function allOf(global: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  global.lastIndex = 0
  for (let match = global.exec(text); match; match = global.exec(text)) {
    found.push(match)
    if (match[0] === '') global.lastIndex++
  }
  return found
}

/** Bits of the sets of characters of all patterns that were ever asked: a text must have the bit of each. */
type Gates = readonly { readonly word: number; readonly bit: number }[]

const WORDS = 16
const MOST_CHARACTERS = 2 ** 13
/** Of each character its number among those in any set, from 1; and the sets that each of them is in. */
const numbers = new Uint16Array(0x10000)
const setsOf = new Uint32Array(MOST_CHARACTERS * WORDS)
const known = new Map<string, number>()
let characters = 0

function gatesOf(required: readonly Required[]): Gates {
  return required.flatMap((set) => {
    const key = [...set].sort((a, b) => a - b).join()
    const gate = known.get(key) ?? add(key, set)
    return gate === undefined ? [] : [{ word: gate >> 5, bit: 1 << (gate & 31) }]
  })
}

/** @returns the number of its bit; nothing when there are too many */
function add(key: string, set: Required): number | undefined {
  const gate = known.size
  if (gate >= WORDS * 32 || characters + set.size >= MOST_CHARACTERS) return undefined
  known.set(key, gate)
  for (const code of set) {
    const at = (numbers[code] ||= ++characters) * WORDS + (gate >> 5)
    setsOf[at] = (setsOf[at] ?? 0) | (1 << (gate & 31))
  }
  forgetTexts()
  return gate
}

/** What was seen in the texts that were looked at last: one text is asked about often, in two ways of writing. */
interface Look {
  text: string | undefined
  readonly sets: Uint32Array
}
const looks: readonly [Look, Look] = [
  { text: undefined, sets: new Uint32Array(WORDS) },
  { text: undefined, sets: new Uint32Array(WORDS) },
]
let next = 0

function isOpen(gates: Gates, text: string): boolean {
  if (gates.length === 0) return true
  const [a, b] = looks
  const { sets } = text === a.text ? a : text === b.text ? b : look(text)
  for (const { word, bit } of gates) if (((sets[word] ?? 0) & bit) === 0) return false
  return true
}

/** Nothing of what somebody wrote is kept. */
export function forgetTexts(): void {
  for (const each of looks) each.text = undefined
}

function look(text: string): Look {
  const into = looks[next] ?? looks[0]
  next = 1 - next
  into.text = text
  const { sets } = into
  sets.fill(0)
  const used = (known.size + 31) >> 5
  for (let i = 0; i < text.length; i++) {
    const number = numbers[text.charCodeAt(i)] ?? 0
    if (number === 0) continue
    for (let word = 0, at = number * WORDS; word < used; word++, at++)
      sets[word] = (sets[word] ?? 0) | (setsOf[at] ?? 0)
  }
  return into
}
