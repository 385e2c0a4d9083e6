// Reads the whole sealed audit trail again and says what does not fit: `warmline audit verify`.
import type { Deps } from '../deps.ts'
import { batchHead, entryMac, GENESIS } from './audit-chain.ts'
import type { AuditVerdict, Finding, FindingKind } from './audit-findings.ts'
import { checkHeadFile, noticesOf } from './audit-head-check.ts'
import { readHeadFile } from './audit-head-file.ts'
import {
  type Batch,
  batchesAfter,
  entriesById,
  type FoundEntry,
  knownReasons,
  lastBatch,
  sealedIds,
  unsealedSince,
} from './audit-store.ts'

const BATCHES_AT_ONCE = 20
const MAX_FINDINGS = 1_000
const STALLED_SECONDS = 60

/** Each page of batches is one snapshot, so it may run beside a working service. */
export async function verifyAudit(deps: Deps): Promise<AuditVerdict> {
  const file = await readHeadFile(deps.config.auditHeadFile)
  const newest = await deps.db.read(lastBatch)
  const chain = await verifyChain(deps, newest?.number ?? 0)
  const inserted = await findInserted(deps, newest?.number ?? 0, chain.ids)
  const unsealed = await deps.db.read(unsealedSince)
  const findings = [...chain.findings, ...inserted, ...checkHeadFile(file, chain.heads, newest?.number ?? 0)]
  const stalled = unsealed.oldest && deps.clock.now().diff(unsealed.oldest).as('seconds') > STALLED_SECONDS
  const notices = [
    ...(stalled ? ['Entries have been waiting for their seal for more than a minute: does the service run?'] : []),
    ...noticesOf(file, newest?.number ?? 0),
  ]
  const { batches, entries } = chain
  return { ok: findings.length === 0, batches, entries, unsealed: unsealed.count, findings, notices }
}

interface Chain {
  readonly findings: Finding[]
  /** Head by batch, base64url. */
  readonly heads: Map<number, string>
  /** The sealed entries that batches name. */
  readonly ids: Set<number>
  batches: number
  entries: number
}

async function verifyChain(deps: Deps, last: number): Promise<Chain> {
  const chain: Chain = { findings: [], heads: new Map(), ids: new Set(), batches: 0, entries: 0 }
  let previous: Pick<Batch, 'number' | 'head' | 'total'> = { number: 0, head: GENESIS, total: 0 }
  while (previous.number < last && chain.findings.length < MAX_FINDINGS) {
    const after = previous.number
    const page = await deps.db.read(async (read) => {
      const batches = await batchesAfter(read, after, BATCHES_AT_ONCE)
      const found = await entriesById(
        read,
        batches.flatMap((batch) => batch.entries.map(({ id }) => id)),
      )
      const reasons = [...found.values()].flatMap(({ entry }) => (entry.reasonId === null ? [] : [entry.reasonId]))
      return { batches, found, reasons: await knownReasons(read, reasons) }
    })
    if (page.batches.length === 0) break
    for (const batch of page.batches) {
      checkBatch(deps, chain, { batch, previous, ...page })
      previous = batch
    }
  }
  return chain
}

interface BatchInContext {
  readonly batch: Batch
  readonly previous: Pick<Batch, 'number' | 'head' | 'total'>
  readonly found: ReadonlyMap<number, FoundEntry>
  readonly reasons: ReadonlySet<string>
}

function checkBatch(deps: Deps, chain: Chain, context: BatchInContext): void {
  const { batch, previous } = context
  const { number, keyId, total, entries } = batch
  chain.batches++
  chain.heads.set(number, batch.head.toString('base64url'))
  for (const { id } of entries) chain.ids.add(id)
  for (let missing = previous.number + 1; missing < number; missing++) {
    chain.findings.push({ kind: 'batch-removed', batch: missing, detail: `Batch ${missing} is missing.` })
  }
  const key = deps.keys.find(keyId)
  if (!key) {
    chain.findings.push({
      kind: 'key-missing',
      batch: number,
      detail: `The key ${keyId} of batch ${number} is missing.`,
    })
    return
  }
  const header = { number, sealedAtMillis: batch.sealedAt.toMillis(), keyId, total }
  const follows = previous.number === number - 1
  if (follows && !batchHead(key.secret, previous.head, header, entries).equals(batch.head)) {
    const detail = `Batch ${number} is not what was sealed, or does not follow batch ${previous.number}.`
    chain.findings.push({ kind: 'batch-changed', batch: number, detail })
  }
  entries.forEach((_, place) => {
    const finding = checkEntry(key.secret, place, context)
    if (finding) chain.findings.push(finding)
    else chain.entries++
  })
}

function checkEntry(secret: Buffer, place: number, { batch, found, reasons }: BatchInContext): Finding | undefined {
  const sealed = batch.entries[place]
  if (!sealed) return undefined
  const { id, mac } = sealed
  const finding = (kind: FindingKind, detail: string): Finding => ({ kind, batch: batch.number, entryId: id, detail })
  const row = found.get(id)
  if (!row) return finding('entry-removed', `Entry ${id} of batch ${batch.number} is missing.`)
  if (row.sealedBatch !== batch.number || entryMac(secret, batch.number, place, row.entry) !== mac) {
    return finding(
      'entry-changed',
      `Entry ${id} of batch ${batch.number} is not what was sealed at place ${place + 1}.`,
    )
  }
  const { reasonId } = row.entry
  if (reasonId !== null && !reasons.has(reasonId))
    return finding('reason-removed', `The reason of entry ${id} is missing.`)
  return undefined
}

const IDS_AT_ONCE = 5_000

/** Entries that say they are sealed, in a batch that does not know them. Batches sealed meanwhile are left alone. */
async function findInserted(deps: Deps, checked: number, known: ReadonlySet<number>): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (let after = -1; findings.length < MAX_FINDINGS; ) {
    const from = after
    const { page, last } = await deps.db.read(async (read) => {
      const newest = await lastBatch(read)
      return { page: await sealedIds(read, from, IDS_AT_ONCE), last: newest?.number ?? 0 }
    })
    for (const { id, batch } of page) {
      if (batch === null || known.has(id) || (batch > checked && batch <= last)) continue
      const detail = `Entry ${id} says that it is in batch ${batch}, which does not know it.`
      findings.push({ kind: 'entry-inserted', batch, entryId: id, detail })
    }
    const end = page.at(-1)
    if (!end || page.length < IDS_AT_ONCE) break
    after = end.id
  }
  return findings
}

/** The verdict as lines for a terminal. Exit with 0 when `verdict.ok`, else with 1. */
export function describeVerdict(verdict: AuditVerdict): readonly string[] {
  const { ok, batches, entries, unsealed, findings, notices } = verdict
  return [
    ...findings.map(({ kind, detail }) => `FOUND ${kind}: ${detail}`),
    ...notices.map((notice) => `note: ${notice}`),
    `${entries} sealed entries in ${batches} batches are as they were; ${unsealed} not sealed yet.`,
    ok
      ? 'The audit trail is intact.'
      : `The audit trail is NOT intact: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`,
  ]
}
