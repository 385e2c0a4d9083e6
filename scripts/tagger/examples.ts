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

/** Features that occur in fewer places are left out. */
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
 * texts are scrubbed again whenever they are saved.
 */
export function examplesOf(sentences: readonly Sentence[]): Examples {
  const counted = new Map<string, Counted>()
  const chinese = sentences.filter(({ text }) => HAN.test(text))
  const raw = [...chinese, ...chinese.filter(({ marks }) => marks.length > 0).map(gone)].flatMap((sentence) =>
    piecesWith(sentence, counted),
  )
  const kept = [...counted.values()].filter(
    ({ count, feature }) => count >= LEAST && (feature.key !== 0 || SOURCES[feature.source]?.size !== 0),
  )
  const numbers = new Map(kept.map((each, i) => [each, i]))
  const examples = raw.map(({ length, has, right }) => ({
    length,
    right,
    features: Int32Array.from(has, (each) => numbers.get(each) ?? -1),
  }))
  return { examples, features: kept.map(({ feature }) => feature) }
}

function gone({ text, marks }: Sentence): Sentence {
  const placeholder = placeholdersFor(text)
  let at = 0
  let rest = ''
  for (const { start, end, type } of marks) {
    rest += text.slice(at, start) + placeholder(isFindingType(type) ? type : 'ACCOUNT', 1)
    at = end
  }
  return { text: rest + text.slice(at), marks: [] }
}

const isFindingType = (type: string): type is FindingType => FINDING_TYPES.some((each) => each === type)

interface Counted {
  readonly feature: Feature
  count: number
}

interface Piece {
  readonly length: number
  /** Of character i from `i * FEATURES`. */
  readonly has: readonly Counted[]
  readonly right: Uint8Array
}

function piecesWith(sentence: Sentence, counted: Map<string, Counted>): readonly Piece[] {
  const { text } = normalise(sentence.text)
  const right = rightLabels(sentence)
  return piecesOf(text).map(({ start, end }) => {
    const context = contextOf(text, start, end)
    const { length } = context
    const has = new Array<Counted>(length * FEATURES)
    const filled = new Uint8Array(length)
    const keys = new Int32Array(SOURCES.length)
    for (let i = -FARTHEST; i < length + FARTHEST; i++) {
      sourcesAt(context, i, keys)
      for (const [source, { offsets }] of SOURCES.entries())
        for (const [offset, by] of offsets.entries()) {
          const character = i - by
          if (character < 0 || character >= length) continue
          const each = count({ source, key: keys[source] ?? 0, offset }, counted)
          has[character * FEATURES + (filled[character] ?? 0)] = each
          filled[character] = (filled[character] ?? 0) + 1
        }
    }
    return { length, has, right: right.slice(start, end) }
  })
}

function count(feature: Feature, counted: Map<string, Counted>): Counted {
  const name = `${feature.source} ${feature.key} ${feature.offset}`
  const known = counted.get(name) ?? { feature, count: 0 }
  known.count++
  counted.set(name, known)
  return known
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
