// Sentences once more with other names in them: whoever learns from them learns where names stand, not which they are.
import { COMPOUND_SURNAMES, SURNAMES } from '../../src/privacy/lexicon/surnames.ts'
import { BORNE } from '../../src/privacy/lexicon/words-like-names.ts'
import { wordsOf } from '../../src/privacy/scrub/scan.ts'
import type { Mark, Sentence } from '../../test/privacy/sentences.ts'
import { chooser } from './chooser.ts'
import { PLACES, passagesOf } from './rows.ts'

/** All of them alike: rare ones, and those that are words, are what would be overlooked. */
const SURNAME_CHARACTERS = [...Object.values(SURNAMES).join('')]
/** In no list of surnames, and borne all the same. */
const UNLISTED = [...'恽於黑右过侴笪逄亓妫芈呙郄昝蹇禚仉厍缑爨箢羿缪訾揣緱钊阚佘逯郗郏戢']
const ALL_SURNAMES = [...SURNAME_CHARACTERS, ...UNLISTED]
const isSurname = new Set(ALL_SURNAMES)
const HAN_ONLY = /^[\u4e00-\u9fff·]+$/
/** 小王, 老李, 阿珍 */
const FAMILIAR = new Set([...'小老阿大'])
/** One name in so many gets a surname of two characters. */
const COMPOUND_EVERY = 12
const KINDS_OF_SURNAMES = [COMPOUND_SURNAMES, ...Array.from({ length: COMPOUND_EVERY - 1 }, () => ALL_SURNAMES)]

const WORDS = wordsOf(BORNE)

/** Each full name is a word that people bear, 温暖 or 黎明: whoever learns from them learns what tells a name of a word, not the words. */
export function renamedToWords(sentences: readonly Sentence[]): readonly (Sentence | undefined)[] {
  const next = chooser()
  return sentences.map((sentence) => {
    const other = replaced(sentence, (passage, type) => {
      const isFull = type === 'PERSON' && HAN_ONLY.test(passage) && (passage.length === 2 || passage.length === 3)
      return isFull && isSurname.has(passage.charAt(0)) ? next(WORDS) : passage
    })
    return other.text === sentence.text ? undefined : other
  })
}

/** The same sentences get the same names. Those without a Chinese name or place are left out. */
export function renamed(sentences: readonly Sentence[]): readonly (Sentence | undefined)[] {
  const places = placesOf(sentences)
  const next = chooser()
  const surname = () => next(next(KINDS_OF_SURNAMES))
  return sentences.map((sentence) => {
    const other = replaced(sentence, (passage, type) => {
      if (!HAN_ONLY.test(passage)) return passage
      if (type === 'PERSON') return otherName(passage, surname)
      return PLACES.has(type) ? next(places.get(type) ?? [passage]) : passage
    })
    return other.text === sentence.text ? undefined : other
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
