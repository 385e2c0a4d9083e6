// Puts lines to a command that answers on standard output.
import { Readable } from 'node:stream'
import type { Command } from 'commander'
import type { Terminal } from '../../src/commands/terminal.ts'

type Asked = (terminal: Terminal, input: NodeJS.ReadableStream) => Command

/** Lines that are not text become JSON. */
export async function ask(command: Asked, lines: readonly unknown[]) {
  const out: string[] = []
  const err: string[] = []
  let code = 0
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    screen: undefined,
    env: {},
    fail: () => (code = 1),
  }
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  await command(terminal, Readable.from([`${text}\n`])).parseAsync([], { from: 'user' })
  return { code, out, err }
}
