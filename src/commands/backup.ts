// warmline backup FILE: everything that is in the database, as one snapshot. Keys are not in it.
import { existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { conflict } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import { startProgress } from './progress.ts'
import { schemaVersion } from './schema-version.ts'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const backupCommand = (terminal: Terminal) =>
  new Command('backup')
    .description('Save the whole database to a file')
    .argument('<file>', 'a new file; it is compressed')
    .addHelpText(
      'after',
      `
It may run beside the service: the backup is what one instant shows. Either engine can restore it.
The keys are not in it: whoever has the backup alone can open neither sealed contacts nor routing addresses, nor find
a caller. So save the keys too, in another place, and never beside the backups.

Examples:
  $ npx warmline backup warmline-$(date +%F).backup
  $ DATABASE_URL=postgres://warmline@db/warmline npx warmline backup /srv/backups/tonight.backup`,
    )
    .action(async (file: string) => {
      await withRuntime(terminal, (runtime) => backUp(terminal, runtime, resolve(file)), { migrate: false })
    })

async function backUp(terminal: Terminal, runtime: Runtime, file: string): Promise<void> {
  if (existsSync(file)) throw conflict(`There is a file ${file} already: choose another name.`)
  const partial = `${file}.partial`
  try {
    const rows = await write(terminal, runtime, partial)
    await rename(partial, file)
    const { size } = await stat(file)
    terminal.out(`Saved ${rows} rows to ${file} (${megabytes(size)} MB).`)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  sayWhereKeysAre(terminal, runtime)
}

async function write(terminal: Terminal, { db, clock }: Runtime, file: string): Promise<number> {
  const { writeArchive } = await import('../db/archive/write.ts')
  const { tables } = await import('../schema.ts')
  await rm(file, { force: true })
  const progress = startProgress(terminal, 'Saving tables', tables.length)
  let done = 0
  try {
    const target = { file, schema: schemaVersion(), now: clock.now() }
    return await writeArchive(db, tables, target, () => progress.reached(++done))
  } finally {
    progress.end()
  }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

function sayWhereKeysAre(terminal: Terminal, { config }: Runtime): void {
  const places = [...(config.keys === undefined ? [] : ['WARMLINE_KEYS']), config.keyFile]
  terminal.out(`The keys are not in it. They are in ${places.join(' and ')}: save them too, in another place, because`)
  terminal.out('without them a restored database opens no sealed contact and cannot prove its audit trail.')
  terminal.out(`The heads of the audit trail are in ${config.auditHeadFile}: keep a copy of that file as well.`)
}
