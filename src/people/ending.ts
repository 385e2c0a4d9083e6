// Ending what is effective-dated: days that are past stay as they were.
import { conflict } from '../errors.ts'
import type { Effective } from '../lines/line.ts'

/**
 * Whether something that ends on a day is to be ended, or dropped because it would never have been in force.
 * @throws conflict for a day that is past, or when it has ended by then
 */
export function endingOf(span: Effective, on: string, today: string): 'end' | 'drop' {
  if (on < today)
    throw conflict({
      en: 'Days that are past stay as they were: choose today or a later day.',
      zh: '过去的日子不再改动，请选择今天或以后的日子。',
    })
  if (span.until !== null && span.until <= on) throw conflict({ en: 'It has ended by then.', zh: '到那时已经结束。' })
  return span.from >= on ? 'drop' : 'end'
}
