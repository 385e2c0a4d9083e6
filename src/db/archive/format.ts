// The format of a backup: gzipped lines of JSON. A header, then `[table, row]` for each row, then `{ rows }`.
import { DateTime } from 'luxon'

export const FORMAT = 'warmline-backup'
export const FORMAT_VERSION = 1
export const ROWS_AT_A_TIME = 500

export interface Header {
  readonly format: typeof FORMAT
  readonly version: number
  /** The newest migration of the database that was saved. */
  readonly schema: string
  readonly createdAt: string
}

export type Row = Readonly<Record<string, unknown>>
export type Progress = (done: { readonly table: string; readonly rows: number }) => void

/** `{"@": iso}` is an instant, `{"#": base64}` bytes, `{"=": value}` any other object. */
export function encodeRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, encode(value)]))
}

function encode(value: unknown): unknown {
  if (DateTime.isDateTime(value)) return { '@': value.toISO() }
  if (value instanceof Uint8Array) return { '#': Buffer.from(value).toString('base64') }
  return typeof value === 'object' && value !== null ? { '=': value } : value
}

export function decodeRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, decode(value)]))
}

function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const tagged = value as { '@'?: string; '#'?: string; '='?: unknown }
  if (tagged['@'] !== undefined) return DateTime.fromISO(tagged['@'], { zone: 'utc' })
  if (tagged['#'] !== undefined) return Buffer.from(tagged['#'], 'base64')
  return tagged['=']
}
