// Who is on duty, a published bulletin (200 and 304) and a month of counts, beside a bare route and the bare statement.
import { callBody } from './calls.ts'
import { startChild } from './child.ts'
import { measure } from './load.ts'
import type { Bench } from './main.ts'
import { milliseconds, percent, perSecond, printTable } from './table.ts'

const CLIENTS = 32
const CALLS = 300

interface Case {
  readonly name: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
  /** The least that the database would have to be asked. */
  readonly sql: { readonly sql: string; readonly parameters: readonly unknown[] }
}

export async function benchReads(bench: Bench): Promise<void> {
  const rows: string[][] = []
  for (const one of await casesOf(bench)) rows.push(await compare(bench, one))
  console.log(`\nReads, ${CLIENTS} clients`)
  printTable(['', 'requests/s', 'p99 ms', 'of bare route', 'of bare statement'], rows)
}

async function compare({ product, database, seconds }: Bench, one: Case): Promise<string[]> {
  const url = `${product.url}${one.path}`
  const answer = await fetch(url, { headers: one.headers })
  const text = await answer.text()
  if (answer.status !== one.status) throw new Error(`${one.path}: ${answer.status} ${text}`)
  const bare = await startChild(['test/bench/bare-server.ts'], {
    BARE_ANSWER: text,
    BARE_DATABASE: database,
    BARE_SQL: JSON.stringify(one.sql),
  })
  const load = { clients: CLIENTS, seconds }
  const plain = await measure({ ...load, url: `${bare.url}/get`, expect: [200] })
  const statement = await measure({ ...load, url: `${bare.url}/sql`, expect: [200] })
  const ours = await measure({ ...load, url, headers: one.headers, expect: [one.status] })
  await bare.kill()
  return [
    one.name,
    perSecond(ours.perSecond),
    milliseconds(ours.p99),
    percent(ours.perSecond / plain.perSecond),
    percent(ours.perSecond / statement.perSecond),
  ]
}

async function casesOf(bench: Bench): Promise<readonly Case[]> {
  const { lineId, token } = bench.seeded
  const auth = { authorization: `Bearer ${token}` }
  const month = new Date().toISOString().slice(0, 7)
  const number = await publishBulletin(bench, month)
  const path = `/api/v1/bulletins/${number}`
  const { headers } = await fetch(`${bench.product.url}${path}`)
  const edition = {
    sql: `select e.* from bulletins b join bulletin_versions v on v.bulletin_id = b.id and v.version = b.version
          join bulletin_editions e on e.version_id = v.id where b.year = ? and b.issue = ?`,
    parameters: number.split('-').map(Number),
  }
  const now = new Date().toISOString()
  return [
    {
      name: 'who is on duty',
      path: `/api/v1/lines/${lineId}/duty`,
      headers: auth,
      status: 200,
      sql: {
        sql: `select s.role, a.place, a.member_id, a.start, a."end" from assignments a join shifts s on s.id = a.shift_id
              where a.line_id = ? and a.start <= ? and a."end" > ? and a.removed_at is null`,
        parameters: [lineId, now, now],
      },
    },
    { name: 'published bulletin, 200', path, headers: {}, status: 200, sql: edition },
    {
      name: 'published bulletin, 304',
      path,
      headers: { 'if-none-match': headers.get('etag') ?? '' },
      status: 304,
      sql: edition,
    },
    {
      name: 'a month of counts',
      path: `/api/v1/themes/top?line=${lineId}&period=month:${month}`,
      headers: auth,
      status: 200,
      sql: {
        sql: 'select facet, calls, episodes from count_rollups where line_id = ? and period = ?',
        parameters: [lineId, `month:${month}`],
      },
    },
  ]
}

/** Logs calls, freezes their month and publishes a bulletin, all over HTTP. @returns its number */
async function publishBulletin({ product, seeded }: Bench, month: string): Promise<string> {
  const send = async (token: string, method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const answer = await fetch(`${product.url}/api/v1${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  const { token, secondToken, lineId } = seeded
  for (let i = 1; i <= CALLS; i++) await send(token, 'POST', '/calls', callBody(lineId, i))
  const snapshot = await send(token, 'POST', '/themes/snapshots', { line: lineId, period: `month:${month}` })
  const draft = await send(token, 'POST', '/bulletin-drafts', { snapshotId: snapshot.id })
  const body = 'A quiet hour before bed helps many people.\n\n'.repeat(20)
  const sections = [{ heading: 'Sleep', body, topic: 'P03' }]
  for (const language of ['zh', 'en']) {
    await send(token, 'PUT', `/bulletin-drafts/${draft.id}/editions/${language}`, {
      title: 'Sleep',
      digest: 'Advice',
      sections,
    })
  }
  await send(token, 'POST', `/bulletin-drafts/${draft.id}/submit`)
  await send(secondToken, 'POST', `/bulletin-drafts/${draft.id}/approve`)
  return (await send(secondToken, 'POST', `/bulletin-drafts/${draft.id}/publish`)).number
}
