// warmline import members|calls FILE: people, or an old call log, from a CSV or XLSX file; all of it or nothing.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { systemActor } from '../access/actor.ts'
import { notFound, WarmlineError } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const importCommand = (terminal: Terminal) =>
  new Command('import')
    .description('Bring in data from files')
    .addCommand(membersCommand(terminal))
    .addCommand(callsCommand(terminal))

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

const MOST_BYTES = 50 * 1024 * 1024

interface Source {
  readonly file: string
  readonly isDry: boolean
}

async function importFrom(terminal: Terminal, runtime: Runtime, { file, isDry }: Source): Promise<void> {
  const { importMembers, tryImport } = await import('../people/import/actions.ts')
  const { rows } = await readList(file, 1_000)
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

async function readList(file: string, most: number) {
  const { readSheet, rowsOf } = await import('../sheets/read-sheet.ts')
  if ((await stat(file)).size > MOST_BYTES) throw new WarmlineError('too-large', 'A list may have 50 MB.')
  const bytes = await readFile(file)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return { rows: rowsOf(await readSheet(bytes, { rows: most })), digest }
}

const MOST_CALLS = 50_000

const callsCommand = (terminal: Terminal) =>
  new Command('calls')
    .description('Take in an old call log')
    .argument('<file>', `CSV (UTF-8, GBK or UTF-16) or XLSX, at most ${MOST_CALLS} rows`)
    .requiredOption('--line <code>', 'the line that took the calls, such as psy')
    .option('--dry-run', 'only say what is wrong with which row, and what would be removed from the texts')
    .addHelpText(
      'after',
      `
Columns and values in Chinese or English, or codes, e.g. 开始时间 (started at), 来电类别 (call type), 问题分类 (topics),
摘要 (summary); the service has a template at /api/v1/calls/import/template. Texts are de-identified before they are
stored; texts older than the line keeps texts are left out. Nobody is alerted of an old call. The same file again adds
nothing, so an import that broke off is simply run again.

Exit codes: 0 all rows are good, 1 some are not, 2 called wrongly.

Examples:
  $ npx warmline import calls 2025.xlsx --line psy --dry-run
  $ npx warmline import calls 2025.csv --line psy`,
    )
    .action(async (file: string, { line, dryRun }: { line: string; dryRun?: boolean }) => {
      await withRuntime(terminal, (runtime) => callsFrom(terminal, runtime, { file, line, isDry: dryRun === true }))
    })

async function callsFrom(
  terminal: Terminal,
  runtime: Runtime,
  { file, line: code, isDry }: Source & { readonly line: string },
): Promise<void> {
  const { importCalls, tryCallImport } = await import('../calls/import/import-calls.ts')
  const { listLines } = await import('../lines/store.ts')
  const line = (await runtime.db.read((read) => listLines(read))).find((each) => each.code === code)
  if (!line) throw notFound('line')
  const { rows, digest } = await readList(file, MOST_CALLS)
  const checked = await tryCallImport(runtime, systemActor, { lineId: line.id, rows })
  for (const column of checked.ignoredColumns)
    terminal.err(`note: the column "${column}" is not known, and was not read`)
  for (const { row, column, message } of checked.faults) terminal.out(`row ${row}, ${column}: ${message}`)
  const kinds = Object.entries(checked.removed).map(([type, count]) => `${count} ${type}`)
  if (kinds.length > 0) terminal.out(`Removed from the texts: ${kinds.join(', ')}.`)
  if (checked.faults.length > 0) {
    terminal.err(`${checked.faults.length} faults in ${checked.rows} rows; no call was taken in.`)
    terminal.fail()
  } else if (isDry) terminal.out(`All ${checked.rows} rows are good. Without --dry-run they would be taken in.`)
  else {
    const progress = startProgress(terminal, 'Taking in calls', checked.calls.length)
    const done = await importCalls(runtime, systemActor, { lineId: line.id, rows, digest }, progress.reached).finally(
      progress.end,
    )
    terminal.out(`Took in ${done.added} calls; ${done.known} were there already.`)
  }
}
