// warmline keys: which keys there are, and new ones in their place while the service runs.
import { Command, Option } from 'commander'
import type { Rotated } from '../rotate-keys.ts'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

const PURPOSES: readonly Rotated[] = ['audit', 'idempotency', 'cursor', 'address', 'outbox', 'sealing', 'caller']

export const keysCommand = (terminal: Terminal) =>
  new Command('keys')
    .description('Look after the keys, which are never in the database')
    .addCommand(listCommand(terminal))
    .addCommand(rotateCommand(terminal))

const listCommand = (terminal: Terminal) =>
  new Command('list')
    .description('Show the ids of all keys, never their secrets')
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 failed, 2 called wrongly.

Example:
  $ npx warmline keys list`,
    )
    .action(async () => {
      const keys = await withRuntime(terminal, async (runtime) => runtime.keys.list(), { migrate: false })
      for (const { id, purpose, created, line, window, given } of keys) {
        const where = [line && `line ${line}`, window, given && 'from WARMLINE_KEYS'].filter(Boolean).join(', ')
        terminal.out(`${purpose.padEnd(12)} ${id.padEnd(34)} ${created}${where === '' ? '' : `  ${where}`}`)
      }
    })

interface Options {
  readonly purpose?: Rotated
  readonly forgetCallers?: boolean
}

const rotateCommand = (terminal: Terminal) =>
  new Command('rotate')
    .description('Put new keys in the place of the old ones')
    .addOption(new Option('--purpose <purpose>', 'only these keys').choices([...PURPOSES]))
    .option('--forget-callers', 'destroy the old caller keys and their hashes at once')
    .addHelpText(
      'after',
      `
It may run beside the service. What is sealed (contacts, addresses, secrets) is sealed anew, then the old key is
destroyed. Old caller keys are tried beside the new ones until their quarter is over; after a leak, --forget-callers
destroys them at once, and callers of before are not recognised any more. Old audit, idempotency and cursor keys stay.

Exit codes: 0 done, 1 failed, 2 called wrongly.

Examples:
  $ npx warmline keys rotate
  $ npx warmline keys rotate --purpose caller --forget-callers`,
    )
    .action(async ({ purpose, forgetCallers = false }: Options) => {
      const { rotateKeys } = await import('../rotate-keys.ts')
      const { resealers } = await import('../resealers-of-features.ts')
      const purposes = purpose === undefined ? PURPOSES : [purpose]
      const work = { resealers, forgetCallers }
      const done = await withRuntime(terminal, (runtime) => rotateKeys(runtime, purposes, work), { migrate: false })
      for (const { purpose, replaced, sealed, destroyed, given } of done) {
        const what = given
          ? 'comes from WARMLINE_KEYS: put a newer one there'
          : `${replaced} replaced, ${sealed} records sealed anew, ${destroyed} destroyed`
        terminal.out(`${purpose}: ${what}`)
      }
    })
