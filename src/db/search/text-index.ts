// Full-text search, one of the few things that the engines do differently: FTS5 on SQLite, tsvector on PostgreSQL. Both
// are fed the same tokens, so both find the same. The index is derived: backups leave it out, a job makes it again.
import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core'
import { engine } from '../../config.ts'
import { execute, type Read, rowsOf, type Tx } from '../database.ts'
import { type Phrase, tokensOf } from './tokens.ts'

/** The tables of the index, made by hand-written SQL in the migrations; drizzle does not know them. */
export const INDEX_TABLES = ['text_search'] as const

export interface IndexedText {
  /** Of the record: a random v4 id. */
  readonly id: string
  /** The owner of the record, so that one person's search need not look through everybody's. */
  readonly ownerId: string | null
  /** Results come latest first. */
  readonly at: number
  /** A phrase is found inside one of them, never across two. */
  readonly texts: readonly string[]
  /** The index has never had this record: nothing of it needs to be looked for and taken out first. */
  readonly isNew: boolean
}

export interface Wanted {
  /** All must occur. */
  readonly phrases: readonly Phrase[]
  /** Only of this owner. */
  readonly ownerId?: string | undefined
  /** The table of the records, its key, and what else must be true of a record. */
  readonly table: AnyPgTable
  readonly key: AnyPgColumn
  readonly where: SQL | undefined
  /** Only those behind this place. */
  readonly before?: number | undefined
  readonly limit: number
}

export interface Hit {
  readonly id: string
  /** Falls with time; give the last one as `before` for the next page. */
  readonly place: number
}

/** 2^21: so many places in a second. Seconds times this stay below 2^53 until 2106. */
const PLACES = 2_097_152
/** PostgreSQL keeps 255 positions of a lexeme in a row of the index; shorter rows cannot have more. */
const TOKENS_IN_ROW = 240
/** Far below the parameters that a statement may have. */
const ROWS_AT_ONCE = 1_000
/** Rows overlap by the longest phrase, so that none is cut. */
export const LONGEST_PHRASE = 40

/** Where a record stands in the index, unless another one stands there already. */
export const firstPlace = ({ id, at }: Pick<IndexedText, 'id' | 'at'>): number =>
  Math.floor(at / 1000) * PLACES + (Number.parseInt(id.replaceAll('-', '').slice(0, 8), 16) % PLACES)

const mark = (kind: 'r' | 'o', id: string) => `${kind}${id.replaceAll(/[^0-9A-Za-z]/g, '')}`
/** A token that no text has: phrases do not reach across it. */
const BETWEEN_TEXTS = '\u00b6'

/** Takes the texts of records into the index, in the place of what was there of them. */
export async function indexTexts(tx: Tx, texts: readonly IndexedText[]): Promise<void> {
  if (texts.length === 0) return
  await unindexTexts(
    tx,
    texts.filter(({ isNew }) => !isNew).map(({ id }) => id),
  )
  const cut = texts.flatMap((text): CutText[] => {
    const tokens = text.texts.map(tokensOf).filter((each) => each.length > 0)
    return tokens.length === 0 ? [] : [{ text, tokens }]
  })
  if (cut.length > 0) await (engine === 'sqlite' ? intoSqlite(tx, cut) : intoPostgres(tx, cut))
}

/** Takes every record out of the index. */
export const emptyIndex = (tx: Tx): Promise<void> => execute(tx, sql`delete from text_search`)

/** Takes records out of the index, every token of them. */
export async function unindexTexts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const marks = `{marks} : (${ids.map((id) => `"${mark('r', id)}"`).join(' OR ')})`
  const rows =
    engine === 'sqlite'
      ? sql`rowid in (select rowid from text_search where text_search match ${marks})`
      : sql`record_id in ${ids}`
  await execute(tx, sql`delete from text_search where ${rows}`)
}

interface CutText {
  readonly text: IndexedText
  readonly tokens: readonly (readonly string[])[]
}

/** In the order of their places: a place below the one before would make FTS5 begin another segment. */
async function intoSqlite(tx: Tx, cut: readonly CutText[]): Promise<void> {
  const rows = (await freePlaces(tx, cut)).map(({ place, text, tokens }) => {
    const marks = [mark('r', text.id), ...(text.ownerId === null ? [] : [mark('o', text.ownerId)])].join(' ')
    const body = tokens.map((each) => each.join(' ')).join(` ${BETWEEN_TEXTS} `)
    return sql`(${place}, ${text.id}, ${marks}, ${body})`
  })
  await execute(tx, sql`insert into text_search (rowid, record_id, marks, body) values ${sql.join(rows, sql`, `)}`)
}

