// Refusals that the rota's pages show to whoever pressed the button, instead of an error page.
import { z } from 'zod'
import type { Language } from '../../access/account.ts'
import { WarmlineError } from '../../errors.ts'
import { words as bothWords } from '../wire.ts'

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

const broken = z.object({ violations: z.array(z.object({ says: bothWords, wayOut: bothWords })) })

/** The rules that are broken and the ways out, in sentences; undefined: it is not about rules. */
export function brokenLines(refusal: WarmlineError, language: Language): readonly string[] | undefined {
  const found = broken.safeParse(refusal.extra.members)
  const stop = language === 'zh' ? '。' : '. '
  return found.data?.violations.map(({ says, wayOut }) => says[language] + stop + wayOut[language])
}
