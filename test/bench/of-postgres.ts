// Aborts per commit on PostgreSQL, by write, under 64 clients that log calls on two instances.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/embedded-postgres.ts'
import { callBody } from './calls.ts'
import { startChild } from './child.ts'
import { measure } from './load.ts'
import { milliseconds, perSecond, printTable } from './table.ts'

export async function benchPostgres(seconds: number): Promise<void> {
  const server = await startPostgres()
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-bench-pg-'))
  try {
    await onInstances({ DATA_DIR: dataDir, DATABASE_URL: server.url }, seconds)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function onInstances(env: Readonly<Record<string, string>>, seconds: number): Promise<void> {
  const seeder = await startChild(['test/bench/seed-postgres.ts'], env)
  const [lineId = '', token = ''] = (await (await fetch(seeder.url)).text()).split(' ')
  await seeder.kill()
  const instances = [await startChild(['dist/cli.js', 'serve'], env), await startChild(['dist/cli.js', 'serve'], env)]
  let number = 0
  const loads = instances.map(({ url }) =>
    measure({
      url: `${url}/api/v1/calls`,
      method: 'POST',
      body: () => JSON.stringify(callBody(lineId, number++)),
      headers: () => ({ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
      clients: 32,
      seconds,
      expect: [201],
    }),
  )
  const measured = await Promise.all(loads)
  console.log('\nPostgreSQL, two instances, 32 clients each: POST /api/v1/calls')
  printTable(
    ['instance', 'requests/s', 'p99 ms'],
    measured.map((one, i) => [String(i + 1), perSecond(one.perSecond), milliseconds(one.p99)]),
  )
  await printAborts(instances.map(({ url }) => url))
  for (const instance of instances) await instance.kill()
}

async function printAborts(urls: readonly string[]): Promise<void> {
  const sums = new Map<string, { commits: number; aborts: number }>()
  for (const url of urls) {
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const [, kind, write = '', value] of text.matchAll(
      /^warmline_write_(commits|aborts)\{write="([\w-]+)"\} (\d+)/gm,
    )) {
      const sum = sums.get(write) ?? { commits: 0, aborts: 0 }
      if (kind === 'commits') sum.commits += Number(value)
      else sum.aborts += Number(value)
      sums.set(write, sum)
    }
  }
  printTable(
    ['write', 'commits', 'aborts', 'aborts per commit'],
    [...sums].map(([write, { commits, aborts }]) => [
      write,
      String(commits),
      String(aborts),
      (aborts / Math.max(1, commits)).toFixed(3),
    ]),
  )
}
