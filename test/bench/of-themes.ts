// A year's report over a million calls, from rollups; and a signal run over 150 topics with three years of history.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { systemActor } from '../../src/access/actor.ts'
import { type CountEntry, countChanges } from '../../src/calls/counting.ts'
import { readConfig } from '../../src/config.ts'
import { gammaPoisson, stream } from '../../src/demo/random.ts'
import type { Deps } from '../../src/deps.ts'
import { openPool } from '../../src/jobs/pool.ts'
import { createLine } from '../../src/lines/actions.ts'
import { topicsOf } from '../../src/lines/store.ts'
import { openRuntime } from '../../src/runtime.ts'
import { takeSnapshot } from '../../src/themes/actions.ts'
import type { TopicHistory } from '../../src/themes/alerts/histories.ts'
import { Sums } from '../../src/themes/counts.ts'
import { exactly, forThePublic } from '../../src/themes/disclosure.ts'
import type { Alert } from '../../src/themes/signals/ladder.ts'
import { countRollups } from '../../src/themes/tables.ts'
import { themesIn } from '../../src/themes/view.ts'
import { printTable } from './table.ts'

const CALLS = 1_000_000
const YEAR = 2025
const DAYS = 730
const random = stream(11, 'themes bench')

export async function benchThemes(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-bench-'))
  const deps = await openRuntime(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }))
  try {
    await benchReport(deps)
    await benchSignals()
  } finally {
    await deps.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function benchReport(deps: Deps): Promise<void> {
  const line = {
    code: 'psy',
    kind: 'psychological',
    nameZh: '心理热线',
    nameEn: 'Psychological line',
    seats: 2,
    zone: 'Asia/Shanghai',
    region: 'CN',
    preset: '24-hours',
    settings: {},
    openedOn: '2020-01-01',
  } as const
  const { id: lineId } = await createLine(deps, systemActor, line)
  const topics = await deps.db.read((read) => topicsOf(read, lineId))
  await fillRollups(
    deps,
    lineId,
    topics.map(({ code }) => code),
  )
  const question = { line: lineId, period: `year:${YEAR}` } as const
  const rows = [
    await timed('the year of all topics, exact', () => deps.db.read((read) => themesIn(read, exactly, question))),
    await timed('the year of all topics, for the public', () =>
      deps.db.read((read) => themesIn(read, forThePublic, question)),
    ),
    await timed('a frozen snapshot of the year', () => takeSnapshot(deps, systemActor, question)),
  ]
  console.log(`\nA year's report over ${CALLS.toLocaleString('en')} calls, from rollups`)
  printTable(['', 'first ms', 'median ms', 'slowest ms', 'event loop held ms'], rows)
}

/** As the calls feature counts them: each call's own changes, added up. */
async function fillRollups(deps: Deps, lineId: string, topics: readonly string[]): Promise<void> {
  const sums = new Sums()
  const first = Date.UTC(YEAR - 1, 0, 1)
  for (let call = 0; call < CALLS; call++) {
    const day = new Date(first + Math.floor(random() * DAYS) * 86_400_000).toISOString().slice(0, 10)
    const topic = topics[Math.floor(random() ** 2 * topics.length)] ?? 'P03.1'
    const counted = { episodeId: `${call}`, day, type: 'counselling', risk: 'R0', topics: [topic] } as const
    sums.addAll(countChanges(undefined, counted, []))
  }
  const entries: readonly CountEntry[] = sums.entries()
  for (let start = 0; start < entries.length; start += 1_000) {
    const part = entries.slice(start, start + 1_000).map((entry) => ({ lineId, ...entry }))
    await deps.db.write('fill', (tx) => tx.insert(countRollups).values(part).returning({ facet: countRollups.facet }))
  }
}

const RUNS = 15

/** The first run has nothing warm: neither the compiler nor the database. */
async function timed(name: string, work: () => Promise<unknown>): Promise<string[]> {
  const times: number[] = []
  const delay = monitorEventLoopDelay({ resolution: 1 })
  for (let run = 0; run < RUNS; run++) {
    await setTimeout(20)
    delay.enable()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
    await setTimeout(2)
    delay.disable()
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
  return [name, ...[times[0] ?? 0, median, Math.max(...times), delay.max / 1e6].map((value) => value.toFixed(1))]
}

async function benchSignals(): Promise<void> {
  const histories = Array.from({ length: 150 }, (_, topic): TopicHistory => {
    const mean = 0.5 + (topic % 30)
    return {
      topic: `T${topic}`,
      days: Array.from({ length: 1_096 }, () => gammaPoisson(random, mean, 1.5)),
      weeks: Array.from({ length: 160 }, () => gammaPoisson(random, mean * 7, 1.5)),
      lately: Math.round(mean * 7),
    }
  })
  const worker = new URL('../../src/themes/alerts/signal-worker.ts', import.meta.url)
  const pool = openPool<readonly TopicHistory[], never, readonly Alert[]>(worker)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const start = performance.now()
  delay.enable()
  await pool.run(histories)
  delay.disable()
  const milliseconds = performance.now() - start
  await pool.close()
  console.log(
    `\nSignals of 150 topics with three years of history, in a worker: ${milliseconds.toFixed(0)} ms, its start included; the event loop was held ${(delay.max / 1e6).toFixed(0)} ms at most`,
  )
}
