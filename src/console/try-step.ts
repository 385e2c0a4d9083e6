// A step that a form asks for may come too late, or say too little: then the page is shown again, with what was typed.
import { WarmlineError } from '../errors.ts'

/** changed: somebody was quicker, or the state does not allow it any more. incomplete: something is missing or wrong. */
export type StepResult = 'done' | 'changed' | 'incomplete'

/** @throws everything that showing the page again would not help */
export async function tryStep(step: () => Promise<unknown>): Promise<StepResult> {
  try {
    await step()
    return 'done'
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    if (error.code === 'conflict' || error.code === 'lost-update') return 'changed'
    if (error.code === 'invalid-input') return 'incomplete'
    throw error
  }
}

export const STATUS_OF: Readonly<Record<StepResult, number>> = { done: 200, changed: 409, incomplete: 422 }

/** A revision that a form carries. */
export const revisionIn = (value: string): number | undefined => (/^\d{1,9}$/.test(value) ? Number(value) : undefined)

/** The nth part of the path: '/questions/5f…' has 'questions' at 1 and the id at 2. */
export const pathPart = (url: string, nth: number): string =>
  new URL(url, 'http://here.invalid').pathname.split('/')[nth] ?? ''

/** A parameter of the query. */
export const queryPart = (url: string, name: string): string | undefined =>
  new URL(url, 'http://here.invalid').searchParams.get(name) ?? undefined
