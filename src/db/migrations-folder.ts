// Where the committed migrations lie: beside package.json, both from src/ and from dist/.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from '../config.ts'

export const migrationsFolder = (engine: Engine): string =>
  fileURLToPath(new URL(`../../migrations/${engine}`, import.meta.url))

/** How many migrations this version has. */
export function knownMigrations(engine: Engine): number {
  const journal: { entries: unknown[] } = JSON.parse(
    readFileSync(join(migrationsFolder(engine), 'meta/_journal.json'), 'utf8'),
  )
  return journal.entries.length
}
