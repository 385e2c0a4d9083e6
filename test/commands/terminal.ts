// A terminal that remembers what was printed, for running commands inside a test.
import { runCommandLine } from '../../src/commands/program.ts'
import type { Environment } from '../../src/commands/terminal.ts'
import type { DatabaseSite } from '../support/database.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function run(args: string, env: Environment = {}): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const screen = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    screen: undefined,
    env,
  }
  const code = await runCommandLine(['node', 'warmline', ...args.split(' ').filter(Boolean)], screen)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** The environment that points at the database of a test. */
export const envOf = ({ folder, url }: DatabaseSite): Environment => ({
  DATA_DIR: folder,
  LOG_LEVEL: 'silent',
  ...(url === undefined ? {} : { DATABASE_URL: url }),
})
