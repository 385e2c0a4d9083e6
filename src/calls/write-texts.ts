// The one way of texts into the rows of a line: scrubbed for the answer and by their columns, with the line's numbers kept.
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { findLine } from '../lines/store.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { cleaned, type FieldFinding } from './clean-texts.ts'

export interface TextsOfLine<K extends string> {
  /** Of the write. */
  readonly name: string
  /** Whose line: looked up before the write; the body checks who may. Asked for only when there is a text. */
  readonly lineOf: (read: Read) => Promise<string | undefined>
  /** By field; those that are undefined stay undefined. */
  readonly texts: Readonly<Partial<Record<K, string | undefined>>>
  readonly fields: readonly K[]
}

export interface WrittenTexts<T> {
  readonly saved: T
  readonly findings: readonly FieldFinding[]
}

/**
 * Scrubs texts and runs one write with them; the public numbers of their line stay.
 * @throws invalid-input for a text too long; what `lineOf` throws; what the body throws
 */
export async function writeTexts<K extends string, T>(
  deps: Pick<Deps, 'db'>,
  { name, lineOf, texts, fields }: TextsOfLine<K>,
  body: (tx: Tx, texts: Readonly<Partial<Record<K, string>>>) => Promise<T>,
): Promise<WrittenTexts<T>> {
  const said = fields.some((field) => texts[field])
  const numbers = said ? await deps.db.read((read) => numbersKeptOn(read, lineOf)) : []
  const { texts: clean, findings } = cleaned(texts, fields, { numbers })
  const saved = await deps.db.write(name, (tx) => keepingNumbers(numbers, () => body(tx, clean)))
  return { saved, findings }
}

async function numbersKeptOn(read: Read, lineOf: TextsOfLine<string>['lineOf']): Promise<readonly string[]> {
  const lineId = await lineOf(read)
  const line = lineId === undefined ? undefined : await findLine(read, lineId)
  return line?.settings.keptNumbers ?? []
}
