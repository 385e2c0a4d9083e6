// How a text is cut for full-text search: Chinese, Japanese and Korean runs into pairs of characters that overlap, so
// that any two characters are found wherever they stand; everything else into words. No engine's own rules take part.

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}'
const RUNS = new RegExp(`([${CJK}]+)|((?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+)`, 'gu')
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** A longer word is cut: nobody looks for it, and PostgreSQL takes no lexeme above 2 kB. */
const LONGEST_WORD = 64

/** Full-width, upper-case and invisible characters make no difference to a search. */
export const searchForm = (text: string): string => text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '')

interface Run {
  readonly cjk: boolean
  readonly characters: readonly string[]
}

function runsOf(text: string): readonly Run[] {
  return [...searchForm(text).matchAll(RUNS)].map(([run, cjk]) => ({
    cjk: cjk !== undefined,
    characters: cjk === undefined ? [run.slice(0, LONGEST_WORD)] : [...run],
  }))
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(0, -1).map((character, place) => character + characters[place + 1])

/** The tokens of a text in order. The last character of a run also stands alone, so that single ones are found too. */
export function tokensOf(text: string): readonly string[] {
  return runsOf(text).flatMap(({ cjk, characters }) =>
    cjk ? [...pairsOf(characters), ...characters.slice(-1)] : characters,
  )
}

/** Tokens that must stand one behind the other. */
export interface Phrase {
  readonly tokens: readonly string[]
  /** The last one is only the beginning of a token. */
  readonly prefix: boolean
}

/** A phrase that finds a text exactly where the text contains it. Undefined when there is nothing to look for. */
export function phraseOf(text: string): Phrase | undefined {
  const last = runsOf(text).at(-1)
  if (!last) return undefined
  const tokens = tokensOf(text)
  if (!last.cjk) return { tokens, prefix: false }
  return last.characters.length === 1 ? { tokens, prefix: true } : { tokens: tokens.slice(0, -1), prefix: false }
}

/** A phrase in quotation marks, straight, curly or Chinese; or a word up to the next white space. */
const PARTS = /["“”„「」『』]([^"“”„「」『』]*)["“”„「」『』]|(\S+)/gu

/** What somebody typed into a search field, word by word; what stands in quotation marks is one. */
export const wordsOf = (text: string): readonly string[] =>
  [...text.normalize('NFC').matchAll(PARTS)].map(([part, quoted]) => quoted ?? part)

/** The phrases of what somebody typed into a search field: all must occur. */
export const phrasesOf = (text: string): readonly Phrase[] => wordsOf(text).flatMap((word) => phraseOf(word) ?? [])
