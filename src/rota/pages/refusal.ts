// The rules that a swap or a sign-up breaks, as its page says them.
import { z } from 'zod'
import type { Language } from '../../access/account.ts'
import type { WarmlineError } from '../../errors.ts'
import { words as bothWords } from '../wire.ts'

const broken = z.object({ violations: z.array(z.object({ says: bothWords, wayOut: bothWords })) })

/** The rules that are broken and the ways out, in sentences; undefined: it is not about rules. */
export function brokenLines(refusal: WarmlineError, language: Language): readonly string[] | undefined {
  const found = broken.safeParse(refusal.extra.members)
  const stop = language === 'zh' ? '。' : '. '
  return found.data?.violations.map(({ says, wayOut }) => says[language] + stop + wayOut[language])
}
