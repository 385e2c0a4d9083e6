// An edition: a bulletin in one language. What it must have before it may leave the house.
import type { Language } from '../access/account.ts'
import type { FieldError } from '../errors.ts'

/** What a generated text leaves for a person to write. An edition that still holds one cannot be submitted. */
export const TO_WRITE: Readonly<Record<Language, string>> = { zh: '【待撰写】', en: '[to be written]' }

export interface Section {
  readonly heading: string
  /** Markdown-light: paragraphs and lists. */
  readonly body: string
  /** The theme that the section answers to. */
  readonly topic: string | null
}

export interface Edition {
  readonly language: Language
  readonly title: string
  readonly digest: string
  readonly sections: readonly Section[]
}

/** A number to call. Given by the hotline about itself, so it is not scrubbed as a caller's would be. */
export interface Contact {
  readonly labelZh: string
  readonly labelEn: string
  readonly number: string
}

const MARKUP = /<\/?[a-z!][^<>]*>|<!--/i
/** Control characters but tab and line ends, half surrogates, non-characters: XML 1.0 has no place for them. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u

/** What cannot be stored in a public text at all: markup and control characters. */
export function textProblem(text: string): string | undefined {
  if (MARKUP.test(text)) return 'must not contain HTML'
  return CONTROL.test(text) ? 'must not contain control characters' : undefined
}

interface Passage {
  readonly path: string
  readonly text: string
}

/** Every text of an edition, with the path of its field. */
export const passagesOf = ({ language, title, digest, sections }: Edition): readonly Passage[] => [
  { path: `editions.${language}.title`, text: title },
  { path: `editions.${language}.digest`, text: digest },
  ...sections.flatMap(({ heading, body }, index) => [
    { path: `editions.${language}.sections.${index}.heading`, text: heading },
    { path: `editions.${language}.sections.${index}.body`, text: body },
  ]),
]

export const textProblems = (edition: Edition): readonly FieldError[] =>
  passagesOf(edition).flatMap(({ path, text }) => {
    const message = textProblem(text)
    return message === undefined ? [] : [{ path, message }]
  })

/** What keeps a version from going to review: nothing to read, or something left to write. */
export function whatIsMissing(editions: readonly Edition[]): readonly FieldError[] {
  if (editions.length === 0) return [{ path: 'editions', message: 'there is none' }]
  return editions.flatMap((edition) => {
    const none =
      edition.sections.length === 0 ? [{ path: `editions.${edition.language}.sections`, message: 'there is none' }] : []
    const left = passagesOf(edition).flatMap(({ path, text }) => {
      if (text.trim() === '') return [{ path, message: 'is empty' }]
      return text.includes(TO_WRITE[edition.language]) ? [{ path, message: 'is still to be written' }] : []
    })
    return [...none, ...left]
  })
}
