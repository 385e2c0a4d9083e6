// Once a run: a migrated SQLite file that each test copies.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import '../../src/clock.ts'
import { openSqlite } from '../../src/db/sqlite/database.ts'
import './engine-files.ts'
import { scratchFolder } from './scratch.ts'

export default async function setup(project: TestProject) {
  const scratch = scratchFolder()
  const template = join(scratch, 'template.db')
  const db = openSqlite(template)
  await db.migrate()
  await db.close()
  project.provide('template', template)
  project.provide('scratch', scratch)
  return () => rmSync(scratch, { recursive: true, force: true })
}
