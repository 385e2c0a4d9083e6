// Every subcommand of `warmline`. Exit codes: 0 done, 1 failed or found something, 2 called wrongly or configured wrongly.
import { Command } from 'commander'
import { version } from '../version.ts'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { deidentifyCommand } from './deidentify.ts'
import { demoCommand } from './demo.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { openapiCommand } from './openapi.ts'
import { DONE, FAILED, reportOf } from './report.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { shredCommand } from './shred.ts'
import { signalsCommand } from './signals.ts'
import { solveCommand } from './solve.ts'
import { suppressCommand } from './suppress.ts'
import { processTerminal, type Terminal } from './terminal.ts'

const COMMANDS: readonly ((terminal: Terminal) => Command)[] = [
  serveCommand,
  demoCommand,
  migrateCommand,
  importCommand,
  auditCommand,
  keysCommand,
  backupCommand,
  restoreCommand,
  shredCommand,
  openapiCommand,
  signalsCommand,
  solveCommand,
  suppressCommand,
  deidentifyCommand,
]

/** @returns the exit code; after `serve` it returns while the service goes on */
export async function runCommandLine(
  argv: readonly string[],
  screen: Omit<Terminal, 'fail'> = processTerminal,
): Promise<number> {
  let code: number = DONE
  const terminal: Terminal = { ...screen, fail: () => (code = FAILED) }
  const program = new Command('warmline')
    .description('Runs a counselling hotline: rotas, duty, anonymised calls, themes and bulletins.')
    .version(version)
    .addHelpText('after', '\nExit codes: 0 done, 1 failed or found something, 2 called or configured wrongly.')
  for (const command of COMMANDS) program.addCommand(command(terminal))
  settle(program, terminal)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    const report = reportOf(error)
    if (report.line !== undefined) terminal.err(report.line)
    return report.code
  }
  return code
}

/** Errors are thrown instead of ending the process, and everything is printed where the caller wants it. */
function settle(command: Command, terminal: Terminal): void {
  const { out, err } = terminal
  const trimmed = (print: (line: string) => void) => (text: string) => print(text.replace(/\n$/, ''))
  command
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes, with examples)')
    .configureOutput({ writeOut: trimmed(out), writeErr: trimmed(err) })
  for (const child of command.commands) settle(child, terminal)
}
