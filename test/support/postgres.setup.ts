// Once a run: a real PostgreSQL with a migrated template database that each test copies.
import { rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import '../../src/clock.ts'
import { openPostgres } from '../../src/db/postgres/database.ts'
import { startPostgres } from './embedded-postgres.ts'
import { TEMPLATE_DATABASE } from './engine-files.ts'
import { scratchFolder } from './scratch.ts'

export default async function setup(project: TestProject) {
  const server = await startPostgres()
  const scratch = scratchFolder()
  const admin = new pg.Client(server.url)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`)
  await admin.end()
  const db = openPostgres({ url: server.url.replace(/postgres$/, TEMPLATE_DATABASE), pool: 2 })
  await db.migrate()
  await db.close()
  project.provide('template', server.url)
  project.provide('scratch', scratch)
  return async () => {
    await server.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}
