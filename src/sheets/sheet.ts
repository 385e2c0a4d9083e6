// A table as it was sent: rows of text, numbered as a spreadsheet numbers them.

export const MOST_COLUMNS = 60
const MOST_CHARACTERS = 20_000

/** How much of a sheet is read: the header and this many rows. */
export interface SheetLimits {
  readonly rows: number
}

export const FILE_FAULTS = [
  'empty',
  'not-readable',
  'not-a-spreadsheet',
  'not-a-sheet',
  'encoding',
  'too-many-rows',
  'too-large',
] as const
/** Why a file could not be read at all. */
export type FileFault = (typeof FILE_FAULTS)[number]

export type SheetKind = 'csv' | 'xlsx'

/** The first is the header. A blank row stays, so that numbers agree with the spreadsheet. */
export type Rows = readonly (readonly string[])[]

export type ReadSheet = { readonly rows: Rows } | { readonly fault: FileFault }

/** Cells without white space around, blank rows at the end cut. */
export function tidy(rows: readonly (readonly string[])[], most: SheetLimits): ReadSheet {
  const cells = rows.map((row) => row.slice(0, MOST_COLUMNS).map(tidyCell))
  const last = cells.findLastIndex((row) => row.some((cell) => cell !== ''))
  if (last < 0) return { fault: 'empty' }
  if (last > most.rows) return { fault: 'too-many-rows' }
  return { rows: cells.slice(0, last + 1) }
}

/** Full-width spaces and marks of byte order are white space too. */
const tidyCell = (cell: string): string =>
  cell.slice(0, MOST_CHARACTERS).replace(/^[\s\u3000\ufeff]+|[\s\u3000\ufeff]+$/g, '')

/** An .xlsx file is a zip archive; whatever the sender called it. */
export const kindOf = (bytes: Uint8Array): SheetKind =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04 ? 'xlsx' : 'csv'

/** How files begin that are sent by mistake: PDF, PNG, JPEG, GIF, RTF, older Office files, gzip, RAR, 7z, web pages. */
const OTHERS = [
  '%PDF-',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '{\\rtf',
  '\xd0\xcf\x11\xe0',
  '\x1f\x8b',
  'Rar!',
  "7z\xbc\xaf'\x1c",
  '<!doctype',
  '<html',
  '<?xml',
]

/** Whether it is a file of another kind. Some of them could be read as CSV, and would only lack every column. */
export function isOther(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return OTHERS.some((mark) => beginning.toLowerCase().startsWith(mark.toLowerCase()))
}
