// The public telephone numbers that stay in the texts of a line.
import type { Deps } from '../deps.ts'
import { findLine } from './store.ts'

/** Digits only; none for a line that is not there. */
export const numbersKeptOn = (deps: Pick<Deps, 'db'>, lineId: string): Promise<readonly string[]> =>
  deps.db.read(async (read) => (await findLine(read, lineId))?.settings.keptNumbers ?? [])
