// Reads CSV as Chinese and other spreadsheets write it: UTF-8 with or without a mark, GBK, UTF-16; comma, semicolon, tab.
import { parse } from 'csv-parse/sync'
import { type ReadSheet, type SheetLimits, tidy } from './sheet.ts'

export function readCsv(bytes: Uint8Array, most: SheetLimits): ReadSheet {
  if (bytes.length === 0) return { fault: 'empty' }
  const text = decode(bytes)
  if (text === undefined || text.includes('\0')) return { fault: 'encoding' }
  const rows = records(text, most)
  return rows === undefined ? { fault: 'not-readable' } : tidy(rows, most)
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
}

/** Undefined when the bytes are not of this encoding. The mark at the beginning is left out. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Undefined when quotes do not match up. */
function records(text: string, { rows }: SheetLimits): string[][] | undefined {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: rows + 2,
      max_record_size: 200_000,
    })
  } catch {
    return undefined
  }
}

/** The one that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 10_000).split(/\r\n|\r|\n/, 1)[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
