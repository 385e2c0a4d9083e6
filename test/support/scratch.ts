// Where tests keep their files. SQLite waits for its disk at each commit: in memory that wait is a hundredth.
import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** Containers often have 64 MiB of it. */
const ENOUGH_BYTES = 2 * 1024 ** 3

/** A new folder, in memory where the machine has such a place with room in it. */
export const scratchFolder = (): string => mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'warmline-test-'))

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}
