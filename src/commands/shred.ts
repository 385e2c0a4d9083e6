// warmline shred: does now what the daily job does, or says what it would do.
import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { LineRetention } from '../calls/retention/report.ts'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

interface Options {
  readonly dryRun?: true
  readonly on?: string
}

export const shredCommand = (terminal: Terminal) =>
  new Command('shred')
    .description('Shred calls whose time is over')
    .option('--dry-run', 'only say what would go')
    .option('--on <day>', 'with --dry-run: as if it were this day, such as 2027-01-31', day)
    .addHelpText(
      'after',
      `
The service does this once a day; the command does it at once. It may run beside the service. Texts go after
"textDays" of their line (default 180; high-risk calls 220 at least), the coded record after "retentionYears" (3 at
least); a call on legal hold stays, and so does one with a case, a question to an
expert or a consultation that is still open. Closed cases, ended consultations and comments that came from no call, and
notes of hand-overs, go by the same days. What was shredded is listed, as ids and dates, in SHREDDING_FILE (shreddings.log in
DATA_DIR): keep a copy apart from the backups, because "warmline restore" shreds by it again.

Examples:
  $ npx warmline shred --dry-run
  $ npx warmline shred --dry-run --on 2027-01-31
  $ npx warmline shred`,
    )
    .action(async (options: Options) => {
      await withRuntime(
        terminal,
        (deps) => (options.dryRun ? dryRun(terminal, deps, options.on) : shred(terminal, deps)),
        {
          migrate: false,
        },
      )
    })

type Runtime = Parameters<Parameters<typeof withRuntime>[1]>[0]

async function dryRun(terminal: Terminal, deps: Runtime, on: string | undefined): Promise<void> {
  const { retentionReport } = await import('../calls/retention/report.ts')
  const { allShredders } = await import('../shredders-of-features.ts')
  for (const line of await retentionReport(deps, allShredders, on)) terminal.out(inWords(line))
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('It must be a day such as 2027-01-31.')
  return text
}

const inWords = ({ lineCode, on, texts, records, held, others, textDays, retentionYears }: LineRetention) =>
  `${lineCode}: on ${on} the texts of ${texts} calls and ${records} whole calls would go, and of ${others} records without a call; ${held} stay, on hold or with something open ` +
  `(texts ${textDays} days, records ${retentionYears} years).`

async function shred(terminal: Terminal, deps: Runtime): Promise<void> {
  const { shredDue } = await import('../calls/retention/shred-calls.ts')
  const { allShredders } = await import('../shredders-of-features.ts')
  const { texts, records, others } = await shredDue(deps, allShredders)
  terminal.out(`Shredded the texts of ${texts} calls, ${records} whole calls, and of ${others} records without a call.`)
}
