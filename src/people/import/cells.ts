// What the text of a cell says, or why it says nothing.
import { DateTime } from 'luxon'
import type { Credential } from '../member.ts'
import { credentialNamed, languageNamed } from './columns.ts'
import type { FaultCode } from './fault.ts'

export type Read<T> = { readonly value: T } | { readonly wrong: FaultCode }

const wrong = (code: FaultCode) => ({ wrong: code })
const MOST_ENTRIES = 20

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** What no cell may be, whatever its column. */
export function faultOfText(text: string, most: number): FaultCode | undefined {
  if (CONTROL.test(text)) return 'control-characters'
  if (/^[=+@-]/.test(text)) return 'formula'
  return text.length > most ? 'too-long' : undefined
}

/** The entries of a list: by semicolon, comma, 、 or line. */
export const entries = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[;;,,、\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
]

/** 2026-05-14, 2026/5/14, 2026.5.14 or 2026年5月14日; years 1900 to 2199. */
export function readDay(text: string): Read<string> {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  if (!match) return wrong('date')
  const [year, month, day] = match.slice(1).map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  if (!same || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2199) return wrong('date')
  return { value: DateTime.fromJSDate(date, { zone: 'utc' }).toFormat('yyyy-MM-dd') }
}

/** A number of at most `most`; whole when `whole`. */
export function readNumber(
  text: string,
  { most, whole }: { readonly most: number; readonly whole: boolean },
): Read<number> {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text)) return wrong('number')
  const value = Number(text)
  return value > most || (whole && !Number.isInteger(value)) ? wrong('range') : { value }
}

/** Each entry read, or the first thing wrong with one. */
export function readList<T>(text: string, read: (entry: string) => Read<T>): Read<readonly T[]> {
  const all = entries(text)
  if (all.length > MOST_ENTRIES) return wrong('too-many')
  const values: T[] = []
  for (const entry of all) {
    const one = read(entry)
    if ('wrong' in one) return one
    values.push(one.value)
  }
  return { value: values }
}

export function readLanguage(text: string): Read<string> {
  const language = languageNamed(text)
  return language === undefined ? wrong('language') : { value: language }
}

/** `kind`, `kind@from` or `kind@from~until`, until being the first day on which it is not valid any more. */
export function readCredential(text: string, joinedOn: string): Read<Credential> {
  const [name = '', span, ...rest] = text.split('@').map((part) => part.trim())
  const kind = credentialNamed(name)
  if (kind === undefined || rest.length > 0) return wrong('credential')
  if (span === undefined) return { value: { kind, validFrom: joinedOn, validUntil: null } }
  const [from = '', until, ...more] = span.split(/[~~至]/).map((part) => part.trim())
  const validFrom = readDay(from)
  if ('wrong' in validFrom || more.length > 0) return wrong('credential')
  if (until === undefined || until === '') return { value: { kind, validFrom: validFrom.value, validUntil: null } }
  const validUntil = readDay(until)
  if ('wrong' in validUntil) return wrong('credential')
  if (validUntil.value <= validFrom.value) return wrong('date-order')
  return { value: { kind, validFrom: validFrom.value, validUntil: validUntil.value } }
}
