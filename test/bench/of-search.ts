// Search over 200,000 call records: how long one search takes, in the database and through the action with its audit; on
// SQLite, or on the engine of the environment (search-on-postgres.ts).
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { systemActor } from '../../src/access/actor.ts'
import type { CallHead } from '../../src/calls/call.ts'
import { emptyContent } from '../../src/calls/content.ts'
import { indexBatch } from '../../src/calls/search/index-calls.ts'
import { searchCalls } from '../../src/calls/search/search-calls.ts'
import { callRevisions, callSearchQueue, calls } from '../../src/calls/tables.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { oneOf, stream } from '../../src/demo/random.ts'
import { type Told, textsOf } from '../../src/demo/texts/summary.ts'
import { psychologicalTopics } from '../../src/lines/taxonomy/psychological.ts'
import { openRuntime, type Runtime } from '../../src/runtime.ts'
import { milliseconds, printTable } from './table.ts'

const CALLS = 200_000
const BATCH = 200
const ROUNDS = 200
/** One rare pair of characters among the common ones: 1 in 2,000 calls has it. */
const RARE = '槐荫'
/** Passages that the made-up texts lack, each in one of so many calls. Primes, so that they meet by chance. */
const PLANTED: readonly (readonly [passage: string, oneIn: number])[] = [
  ['近来失眠。', 23],
  ['谈到自杀的想法。', 101],
  ['有家暴经历。', 199],
  [`在${RARE}一带。`, 1_999],
]
const QUERIES = ['失眠', '自杀', '家暴', RARE, '失眠 孩子', '“两周”', '眠', 'sleep', '不存在的词']

export async function benchSearch(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-search-'))
  try {
    await searchOn(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Fills the database of the configuration, which is lost for anything else, and searches it. */
export async function searchOn(config: Config): Promise<void> {
  const runtime = await openRuntime(config)
  try {
    const lineId = randomUUID()
    const filled = await timed(() => fill(runtime, lineId))
    const indexed = await timed(async () => {
      while ((await indexBatch(runtime)) > 0) await Promise.resolve()
    })
    console.log(
      `\nSearch over ${CALLS.toLocaleString('en')} calls (written in ${seconds(filled)}, indexed in ${seconds(indexed)})`,
    )
    const rows = []
    for (const text of QUERIES) rows.push(await measured(runtime, text))
    printTable(['', 'on the first page', 'first ms', 'median ms', 'p99 ms'], rows)
  } finally {
    await runtime.close()
  }
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(0)} s`

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function measured(runtime: Runtime, text: string): Promise<readonly string[]> {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const page = await searchCalls(runtime, systemActor, { text, filter: {} }, { limit: 20, before: undefined })
    times.push(performance.now() - start)
    found = page.items.length
  }
  const [first = 0] = times
  times.sort((a, b) => a - b)
  return [
    text,
    String(found),
    milliseconds(first),
    milliseconds(times[ROUNDS >> 1] ?? 0),
    milliseconds(times[Math.floor(ROUNDS * 0.99)] ?? 0),
  ]
}

async function fill({ db, clock }: Runtime, lineId: string): Promise<void> {
  const random = stream(1, 'search')
  const topics = psychologicalTopics.map(({ code }) => code).filter((code) => code.includes('.') && code < 'P13')
  const first = clock.now().minus({ days: 365 })
  for (let from = 0; from < CALLS; from += BATCH) {
    await db.write('fill', async (tx) => {
      const made = Array.from({ length: BATCH }, (_, n) => {
        const startedAt = first.plus({ seconds: (from + n) * 150 })
        const told: Told = {
          topic: oneOf(random, topics),
          type: 'counselling',
          callingFor: 'self',
          context: [],
          risk: 'R1',
          disposition: 'resolved',
        }
        const texts = textsOf(random, told)
        const planted = PLANTED.flatMap(([passage, oneIn]) => ((from + n) % oneIn === 0 ? [passage] : []))
        const summary = texts.summary + planted.join('')
        return { head: headOf(lineId, startedAt, told.topic), texts: { ...texts, summary } }
      })
      await tx.insert(calls).values(made.map(({ head }) => ({ ...head, topics: [...head.topics] })))
      await tx.insert(callRevisions).values(
        made.map(({ head, texts }) => ({
          callId: head.id,
          revision: 1,
          content: emptyContent(head.startedAt.toISO() ?? ''),
          ...texts,
          savedAt: head.enteredAt,
          savedBy: 'bench',
        })),
      )
      await tx.insert(callSearchQueue).values(made.map(({ head }) => ({ callId: head.id })))
    })
  }
}

function headOf(lineId: string, startedAt: ReturnType<Runtime['clock']['now']>, topic: string): CallHead {
  const day = startedAt.toFormat('yyyy-MM-dd')
  return {
    id: randomUUID(),
    lineId,
    memberId: null,
    openedBy: 'bench',
    shiftId: null,
    assignmentId: null,
    state: 'closed',
    channel: 'telephone',
    type: 'counselling',
    risk: 'R1',
    startedAt,
    endedAt: startedAt,
    day,
    primaryTopic: topic,
    topics: [topic],
    mandatoryReport: false,
    enteredAt: startedAt,
    enteredLate: false,
    closedAt: startedAt,
    episodeId: randomUUID(),
    callerKeyId: null,
    callerHash: null,
    contentRevision: 1,
    revision: 1,
    reviewedAt: null,
    reviewedBy: null,
    retentionClass: 'standard',
    shredTextOn: '2099-01-01',
    shredOn: '2099-01-01',
    legalHold: false,
    textsShreddedAt: null,
  }
}
