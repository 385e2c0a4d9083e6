// warmline serve: migrates, serves until it is told to stop, and says how to make the first administrator.
import { Command } from 'commander'
import type { Service } from '../main.ts'
import type { Runtime } from '../runtime.ts'
import { configOf, type Terminal } from './terminal.ts'

export const serveCommand = (terminal: Terminal) =>
  new Command('serve')
    .description('Start the service')
    .addHelpText(
      'after',
      `
It migrates the database first, and stops on SIGTERM or SIGINT after the requests in flight. While there is no
administrator it prints a link, good for one use and 24 hours, to create one.

Environment (each has a default):
  PORT          3000
  HOST          127.0.0.1
  DATA_DIR      data/: the SQLite database, the keys and the heads of the audit trail
  DATABASE_URL  unset: SQLite in DATA_DIR; postgres://…: PostgreSQL
  PUBLIC_URL    the address by which others reach this service
  LOG_LEVEL     info
The README lists all of them.

Examples:
  $ npm start
  $ PORT=8080 HOST=0.0.0.0 npx warmline serve
  $ DATABASE_URL=postgres://warmline@db/warmline npx warmline serve`,
    )
    .action(async () => {
      const config = configOf(terminal)
      const { openRuntime } = await import('../runtime.ts')
      const runtime = await openRuntime(config)
      const service = await serveUntilStopped(runtime)
      terminal.out(`Warmline is at ${addressOf(runtime, service)}`)
      await inviteFirstAdministrator(terminal, runtime, service)
    })

/** Starts listening, and stops on SIGTERM and SIGINT. */
export async function serveUntilStopped(runtime: Runtime): Promise<Service> {
  const { startService, stopOnSignals } = await import('../main.ts')
  const service = await startService(runtime)
  stopOnSignals(service, runtime)
  return service
}

/** Where people reach it. */
export const addressOf = ({ config }: Runtime, service: Service): string => config.publicUrl ?? service.url

async function inviteFirstAdministrator(terminal: Terminal, runtime: Runtime, service: Service): Promise<void> {
  const { createSetupToken } = await import('../access/setup.ts')
  const link = await createSetupToken(runtime)
  if (!link) return
  terminal.out('There is no administrator yet. Create one here; the link works once, and for 24 hours:')
  terminal.out(`  ${addressOf(runtime, service)}/setup?token=${link.token}`)
}
