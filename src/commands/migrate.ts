// warmline migrate: brings the database up to date and exits.
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const migrateCommand = (terminal: Terminal) =>
  new Command('migrate')
    .description('Bring the database up to date and exit')
    .addHelpText(
      'after',
      `
"serve" does the same when it starts. Run this alone when several instances share one PostgreSQL and you want the
migration to happen before any of them starts.

Examples:
  $ npx warmline migrate
  $ DATABASE_URL=postgres://warmline@db/warmline npx warmline migrate`,
    )
    .action(async () => {
      const engine = await withRuntime(terminal, async ({ db }) => db.engine)
      terminal.out(`The ${engine} database is up to date.`)
    })
