// Which migration this version ends with: both engines name theirs alike, so that a backup fits either.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { engine } from '../config.ts'
import { migrationsFolder } from '../db/migrations-folder.ts'

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })).min(1) })

/** The name of the newest migration: '0003_add_duty_log'. */
export function schemaVersion(): string {
  const text = readFileSync(join(migrationsFolder(engine), 'meta', '_journal.json'), 'utf8')
  return journal.parse(JSON.parse(text)).entries.at(-1)?.tag ?? ''
}
