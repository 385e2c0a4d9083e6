// Warns of numbers in a bulletin's text that its snapshot does not vouch for: a rule of thumb for editors, no lock.

import type { Change, Shown } from '../themes/disclosure.ts'
import type { Figure } from '../themes/figure.ts'
import type { PublicNumbers } from '../themes/snapshot.ts'
import { type Edition, passagesOf } from './edition.ts'

export interface NumberWarning {
  /** 'editions.zh.sections.0.body' */
  readonly path: string
  /** The number as it stands in the text. */
  readonly number: string
}

/** Years, months and days of the calendar; ordinals of lists; clock times. They count nobody. */
const NOT_COUNTS = [
  /(?:19|20|21)\d{2}\s*年/g,
  /\d{1,2}\s*[月日号点时周岁]/g,
  /第\s*\d{1,4}\s*[期号周季]/g,
  /\b(?:19|20|21)\d{2}(?:-(?:Q[1-4]|W\d{2}|\d{1,2}(?:-\d{1,2})?))?\b/g,
  /\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /^[ \t]*\d{1,3}[.)、]/gm,
  /\b\d{1,2}:\d{2}\b/g,
  /\bweek\s+\d{1,2}\b/gi,
  /\bQ[1-4]\b/g,
]
const NUMBER = /\d[\d,]*(?:\.\d+)?/g

const halfWidth = (text: string) =>
  text.replace(/[０-９．，：％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

function numbersIn(text: string, contacts: readonly string[]): readonly string[] {
  const blank = (match: string) => ' '.repeat(match.length)
  const plain = contacts.reduce((rest, contact) => rest.replaceAll(contact, blank(contact)), halfWidth(text))
  return NOT_COUNTS.reduce((rest, shape) => rest.replace(shape, blank), plain).match(NUMBER) ?? []
}

const valuesOf = (figure: Figure): readonly number[] => {
  const cells = [figure, figure.previous, ...(figure.yearBefore ? [figure.yearBefore] : [])]
  const changes = [figure.previous, figure.yearBefore].flatMap((one) =>
    one ? [one.callsChange, one.episodesChange] : [],
  )
  return [
    ...cells.flatMap(({ calls, episodes }) => [calls, episodes]).filter((value: Shown) => value !== '*'),
    ...changes
      .flatMap((change: Change | null) => (change ? [change.difference, change.percent ?? 0] : []))
      .map(Math.abs),
    ...(figure.share === null ? [] : [figure.share]),
  ]
}

/** Every number that a snapshot vouches for, as the public may see it. */
export const vouchedFor = ({ total, themes, types }: PublicNumbers): ReadonlySet<number> =>
  new Set([total, ...themes, ...types].flatMap(valuesOf))

/** The numbers in an edition that are neither dates nor contacts nor in the snapshot. */
export function strayNumbers(
  edition: Edition,
  numbers: PublicNumbers,
  contacts: readonly string[],
): readonly NumberWarning[] {
  const known = vouchedFor(numbers)
  return passagesOf(edition).flatMap(({ path, text }) =>
    numbersIn(text, contacts)
      .filter((number) => !known.has(Number(number.replaceAll(',', ''))))
      .map((number) => ({ path, number })),
  )
}
