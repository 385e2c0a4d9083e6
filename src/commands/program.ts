// Every subcommand of `warmline`. Exit codes: 0 done, 1 failed or found something, 2 called wrongly.
import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { WarmlineError } from '../errors.ts'
import { version } from '../version.ts'
import { migrateCommand } from './migrate.ts'
import { openapiCommand } from './openapi.ts'
import { serveCommand } from './serve.ts'

export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const program = new Command('warmline')
    .description('Runs a counselling hotline: rotas, duty, anonymised calls, themes and bulletins.')
    .version(version)
    .showHelpAfterError()
    .exitOverride()
  for (const command of [serveCommand, migrateCommand, openapiCommand]) program.addCommand(command().exitOverride())
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** Prints what a person can act on, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof ConfigError) {
    console.error(error.message)
    return 2
  }
  console.error(error instanceof WarmlineError ? error.detail : error)
  return 1
}