/** A place of its own for each, the earliest first. */
async function freePlaces(tx: Tx, cut: readonly CutText[]): Promise<readonly (CutText & { readonly place: number })[]> {
  const wanted = cut.map((each) => firstPlace(each.text))
  const taken = new Set(
    (await rowsOf<{ place: number }>(tx, sql`select rowid as place from text_search where rowid in ${wanted}`)).map(
      ({ place }) => place,
    ),
  )
  const placed: (CutText & { readonly place: number })[] = []
  for (const [i, each] of cut.entries()) {
    let place = wanted[i] ?? 0
    while (taken.has(place) || (place !== wanted[i] && (await isTaken(tx, place)))) place++
    taken.add(place)
    placed.push({ ...each, place })
  }
  return placed.toSorted((a, b) => a.place - b.place)
}

const isTaken = async (tx: Tx, place: number): Promise<boolean> =>
  (await rowsOf(tx, sql`select 1 from text_search where rowid = ${place}`)).length > 0

async function intoPostgres(tx: Tx, cut: readonly CutText[]): Promise<void> {
  const rows = cut.flatMap(({ text, tokens }) =>
    tokens
      .flatMap(cutIntoRows)
      .map((row, part) => sql`(${text.id}, ${part}, ${text.ownerId}, ${firstPlace(text)}, ${vectorOf(row)}::tsvector)`),
  )
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = sql.join(rows.slice(from, from + ROWS_AT_ONCE), sql`, `)
    await execute(tx, sql`insert into text_search (record_id, part, owner_id, place, tokens) values ${some}`)
  }
}

function cutIntoRows(tokens: readonly string[]): (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (let from = 0; from === 0 || from + LONGEST_PHRASE < tokens.length; from += TOKENS_IN_ROW - LONGEST_PHRASE)
    rows.push(tokens.slice(from, from + TOKENS_IN_ROW))
  return rows
}

/** `'失眠':1 '眠药':2,7`: written out, so that no parser and no locale has a say. */
function vectorOf(tokens: readonly string[]): string {
  const places = new Map<string, number[]>()
  for (const [place, token] of tokens.entries()) {
    const known = places.get(token)
    if (known) known.push(place + 1)
    else places.set(token, [place + 1])
  }
  return [...places].map(([token, at]) => `'${token}':${at.join()}`).join(' ')
}

/** Records whose texts have every phrase, the latest first. */
export async function findTexts(read: Read, wanted: Wanted): Promise<readonly Hit[]> {
  const rows = await rowsOf<{ id: string; place: number | string }>(
    read,
    engine === 'sqlite' ? sqliteQuery(wanted) : postgresQuery(wanted),
  )
  return rows.map(({ id, place }) => ({ id, place: Number(place) }))
}

function sqliteQuery({ phrases, ownerId, table, key, where, before, limit }: Wanted): SQL {
  const bodies = phrases.map(({ tokens, prefix }) => `{body} : "${tokens.join(' ')}"${prefix ? ' *' : ''}`)
  const match = [...bodies, ...(ownerId === undefined ? [] : [`{marks} : "${mark('o', ownerId)}"`])].join(' AND ')
  return sql`select text_search.record_id as id, text_search.rowid as place
    from text_search cross join ${table} on ${key} = text_search.record_id
    where text_search match ${match} ${before === undefined ? sql`` : sql`and text_search.rowid < ${before}`}
    ${where ? sql`and ${where}` : sql``}
    order by text_search.rowid desc limit ${limit}`
}

const queryText = ({ tokens, prefix }: Phrase) =>
  `${tokens.map((token) => `'${token}'`).join(' <-> ')}${prefix ? ':*' : ''}`

/** Hits in order, then `lateral` with a limit: records are looked up one by one, and no more than a page of them. */
function postgresQuery({ phrases, ownerId, table, key, where, before, limit }: Wanted): SQL {
  const [first, ...others] = phrases.map((phrase) => sql`tokens @@ ${queryText(phrase)}::tsquery`)
  const also = others.map((other) => sql`and record_id in (select record_id from text_search where ${other})`)
  return sql`select hit.record_id as id, hit.place from (
      select record_id, max(place) as place from text_search
      where ${first ?? sql`true`} ${sql.join(also, sql` `)}
      ${ownerId === undefined ? sql`` : sql`and owner_id = ${ownerId}`}
      ${before === undefined ? sql`` : sql`and place < ${before}`}
      group by record_id order by place desc, record_id) hit
    cross join lateral (
      select 1 from ${table} where ${key} = hit.record_id ${where ? sql`and ${where}` : sql``} limit 1) record
    order by hit.place desc, hit.record_id limit ${limit}`
}
