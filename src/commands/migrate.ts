// warmline migrate: brings the database up to date and exits.
import { Command } from 'commander'

export const migrateCommand = () =>
  new Command('migrate').description('Apply the database migrations that are missing').action(async () => {
    const { openRuntime } = await import('../runtime.ts')
    const runtime = await openRuntime()
    await runtime.close()
    console.log(`The ${runtime.db.engine} database is up to date.`)
  })
