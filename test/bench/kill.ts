// kill -9 in a loop while calls are acknowledged: node test/bench/kill.ts [--kills 50]. Afterwards every acknowledged
// call is there, the audit chain verifies, and the counts equal a recount. Exit code 1 when anything is missing.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { describeVerdict, verifyAudit } from '../../src/access/audit-verify.ts'
import { findCall } from '../../src/calls/call-store.ts'
import { readConfig } from '../../src/config.ts'
import type { Deps } from '../../src/deps.ts'
import { openRuntime } from '../../src/runtime.ts'
import { correctionOf } from '../../src/themes/recount.ts'
import { callBody } from './calls.ts'
import { startChild } from './child.ts'
import { type Seeded, seedHotline } from './seed.ts'

const CLIENTS = 16
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } })
const kills = Number(values.kills)

interface Tally {
  readonly acknowledged: Set<string>
  sent: number
  refused: number
}

/** Sends calls until the server is gone; a call counts as acknowledged only when its whole 201 has arrived. */
async function client(url: string, seeded: Seeded, tally: Tally): Promise<void> {
  for (;;) {
    const id = randomUUID()
    const body = JSON.stringify(callBody(seeded.lineId, tally.sent++, id))
    const headers = {
      authorization: `Bearer ${seeded.token}`,
      'content-type': 'application/json',
      'idempotency-key': id,
    }
    try {
      const answer = await fetch(`${url}/api/v1/calls`, { method: 'POST', headers, body })
      const saved = (await answer.json()) as { id?: string }
      if (answer.status === 201 && saved.id === id) tally.acknowledged.add(id)
      else tally.refused++
    } catch {
      return
    }
  }
}

async function oneLife(dataDir: string, seeded: Seeded, tally: Tally): Promise<void> {
  const server = await startChild(['dist/cli.js', 'serve'], { DATA_DIR: dataDir })
  const clients = Array.from({ length: CLIENTS }, () => client(server.url, seeded, tally))
  await pause(200 + Math.random() * 600)
  await server.kill('SIGKILL')
  await Promise.all(clients)
}

async function faults(deps: Deps, seeded: Seeded, tally: Tally): Promise<string[]> {
  const found: string[] = []
  for (const id of tally.acknowledged) {
    if (!(await deps.db.read((read) => findCall(read, id)))) found.push(`acknowledged call ${id} is gone`)
  }
  const verdict = await verifyAudit(deps)
  if (!verdict.ok) found.push(...describeVerdict(verdict))
  const wrong = await deps.db.snapshot((read) => correctionOf(read, seeded.lineId, '2000-01-01'))
  if (wrong.length > 0) found.push(`${wrong.length} counts differ from a recount`)
  return found
}

const dataDir = mkdtempSync(join(tmpdir(), 'warmline-kill-'))
const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' })
const before = await openRuntime(config)
const seeded = await seedHotline(before)
await before.close()

const tally: Tally = { acknowledged: new Set(), sent: 0, refused: 0 }
for (let life = 1; life <= kills; life++) {
  await oneLife(dataDir, seeded, tally)
  if (life % 10 === 0) console.log(`${life} kills, ${tally.acknowledged.size} calls acknowledged`)
}

const after = await openRuntime(config)
const found = await faults(after, seeded, tally)
await after.close()
rmSync(dataDir, { recursive: true, force: true })
console.log(
  `${kills} kills, ${tally.sent} calls sent, ${tally.acknowledged.size} acknowledged, ${tally.refused} refused, ${found.length} faults`,
)
for (const fault of found.slice(0, 20)) console.log(`  ${fault}`)
process.exitCode = found.length > 0 || tally.acknowledged.size === 0 ? 1 : 0
