import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { engine } from '../../src/config.ts'
import { primaryKeyOf } from '../../src/db/archive/table-facts.ts'
import { rowsOf } from '../../src/db/database.ts'
import { INDEX_TABLES } from '../../src/db/search/text-index.ts'
import { tables } from '../../src/schema.ts'
import { freshDatabase } from '../support/database.ts'

/** drizzle's own, and SQLite's. */
const NOT_OURS = ['__drizzle_migrations', 'sqlite_sequence']
/** The text index is made again after a restore; SQLite keeps it in several tables. */
const isIndex = (name: string) => INDEX_TABLES.some((index) => name === index || name.startsWith(`${index}_`))

const TABLES = {
  sqlite: sql`select name from sqlite_master where type = 'table'`,
  postgres: sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
}

const names = tables.map((table) => getTableName(table)).sort()

test('backups know every table of the migrated database, and no other', async () => {
  const db = await freshDatabase()
  const rows = await db.read((read) => rowsOf<{ name: string }>(read, TABLES[engine]))
  const migrated = rows.map(({ name }) => name).filter((name) => !NOT_OURS.includes(name) && !isIndex(name))
  expect(names).toEqual(migrated.sort())
  expect(new Set(names).size).toBe(names.length)
})

test('every table has a primary key, so that a backup can walk it', () => {
  for (const table of tables) expect(primaryKeyOf(table).length, getTableName(table)).toBeGreaterThan(0)
})

/** Words of a column or table that would say who somebody is, or where. */
const SMELLS = new Set(
  `phone telephone mobile address addresses email mail card identity passport wechat qq birth birthday age name surname
  alias location street latitude longitude school employer workplace contact contacts caller callers device ip url
  number plate`.split(/\s+/),
)

/** Why each of these may be there all the same. Think twice before adding one. */
const ALLOWED: Readonly<Record<string, string>> = {
  'accounts.name': 'what staff sign in with',
  'members.name': 'staff; never leaves the house, the display code does',
  'jobs.name': 'the name of a background job',
  'lines.name_zh': 'of a hotline',
  'lines.name_en': 'of a hotline',
  'shift_templates.name_zh': 'of a shift',
  'shift_templates.name_en': 'of a shift',
  'organisations.name_zh': 'of an organisation',
  'organisations.name_en': 'of an organisation',
  'teams.name_zh': 'of a team',
  'teams.name_en': 'of a team',
  'rotations.name_zh': 'of a rotation',
  'rotations.name_en': 'of a rotation',
  'sessions.device': "a staff member's browser and system, in two words",
  'audit_batches.number': 'of a batch in the chain',
  'bulletin_versions.contacts': 'public numbers to call for help, given by the hotline about itself',
  'bulletin_renditions.url': 'where a published recording lies',
  'webhooks.url': "of the operator's own systems",
  'outbox_messages.mail_to': 'ids of staff accounts',
  'table sealed_contacts': 'sealed under a key that is destroyed with its month',
  'table contact_openings': 'that a contact was opened; not the contact',
  'table mail_addresses': 'where staff are told; sealed',
  'calls.caller_key_id': 'which key a hash was made under',
  'calls.caller_hash': 'keyed hash; deleted when its key is destroyed',
  'table callers': 'keyed hashes and the episodes they opened; deleted with their key',
  'table routing_addresses': "where staff's duty calls go; sealed",
  'table bulletin_numbers': 'the last number given out to a bulletin',
}

const words = (name: string) => name.split('_')
const smelly = (name: string) => words(name).some((word) => SMELLS.has(word))

test('no column or table looks as if it held what identifies a person, unless it says why it may', () => {
  const found = tables.flatMap((table) => {
    const tableName = getTableName(table)
    const columns = Object.values(getTableColumns(table)).map(({ name }) => snake(name))
    const inTable = columns.filter(smelly).map((column) => `${tableName}.${column}`)
    return smelly(tableName) ? [`table ${tableName}`, ...inTable] : inTable
  })
  expect(found.filter((place) => !(place in ALLOWED))).toEqual([])
})

/** drizzle keeps the name in code; the database has it in snake case. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
