// Sentences once more with other names in them: whoever learns from them learns where names stand, not which they are.
import { COMPOUND_SURNAMES, SURNAMES } from '../../src/privacy/lexicon/surnames.ts'
import type { Mark, Sentence } from '../../test/privacy/sentences.ts'
import { PLACES, passagesOf } from './rows.ts'

/** All of them alike: rare ones, and those that are words, are what would be overlooked. */
const SURNAME_CHARACTERS = [...Object.values(SURNAMES).join('')]
/** In no list of surnames, and borne all the same. */
const UNLISTED = [...'操恽於黑右过']
const ALL_SURNAMES = [...SURNAME_CHARACTERS, ...UNLISTED]
const isSurname = new Set(ALL_SURNAMES)
const HAN_ONLY = /^[\u4e00-\u9fff·]+$/
/** 小王, 老李, 阿珍 */
const FAMILIAR = new Set([...'小老阿大'])
/** One name in so many gets a surname of two characters. */
const COMPOUND_EVERY = 12

/** The same sentences get the same names. Those without a Chinese name or place are left out. */
export function renamed(sentences: readonly Sentence[]): readonly Sentence[] {
  const places = placesOf(sentences)
  let turn = 0
  const next = <T>(of: readonly T[]): T => {
    turn = (Math.imul(turn, 1664525) + 1013904223) >>> 0
    return of[turn % of.length] as T
  }
  const surname = () => (turn % COMPOUND_EVERY === 0 ? next(COMPOUND_SURNAMES) : next(ALL_SURNAMES))
  return sentences.flatMap((sentence) => {
    const other = replaced(sentence, (passage, type) => {
      if (!HAN_ONLY.test(passage)) return passage
      if (type === 'PERSON') return otherName(passage, surname)
      return PLACES.has(type) ? next(places.get(type) ?? [passage]) : passage
    })
    return other.text === sentence.text ? [] : [other]
  })
}

function otherName(passage: string, surname: () => string): string {
  const [first = '', second = ''] = passage
  if (passage.length === 1) return surname().charAt(0)
  if (passage.length === 2 && FAMILIAR.has(first) && isSurname.has(second)) return first + surname().charAt(0)
  const compound = COMPOUND_SURNAMES.find((each) => passage.startsWith(each))
  if (compound) return surname() + passage.slice(compound.length)
  return isSurname.has(first) && passage.length <= 3 ? surname() + passage.slice(1) : passage
}

/** The Chinese ones by type. */
const placesOf = (sentences: readonly Sentence[]): ReadonlyMap<string, readonly string[]> => {
  const places = sentences.flatMap(passagesOf).filter(({ type, passage }) => PLACES.has(type) && HAN_ONLY.test(passage))
  const byType = Map.groupBy(places, ({ type }) => type)
  return new Map([...byType].map(([type, of]) => [type, of.map(({ passage }) => passage)]))
}

/** The sentence with other passages in its marks. */
export function replaced({ text, marks }: Sentence, by: (passage: string, type: string) => string): Sentence {
  let at = 0
  let rest = ''
  const moved: Mark[] = []
  for (const mark of marks) {
    rest += text.slice(at, mark.start)
    const passage = by(text.slice(mark.start, mark.end), mark.type)
    moved.push({ ...mark, start: rest.length, end: rest.length + passage.length })
    rest += passage
    at = mark.end
  }
  return { text: rest + text.slice(at), marks: moved }
}
