// The ledger of shreddings outside the database: a line `<call id> <texts|record> <instant>` for each. An older backup
// knows nothing of what was shredded since; whoever restores it has this file.
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { DateTime } from 'luxon'
import type { Shredded } from './shredder.ts'

const LINE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}) (texts|record) (\S+)$/

export interface FiledShredding {
  readonly callId: string
  readonly what: Shredded
  readonly at: DateTime
}

/** Returns once the lines are on the disk. */
export async function fileShreddings(path: string, lines: readonly FiledShredding[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(lines.map(({ callId, what, at }) => `${callId} ${what} ${at.toUTC().toISO()}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What the file lists, `size` at a time; lines that a crash cut short are passed over. No file, nothing. */
export async function* filedShreddings(path: string, size: number): AsyncGenerator<readonly FiledShredding[]> {
  if (!existsSync(path)) return
  let batch: FiledShredding[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [, callId, what, instant = ''] = LINE.exec(line) ?? []
    const at = DateTime.fromISO(instant, { zone: 'utc' })
    if (callId === undefined || !at.isValid || (what !== 'texts' && what !== 'record')) continue
    batch.push({ callId, what, at })
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
