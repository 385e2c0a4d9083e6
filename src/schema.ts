// Every table of the product, for backups. A contract test compares this list with the migrated database.
import { is, Table } from 'drizzle-orm'
import * as duty from './duty/tables.ts'
import * as jobs from './jobs/tables.ts'

const modules = [duty, jobs]

export const tables = modules.flatMap((module) => Object.values(module).filter((value) => is(value, Table)))
