// The worker that reads a file: a large or hostile one holds up nobody.
import { workerTask } from '../jobs/pool.ts'
import { readSheet } from './read-sheet.ts'
import type { ReadSheet, SheetLimits } from './sheet.ts'

export interface SheetFile {
  readonly bytes: Uint8Array
  readonly most: SheetLimits
}

export default workerTask<SheetFile, never, ReadSheet>(({ bytes, most }) => readSheet(bytes, most))
