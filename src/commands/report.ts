// From an error to an exit code and one line that a person can act on: never a stack trace, never the values of a row.
import { CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { WarmlineError } from '../errors.ts'

export const DONE = 0
/** It failed, or it found something. */
export const FAILED = 1
/** It was called wrongly, or the configuration is wrong. */
export const MISUSED = 2

export interface Report {
  readonly code: number
  /** Undefined when it has been said already. */
  readonly line: string | undefined
}

export function reportOf(error: unknown): Report {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? DONE : MISUSED, line: undefined }
  if (error instanceof ConfigError) return { code: MISUSED, line: error.message }
  if (error instanceof WarmlineError) return { code: FAILED, line: error.detail }
  return { code: FAILED, line: describe(rootOf(error)) }
}

/** Wrappers quote whole statements with their values: what lies below them says it better. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0])
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error
}

const WORDS: Readonly<Record<string, (name: string) => string>> = {
  EADDRINUSE: (address) => `The address ${address} is in use already: stop what uses it, or set PORT to another one.`,
  EADDRNOTAVAIL: (address) => `This machine has no address ${address}: set HOST to another one.`,
  ENOENT: (path) => `There is no file ${path}.`,
  EEXIST: (path) => `There is a file ${path} already: choose another name.`,
  EACCES: (path) => `No permission for ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  ENOSPC: () => 'The disk is full.',
  ECONNREFUSED: (address) => `PostgreSQL does not answer at ${address}: is it running, and is DATABASE_URL right?`,
  ENOTFOUND: (address) => `There is no host ${address}: is DATABASE_URL right?`,
  '28P01': () => 'PostgreSQL refuses this user or password: is DATABASE_URL right?',
  '28000': () => 'PostgreSQL refuses this user: is DATABASE_URL right?',
  '3D000': () => 'PostgreSQL has no such database: create it, or correct DATABASE_URL.',
  SQLITE_CANTOPEN: () => 'The database file cannot be opened: is DATA_DIR right, and writable?',
  SQLITE_NOTADB: () => 'The database file in DATA_DIR is not a SQLite database.',
  SQLITE_CORRUPT: () => 'The database file is damaged: restore a backup.',
  SQLITE_FULL: () => 'The disk is full.',
  SQLITE_READONLY: () => 'The database file cannot be written to.',
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'It failed for a reason that cannot be named.'
  const words = WORDS[textOf(error, 'code')]
  if (words) return words(placeOf(error))
  const code = textOf(error, 'code')
  const isStatement = error.message.startsWith('Failed query')
  const [first = ''] = isStatement ? ['a statement of the database failed'] : error.message.split('\n')
  return `${error.name}${code === '' ? '' : ` ${code}`}: ${first}`
}

function placeOf(error: Error): string {
  const port = textOf(error, 'port')
  const host = textOf(error, 'address') || textOf(error, 'hostname')
  return textOf(error, 'path') || (port === '' ? host : `${host}:${port}`)
}

function textOf(error: Error, name: string): string {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
