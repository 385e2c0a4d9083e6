// Refusals that a page shows to whoever pressed the button, instead of an error page.
import { z } from 'zod'
import { WarmlineError } from '../errors.ts'

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

/** What a refusal says, line by line; `invalid` where a form could not be read. `said` words a field's fault. */
export function refusalLines(refusal: Refusal, invalid: string, said = saidOf): readonly string[] {
  if (!(refusal instanceof WarmlineError)) return [invalid]
  return refusal.extra.errors?.map(said) ?? [refusal.detail]
}

interface Fault {
  readonly path: string
  readonly message: string
}

const saidOf = ({ path, message }: Fault): string => `${path}: ${message}`
