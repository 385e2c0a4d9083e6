// An empty sheet to fill in, as CSV: a header and an example.
import { stringify } from 'csv-stringify/sync'

/** With a mark of byte order, so that spreadsheets see UTF-8. */
export const csvTemplateOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(stringify([...rows.map((row) => [...row])], { bom: true, record_delimiter: 'windows' }))
