// The heads of the audit chain, outside the database: one JSON line for each batch, appended and flushed to the disk.
// Whoever rewrites the database, even with the key, cannot rewrite this file if it is kept elsewhere or append-only.
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const headLine = z.object({
  batch: z.int().min(1),
  /** Entries sealed up to and with this batch. */
  total: z.int().min(1),
  keyId: z.string(),
  head: z.string(),
  at: z.string(),
})
/** A backup was restored on purpose: batches after this one were lost, and are sealed anew. */
const restoreLine = z.object({ restoredTo: z.int().min(0), at: z.string() })

export type HeadLine = z.output<typeof headLine>
export type RestoreLine = z.output<typeof restoreLine>
export type FileLine = HeadLine | RestoreLine

export interface HeadFile {
  /** False when there is no such file. */
  readonly exists: boolean
  readonly lines: readonly FileLine[]
  /** Line numbers, from 1, of what cannot be read. A last line that was cut short by a crash is not among them. */
  readonly damaged: readonly number[]
}

export async function readHeadFile(path: string): Promise<HeadFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return { exists: false, lines: [], damaged: [] }
  const parts = text.split('\n')
  parts.pop()
  const read = parts.map(parseLine)
  return {
    exists: true,
    lines: read.filter((line) => line !== undefined),
    damaged: read.flatMap((line, place) => (line === undefined ? [place + 1] : [])),
  }
}

function parseLine(line: string): FileLine | undefined {
  try {
    return z.union([headLine, restoreLine]).parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** Where the file ends: the batch that the next head must follow. */
export interface FileEnd {
  readonly batch: number
  /** Undefined when no line says it. */
  readonly head: string | undefined
}

export function endOf(lines: readonly FileLine[]): FileEnd {
  const heads = new Map<number, string>()
  let batch = 0
  for (const line of lines) {
    if ('restoredTo' in line) batch = line.restoredTo
    else {
      heads.set(line.batch, line.head)
      batch = Math.max(batch, line.batch)
    }
  }
  return { batch, head: heads.get(batch) }
}

/** Returns once the lines are on the disk. A line that a crash cut short is ended first. */
export async function appendLines(path: string, lines: readonly FileLine[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    const repair = size > 0 && last.toString() !== '\n' ? '\n' : ''
    await file.appendFile(repair + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
}
