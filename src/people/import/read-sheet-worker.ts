// The worker that reads a file: a large or hostile one holds up nobody.
import { workerTask } from '../../jobs/pool.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { kindOf, type ReadSheet } from './sheet.ts'

export default workerTask<Uint8Array, never, ReadSheet>((bytes) =>
  kindOf(bytes) === 'xlsx' ? readXlsx(bytes) : readCsv(bytes),
)
