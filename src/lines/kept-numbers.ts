// What is written about a line keeps the line's public numbers, what is written about people those of every line.
import type { Read } from '../db/database.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { findLine, listLines } from './store.ts'

/** Runs what stores texts about a line, inside the body of a write. Without a line nothing more is kept. */
export async function keepingLineNumbers<T>(
  read: Read,
  lineId: string | undefined,
  store: () => Promise<T>,
): Promise<T> {
  const line = lineId === undefined ? undefined : await findLine(read, lineId)
  return line === undefined ? store() : keepingNumbers(line.settings.keptNumbers, store)
}

/**
 * Runs what stores texts that belong to no line, about members and their leave: the house knows its public numbers,
 * whichever line put them down. Inside the body of a write.
 */
export async function keepingHouseNumbers<T>(read: Read, store: () => Promise<T>): Promise<T> {
  const numbers = (await listLines(read)).flatMap(({ settings }) => settings.keptNumbers)
  return keepingNumbers([...new Set(numbers)], store)
}
