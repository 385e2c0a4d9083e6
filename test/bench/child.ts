// A server in a process of its own, for as long as a bench needs it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Child {
  readonly process: ChildProcess
  readonly url: string
  kill(signal?: NodeJS.Signals): Promise<void>
}

const ADDRESS = /http:\/\/[\w.[\]:]+:\d+/

/** Starts `node ...argv` and waits for the first printed http:// address. */
export async function startChild(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const child = spawn(process.execPath, argv, {
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = await Promise.race([
    addressFrom(child),
    exited.then(([status]) => {
      throw new Error(`${argv.join(' ')} ended with ${status} before it listened`)
    }),
  ])
  return {
    process: child,
    url,
    kill: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await exited
    },
  }
}

async function addressFrom(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output to read')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const address = ADDRESS.exec(line)?.[0]
    if (address) {
      lines.close()
      child.stdout.resume()
      return address
    }
  }
  throw new Error('it never printed an address')
}
