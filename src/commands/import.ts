// warmline import members FILE: people from a CSV or XLSX file, all of them or none.
import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { systemActor } from '../access/actor.ts'
import { WarmlineError } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const importCommand = (terminal: Terminal) =>
  new Command('import').description('Bring in data from files').addCommand(membersCommand(terminal))

const membersCommand = (terminal: Terminal) =>
  new Command('members')
    .description('Take in the people of a list')
    .argument('<file>', 'CSV (UTF-8, GBK or UTF-16) or XLSX, at most 1000 rows')
    .option('--dry-run', 'only say what is wrong with which row')
    .addHelpText(
      'after',
      `
Columns in Chinese or English, e.g. 姓名 (name), 类别 (tier), 值班 (duties), 资质 (credentials); the service has a
template at /api/v1/members/import/template. Every bad row is listed with its column and the reason, and then nobody
is taken in; otherwise everybody is.

Exit codes: 0 all rows are good, 1 some are not, 2 called wrongly.

Examples:
  $ npx warmline import members people.xlsx --dry-run
  $ npx warmline import members people.csv`,
    )
    .action(async (file: string, { dryRun }: { dryRun?: boolean }) => {
      await withRuntime(terminal, (runtime) => importFrom(terminal, runtime, { file, isDry: dryRun === true }))
    })

interface Source {
  readonly file: string
  readonly isDry: boolean
}

async function importFrom(terminal: Terminal, runtime: Runtime, { file, isDry }: Source): Promise<void> {
  const { importMembers, rowsOf, tryImport } = await import('../people/import/actions.ts')
  const rows = rowsOf(await sheetIn(file))
  const { rows: count, faults, ignoredColumns } = await tryImport(runtime, systemActor, rows)
  for (const column of ignoredColumns) terminal.err(`note: the column "${column}" is not known, and was not read`)
  for (const { row, column, message } of faults) terminal.out(`row ${row}, ${column}: ${message}`)
  if (faults.length > 0) {
    terminal.err(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${count} rows; nobody was taken in.`)
    terminal.fail()
    return
  }
  if (isDry) {
    terminal.out(`All ${count} rows are good. Without --dry-run they would be taken in.`)
    return
  }
  await importMembers(runtime, systemActor, rows)
  terminal.out(`Took in ${count} members.`)
}

async function sheetIn(file: string) {
  const { kindOf, MOST_BYTES } = await import('../people/import/sheet.ts')
  if ((await stat(file)).size > MOST_BYTES) throw new WarmlineError('too-large', 'A member list may have 5 MB.')
  const bytes = await readFile(file)
  if (kindOf(bytes) === 'csv') return (await import('../people/import/read-csv.ts')).readCsv(bytes)
  return (await import('../people/import/read-xlsx.ts')).readXlsx(bytes)
}
