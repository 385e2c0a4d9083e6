// What a command talks to: where it prints, whose environment it reads, and how it says that something was found.
import { readConfig } from '../config.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Terminal {
  out(line: string): void
  err(line: string): void
  /** Where a progress bar may be drawn; undefined when nobody watches. */
  readonly screen: NodeJS.WriteStream | undefined
  /** Undefined: the environment of this process. */
  readonly env: Environment | undefined
  /** The command did its work and ends with 1: it found something, or could not do all of it. */
  fail(): void
}

export const processTerminal: Omit<Terminal, 'fail'> = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  screen: process.stderr.isTTY ? process.stderr : undefined,
  env: undefined,
}

export const configOf = ({ env }: Terminal) => (env === undefined ? readConfig() : readConfig(env))
