// What is written about a line keeps the line's public numbers: reasons in the audit trail, notes of its rotas.
import type { Read } from '../db/database.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { findLine } from './store.ts'

/** Runs what stores texts about a line, inside the body of a write. Without a line nothing more is kept. */
export async function keepingLineNumbers<T>(
  read: Read,
  lineId: string | undefined,
  store: () => Promise<T>,
): Promise<T> {
  const line = lineId === undefined ? undefined : await findLine(read, lineId)
  return line === undefined ? store() : keepingNumbers(line.settings.keptNumbers, store)
}
