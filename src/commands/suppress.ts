// warmline suppress: hides what must be hidden in two-way tables with exact totals.
import { Command } from 'commander'
import { z } from 'zod'
import type { Terminal } from './terminal.ts'

const MOST_CELLS = 10_000

const question = z.object({
  table: z
    .array(z.array(z.int().nonnegative()).min(1))
    .min(1)
    .refine((rows) => rows.every((row) => row.length === rows[0]?.length), 'rows must be of equal length')
    .refine((rows) => rows.flat().length <= MOST_CELLS, `a table may have ${MOST_CELLS} cells`),
  threshold: z.int().positive(),
  rowTotals: z.boolean().default(true),
  columnTotals: z.boolean().default(true),
})

export const suppressCommand = (terminal: Terminal, input: NodeJS.ReadableStream = process.stdin) =>
  new Command('suppress')
    .description('Hide the small counts of two-way tables so that exact totals do not give them back')
    .addHelpText(
      'after',
      `
Reads JSON Lines from standard input (or JSON written over several lines, indented):
  {"table":[[…],…],"threshold":k,"rowTotals":true,"columnTotals":true}
rowTotals and columnTotals say whether the exact totals are printed beside the table. Counts from 1 to k − 1 are hidden,
and as few others as it takes: whoever knows the totals cannot narrow a hidden cell to less than k − 1. Zeros are shown.

Writes for each {"table":[[…],…]} with "*" for hidden cells. Where no choice of cells protects, a total must go too, and
the answer says so: "rowTotals":"*" or "columnTotals":"*". It needs no database.

Exit codes: 0 all answered, 1 a line could not be answered (standard error says which), 2 called wrongly.

Example:
  $ echo '{"table":[[3,20,31],[14,25,9],[22,18,40]],"threshold":5,"rowTotals":true,"columnTotals":true}' |
      npx warmline suppress`,
    )
    .action(async () => {
      const { suppress } = await import('../themes/suppression/suppress.ts')
      const { answerLines } = await import('./json-lines.ts')
      await answerLines(terminal, input, (asked) => suppress(question.parse(asked)))
    })
