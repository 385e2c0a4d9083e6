// Durable call creation by 64 clients, beside a bare POST and beside the same rows by bare prepared statements: in turns,
// since what else the machine does weighs on all of them.
import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { addedRows, randomValues, type Sample, type SampleRow, searchRow } from './bare-rows.ts'
import { callBody } from './calls.ts'
import { startChild } from './child.ts'
import { type Load, type Measured, measure } from './load.ts'
import type { Bench } from './main.ts'
import { milliseconds, percent, perSecond, printTable } from './table.ts'

const CLIENTS = 64
const ROUNDS = 3

export async function benchCalls({ product, database, seeded, seconds }: Bench): Promise<void> {
  const { answer, rows, ...rest } = await sample(product.url, database, seeded)
  const copy = `${database}.bare`
  const snapshot = new Sqlite(database)
  snapshot.pragma('wal_checkpoint(TRUNCATE)')
  snapshot.close()
  copyFileSync(database, copy)
  const bare = await startChild(['test/bench/bare-server.ts'], {
    BARE_ANSWER: answer,
    BARE_DATABASE: copy,
    BARE_SAMPLE: JSON.stringify({ rows, ...rest } satisfies Sample),
  })
  let number = 1
  const body = () => JSON.stringify(callBody(seeded.lineId, number++))
  const post: Omit<Load, 'url'> = { method: 'POST', body, clients: CLIENTS, seconds, expect: [201] }
  const headers = () => ({ authorization: `Bearer ${seeded.token}`, 'idempotency-key': randomUUID() })
  const plain = await measure({ ...post, url: `${bare.url}/post` })
  const rounds: { readonly statements: Measured; readonly durable: Measured }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({
      statements: await measure({ ...post, url: `${bare.url}/rows` }),
      durable: await measure({ ...post, url: `${product.url}/api/v1/calls`, headers }),
    })
  }
  const share = (round: (typeof rounds)[number]) => round.durable.perSecond / round.statements.perSecond
  const [, middle = rounds[0]] = rounds.toSorted((a, b) => share(a) - share(b))
  if (!middle) return
  const { statements, durable } = middle
  await bare.kill()
  console.log(`\nCall creation, ${CLIENTS} clients, ${rows.length} rows each (${tablesOf(rows)}), then 1 text_search`)
  console.log(
    `Of bare statements, ${ROUNDS} rounds: ${rounds.map((round) => percent(share(round))).join(', ')}; below the middle one`,
  )
  printTable(
    ['', 'requests/s', 'p99 ms', 'of bare POST', 'of bare statements'],
    [
      ['bare fastify POST', perSecond(plain.perSecond), milliseconds(plain.p99), '', ''],
      [
        'same rows, bare statements',
        perSecond(statements.perSecond),
        milliseconds(statements.p99),
        percent(statements.perSecond / plain.perSecond),
        '',
      ],
      [
        'POST /api/v1/calls',
        perSecond(durable.perSecond),
        milliseconds(durable.p99),
        percent(durable.perSecond / plain.perSecond),
        percent(durable.perSecond / statements.perSecond),
      ],
    ],
  )
}

/** One call as it is answered, the rows that it wrote, what of them it said, and what no other call has. */
async function sample(url: string, database: string, { lineId, token }: Bench['seeded']) {
  const db = new Sqlite(database)
  const post = async (body: ReturnType<typeof callBody>) => {
    const sent = await fetch(`${url}/api/v1/calls`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    })
    const answer = await sent.text()
    if (sent.status !== 201) throw new Error(answer)
    return answer
  }
  let answer = ''
  const { topics, ...body } = callBody(lineId, 1)
  const rows = await addedRows(db, async () => void (answer = await post({ topics, ...body })))
  const others = await addedRows(db, async () => void (await post(callBody(lineId, 2))))
  const searched = await searchRow(db, body.id)
  db.close()
  const { id, startedAt, endedAt, summary, phone } = body
  const said = { id, startedAt, endedAt, summary, phone, topic: topics.primary ?? '' }
  return { answer, rows, searched, said, renewed: randomValues(rows, others) }
}

function tablesOf(rows: readonly SampleRow[]): string {
  return [...Map.groupBy(rows, ({ table }) => table)].map(([table, its]) => `${its.length} ${table}`).join(', ')
}
