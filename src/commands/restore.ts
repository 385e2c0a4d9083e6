// warmline restore FILE: a backup into an empty database, and a note of it beside the audit trail.
import { existsSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { appendLines, endOf, readHeadFile } from '../access/audit-head-file.ts'
import type { Runtime } from '../runtime.ts'
import { startProgress } from './progress.ts'
import { schemaVersion } from './schema-version.ts'
import { configOf, type Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const restoreCommand = (terminal: Terminal) =>
  new Command('restore')
    .description('Read a backup into an empty database')
    .argument('<file>', 'what "warmline backup" wrote, on either engine')
    .addHelpText(
      'after',
      `
The database must be empty: give a new DATA_DIR, or DATABASE_URL of a new database. The version must be the one that
made the backup; a newer one can be started on the result. Put the saved keys at their place (KEY_FILE, by default
keys.json in DATA_DIR) first, and the saved head file of the audit trail (AUDIT_HEAD_FILE, audit-heads.log): the
restore is noted there, and "warmline audit verify" then tells a restored backup from a trail that was cut short. Put
the saved list of what was shredded (SHREDDING_FILE, shreddings.log) there as well: it is shredded again.

Examples:
  $ DATA_DIR=restored npx warmline restore warmline-2026-05-14.backup
  $ DATABASE_URL=postgres://warmline@db/warmline npx warmline restore warmline-2026-05-14.backup`,
    )
    .action(async (file: string) => {
      const path = resolve(file)
      await access(path, constants.R_OK)
      const hadKeys = hasKeys(terminal)
      await withRuntime(terminal, (runtime) => restore(terminal, runtime, { path, hadKeys }))
    })

function hasKeys(terminal: Terminal): boolean {
  const { keyFile, keys } = configOf(terminal)
  return keys !== undefined || existsSync(keyFile)
}

async function restore(
  terminal: Terminal,
  runtime: Runtime,
  source: { readonly path: string; readonly hadKeys: boolean },
): Promise<void> {
  const { queueAllCalls } = await import('../calls/search/index-calls.ts')
  const rows = await read(terminal, runtime, source.path)
  await shredWhatWasShredded(terminal, runtime)
  await queueAllCalls(runtime)
  await noteInHeadFile(runtime)
  terminal.out(`Restored ${rows} rows from ${source.path}.`)
  terminal.out(`The restore is noted in ${runtime.config.auditHeadFile}; "warmline audit verify" will say so.`)
  if (!source.hadKeys) {
    terminal.out(`There were no keys at ${runtime.config.keyFile}: put the saved ones there before you start the`)
    terminal.out('service. Without them sealed contacts stay shut and the audit trail cannot be proved.')
  }
}

/** Before anybody is served: what was shredded after the backup was made must not come back. */
async function shredWhatWasShredded(terminal: Terminal, runtime: Runtime): Promise<void> {
  const { shredAgain } = await import('../calls/retention/shred-calls.ts')
  const { allShredders } = await import('../shredders-of-features.ts')
  const { texts, records } = await shredAgain(runtime, allShredders)
  terminal.out(`Shredded again: the texts of ${texts} calls, and ${records} whole calls.`)
  if (existsSync(runtime.config.shreddingFile)) return
  terminal.out(
    `There is no ${runtime.config.shreddingFile}: only calls whose time is over by their own dates were shredded.`,
  )
}

async function read(terminal: Terminal, { db }: Runtime, file: string): Promise<number> {
  const { readArchive } = await import('../db/archive/read.ts')
  const { tables } = await import('../schema.ts')
  const progress = startProgress(terminal, 'Restoring tables', tables.length)
  const begun = new Set<string>()
  try {
    const rows = await readArchive(db, tables, { file, schema: schemaVersion() }, ({ table }) => {
      progress.reached(begun.add(table).size)
    })
    progress.reached(tables.length)
    return rows
  } finally {
    progress.end()
  }
}

/**
 * The head file must know every batch that the database has, and that later ones were given up on purpose: otherwise a
 * restore into a new folder would look like lines taken out, and one of an older backup like a trail cut short.
 */
async function noteInHeadFile(runtime: Runtime): Promise<void> {
  const { headLine, noteRestore } = await import('../access/audit-seal.ts')
  const { batchesAfter } = await import('../access/audit-store.ts')
  const path = runtime.config.auditHeadFile
  for (let after = endOf((await readHeadFile(path)).lines).batch; ; ) {
    const from = after
    const batches = await runtime.db.read((read) => batchesAfter(read, from, 200))
    const last = batches.at(-1)
    if (!last) break
    await appendLines(path, batches.map(headLine))
    after = last.number
  }
  await noteRestore(runtime)
}
