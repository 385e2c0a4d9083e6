// warmline deidentify: removes from old records what identifies somebody, before an import.
import { Command } from 'commander'
import { z } from 'zod'
import type { Terminal } from './terminal.ts'

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

const digitsOf = (number: string) => number.replace(/\D/g, '')

export const deidentifyCommand = (terminal: Terminal, input: NodeJS.ReadableStream = process.stdin) =>
  new Command('deidentify')
    .description('Remove from free text what identifies somebody')
    .option('--keep <numbers>', 'telephone numbers that stay besides the public lines, separated by commas')
    .addHelpText(
      'after',
      `
Reads JSON Lines from standard input:
  {"id":"…","text":"…"}
Writes for each {"id":"…","text":"…","spans":[{"start":0,"end":11,"type":"PHONE"}]}: the text with [手机号], [姓名1] … in the
place of what went, and where that was in the text as it came in, in UTF-16 units. It is the code that every text passes
before it is stored. It needs no database, and keeps nothing.

Types: PERSON PHONE ID_CARD PASSPORT BANK_CARD PLATE EMAIL WECHAT QQ ACCOUNT IP ADDRESS SCHOOL HOSPITAL ORG STUDENT_NO
MEDICAL_NO DOB. Hotlines, dates that are no birth dates, ages, doses, scores, sums, provinces and cities stay.

Exit codes: 0 all answered, 1 a line could not be read (standard error says which), 2 called wrongly.

Example:
  $ echo '{"id":"1","text":"来电人王建国，手机13800000000"}' | npx warmline deidentify`,
    )
    .action(async ({ keep }: { keep?: string }) => {
      const { scrub } = await import('../privacy/scrub.ts')
      const { answerLines } = await import('./json-lines.ts')
      const keptNumbers = new Set((keep ?? '').split(',').map(digitsOf).filter(Boolean))
      await answerLines(terminal, input, (asked) => {
        const { id, text } = question.parse(asked)
        const scrubbed = scrub(text, { keptNumbers })
        return {
          id,
          text: scrubbed.text,
          spans: scrubbed.findings.map(({ start, end, type }) => ({ start, end, type })),
        }
      })
    })
