// Who is on duty while the solver works on a month, beside the same service idle: the p99 may grow by half at most.
import { measure } from './load.ts'
import type { Bench } from './main.ts'
import { milliseconds, perSecond, printTable } from './table.ts'

/** Few, as a telephone switch and some browsers are: a saturated process has no idle to compare with. */
const CLIENTS = 4
const ROUNDS = 3
/** Six measures within a minute: longer ones would meet the service's own limit of requests a minute. */
const MOST_SECONDS = 3
const LIMIT = 1.5

export async function benchSolver(bench: Bench): Promise<void> {
  const { product, seeded, seconds } = bench
  const headers = { authorization: `Bearer ${seeded.token}` }
  const load = {
    url: `${product.url}/api/v1/lines/${seeded.lineId}/duty`,
    headers,
    clients: CLIENTS,
    seconds: Math.min(seconds, MOST_SECONDS),
    expect: [200],
  }
  const month = await draft(bench)
  const ratios: number[] = []
  const rows: string[][] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const idle = await measure(load)
    const run = await send(bench, 'POST', `/rotas/${month}/solve`, { seconds: 600 })
    await until(bench, month, run.id, (state) => state === 'running')
    const busy = await measure(load)
    await send(bench, 'POST', `/rotas/${month}/runs/${run.id}/cancel`)
    await until(bench, month, run.id, (state) => state === 'cancelled')
    ratios.push(busy.p99 / idle.p99)
    for (const [name, each] of [
      ['idle', idle],
      ['while solving', busy],
    ] as const) {
      rows.push([`${round}. ${name}`, perSecond(each.perSecond), milliseconds(each.p50), milliseconds(each.p99)])
    }
  }
  console.log(`\nWho is on duty during a run of the solver, ${CLIENTS} clients`)
  printTable(['', 'requests/s', 'p50 ms', 'p99 ms'], rows)
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
  console.log(`p99 while solving is ${median.toFixed(2)} × idle (median of ${ROUNDS}; at most ${LIMIT})`)
}

async function draft(bench: Bench): Promise<string> {
  const from = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const to = new Date(Date.now() + 68 * 86_400_000).toISOString().slice(0, 10)
  return (await send(bench, 'POST', '/rotas', { lineId: bench.seeded.lineId, from, to })).id
}

async function until(bench: Bench, rota: string, run: string, reached: (state: string) => boolean): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (reached((await send(bench, 'GET', `/rotas/${rota}/runs/${run}`)).state)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the run does not get there')
}

async function send({ product, seeded }: Bench, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${seeded.token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : null,
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}
