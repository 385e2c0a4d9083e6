// Marked sentences as the trainer needs them.
import { FINDING_TYPES, type FindingType } from '../../src/privacy/scrub/finding.ts'
import { normalise } from '../../src/privacy/scrub/normalise.ts'
import { placeholdersFor } from '../../src/privacy/scrub/placeholders.ts'
import { contextOf } from '../../src/privacy/tagger/context.ts'
import { FARTHEST, FEATURES, SOURCES, sourcesAt } from '../../src/privacy/tagger/features.ts'
import { IDENTIFIER, LABELS, NOTHING, TAGGED_TYPES } from '../../src/privacy/tagger/labels.ts'
import { piecesOf } from '../../src/privacy/tagger/pieces.ts'
import type { Sentence } from '../../test/privacy/sentences.ts'
import type { Example } from './crf.ts'
import { renamed, renamedToWords, replaced } from './renamed.ts'
import { reworded } from './reworded.ts'
import { rowsOf } from './rows.ts'

/** Features of fewer sentences are left out, however often these are learned with other names. */
const LEAST = 2
const HAN = /\p{Script=Han}/u
const EVERY = 2 ** LABELS - 1
const typeOf = new Map<string, number>(TAGGED_TYPES.map((type, i) => [type, i + 1]))

/** What stands at an offset from one of the sources. */
export interface Feature {
  readonly source: number
  readonly key: number
  /** Index of the offset. */
  readonly offset: number
}

export interface Examples {
  readonly examples: readonly Example[]
  /** The features by their numbers. */
  readonly features: readonly Feature[]
}

/**
 * Only Chinese ones: names and places in English have rules of their own. Each sentence once more with what must go gone:
 * texts are scrubbed again whenever they are saved. And rows of what is marked, as tables and rosters have them.
 */
export function examplesOf(sentences: readonly Sentence[]): Examples {
  const seen = new Seen()
  const chinese = sentences.filter(({ text }) => HAN.test(text))
  const variants = [chinese, chinese.map(gone), renamed(chinese), renamedToWords(chinese), reworded(chinese)]
  const raw = [
    ...chinese.flatMap((_, k) => variants.flatMap(({ [k]: each }) => (each ? piecesWith(each, k, seen) : []))),
    ...rowsOf(chinese).flatMap((row, k) => piecesWith(row, chinese.length + k, seen)),
  ]
  const { numbers, features } = seen.kept()
  return {
    features,
    examples: raw.map(({ length, has, right }) => ({ length, right, ...known(has, length, numbers) })),
  }
}

/** What is left of the features of each character. */
function known(has: Int32Array, length: number, numbers: Int32Array): Pick<Example, 'begins' | 'features'> {
  const features: number[] = []
  const begins = new Int32Array(length + 1)
  for (const [k, each] of has.entries()) {
    const number = numbers[each] ?? -1
    if (number >= 0) features.push(number)
    if ((k + 1) % FEATURES === 0) begins[(k + 1) / FEATURES] = features.length
  }
  return { begins, features: Int32Array.from(features) }
}

function gone(sentence: Sentence): Sentence | undefined {
  if (sentence.marks.length === 0) return undefined
  const placeholder = placeholdersFor(sentence.text)
  const { text } = replaced(sentence, (_, type) => placeholder(isFindingType(type) ? type : 'ACCOUNT', 1))
  return { text, marks: [] }
}

const isFindingType = (type: string): type is FindingType => FINDING_TYPES.some((each) => each === type)

/** The features that were seen, each with a number, and how often. */
class Seen {
  /** By source and offset, by key. */
  readonly #numbers = SOURCES.map(({ offsets }) => offsets.map(() => new Map<number, number>()))
  readonly #features: Feature[] = []
  /** In how many sentences, and the last of them. */
  readonly #counts: number[] = []
  readonly #last: number[] = []

  /** @returns its number */
  count(source: number, key: number, offset: number, sentence: number): number {
    const numbers = this.#numbers[source]?.[offset]
    const number = numbers?.get(key) ?? this.#features.length
    if (number === this.#features.length) {
      numbers?.set(key, number)
      this.#features.push({ source, key, offset })
    }
    if (this.#last[number] !== sentence) this.#counts[number] = (this.#counts[number] ?? 0) + 1
    this.#last[number] = sentence
    return number
  }

  /** Those that are frequent enough, and the new number of each; -1 for the others. */
  kept(): { readonly features: readonly Feature[]; readonly numbers: Int32Array } {
    const numbers = new Int32Array(this.#features.length).fill(-1)
    const features: Feature[] = []
    for (const [i, feature] of this.#features.entries()) {
      if ((this.#counts[i] ?? 0) < LEAST || (feature.key === 0 && SOURCES[feature.source]?.size === 0)) continue
      numbers[i] = features.length
      features.push(feature)
    }
    return { features, numbers }
  }
}

interface Piece {
  readonly length: number
  /** Numbers of what was seen, of character i from `i * FEATURES`. */
  readonly has: Int32Array
  readonly right: Uint8Array
}

function piecesWith(sentence: Sentence, number: number, seen: Seen): readonly Piece[] {
  const { text } = normalise(sentence.text)
  const right = rightLabels(sentence)
  return piecesOf(text).map(({ start, end }) => {
    const context = contextOf(text, start, end)
    const { length } = context
    const has = new Int32Array(length * FEATURES)
    const filled = new Uint8Array(length)
    const keys = new Int32Array(SOURCES.length)
    for (let i = -FARTHEST; i < length + FARTHEST; i++) {
      sourcesAt(context, i, keys)
      for (const [source, { offsets }] of SOURCES.entries())
        for (const [offset, by] of offsets.entries()) {
          const character = i - by
          if (character < 0 || character >= length) continue
          has[character * FEATURES + (filled[character] ?? 0)] = seen.count(source, keys[source] ?? 0, offset, number)
          filled[character] = (filled[character] ?? 0) + 1
        }
    }
    return { length, has, right: right.slice(start, end) }
  })
}

/** What may go or stay may have any label. */
function rightLabels({ text, marks }: Sentence): Uint8Array {
  const plain = normalise(text)
  const right = new Uint8Array(plain.text.length).fill(1 << NOTHING)
  for (let i = 0; i < right.length; i++) {
    const at = plain.startOf(i)
    const mark = marks.find(({ start, end }) => start <= at && at < end)
    if (mark) right[i] = mark.optional ? EVERY : 1 << (typeOf.get(mark.type) ?? IDENTIFIER)
  }
  return right
}
