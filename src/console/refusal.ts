// Refusals that a page shows to whoever pressed the button, instead of an error page.
import { z } from 'zod'
import type { Language } from '../access/account.ts'
import { type FieldError, WarmlineError } from '../errors.ts'
import { frameWords } from './words.ts'

export type Refusal = WarmlineError | z.ZodError

/** As a page shows it. */
export interface Refused {
  readonly title: string | undefined
  readonly lines: readonly string[]
}

const SHOWN = ['rule-broken', 'conflict', 'forbidden', 'invalid-input']

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof z.ZodError || (error instanceof WarmlineError && SHOWN.includes(error.code))

export const statusOf = (refusal: Refusal | undefined): number =>
  refusal instanceof WarmlineError ? refusal.status : refusal ? 422 : 200

/** A field's name as the page calls it; undefined: it has no name there. */
export type LabelOf = (field: string) => string | undefined

/** What a refusal says in the reader's language, line by line. */
export function refusalLines(
  refusal: Refusal,
  language: Language,
  labelOf: LabelOf = () => undefined,
): readonly string[] {
  const words = frameWords(language)
  if (!(refusal instanceof WarmlineError)) {
    const fields = refusal.issues.map(({ path }) => String(path[0] ?? ''))
    return [...new Set(fields.map((field) => labelled(labelOf(field), words.fieldWrong, language)))]
  }
  const { errors } = refusal.extra
  if (errors) return errors.map((fault) => faultSaid(fault, language, labelOf))
  if (language === 'en') return [refusal.detail]
  const { title, advice } = words.problems[refusal.code]
  return [refusal.zh ?? `${title}。${advice}`]
}

function faultSaid({ path, message, zh }: FieldError, language: Language, labelOf: LabelOf): string {
  const said = language === 'en' ? message : (zh ?? frameWords(language).fieldWrong)
  const name = labelOf(path.split('.')[0] ?? '') ?? (language === 'en' ? path : undefined)
  return labelled(name, said, language)
}

const labelled = (label: string | undefined, said: string, language: Language): string =>
  label === undefined ? said : `${label}${language === 'zh' ? '：' : ': '}${said}`
