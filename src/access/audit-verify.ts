// Reads the whole sealed audit trail again and says what does not fit: `warmline audit verify`.
import type { Deps } from '../deps.ts'
import { batchHead, entryMac, GENESIS } from './audit-chain.ts'
import { endOf, type FileLine, type HeadFile, type HeadLine, readHeadFile } from './audit-head-file.ts'
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

export type FindingKind =
  | 'entry-changed' // its content is not what was sealed
  | 'entry-removed' // sealed, and not there any more
  | 'entry-inserted' // says that it is sealed, and no batch knows it
  | 'reason-removed' // redacting leaves a row; this one has none
  | 'batch-changed' // the batch's own record was changed, entries reordered within it, or another key was used
  | 'batch-removed' // a number is missing in the chain
  | 'truncated' // the head file knows later batches than the database
  | 'head-mismatch' // the head file says something else than the database
  | 'head-file-missing'
  | 'head-file-damaged'
  | 'key-missing' // the key of a batch is not in the key ring

export interface Finding {
  readonly kind: FindingKind
  readonly batch?: number
  readonly entryId?: number
  readonly detail: string
}

export interface AuditVerdict {
  /** True when nothing was found. */
  readonly ok: boolean
  readonly batches: number
  /** Sealed entries that are as they were. */
  readonly entries: number
  /** Entries that no seal protects yet: those of the last ten seconds. */
  readonly unsealed: number
  readonly findings: readonly Finding[]
  /** What is worth knowing and no sign of tampering. */
  readonly notices: readonly string[]
}

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
  const findings = [...chain.findings, ...inserted, ...checkFile(file, chain.heads, newest?.number ?? 0)]
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

function checkFile(file: HeadFile, heads: ReadonlyMap<number, string>, last: number): readonly Finding[] {
  if (!file.exists) {
    return last === 0 ? [] : [{ kind: 'head-file-missing', detail: 'There are sealed batches, but no head file.' }]
  }
  const damaged = file.damaged.map((line): Finding => {
    return { kind: 'head-file-damaged', detail: `Line ${line} of the head file cannot be read.` }
  })
  const living = livingHeads(file.lines)
  return [...damaged, ...missingLines(living), ...living.flatMap((line) => checkHead(line, heads, last))]
}

/** The file is written without gaps, so a gap means that a line was taken out. */
function missingLines(living: readonly HeadLine[]): readonly Finding[] {
  const there = new Set(living.map(({ batch }) => batch))
  const last = Math.max(0, ...there)
  const missing = Array.from({ length: last }, (_, place) => place + 1).filter((batch) => !there.has(batch))
  return missing.slice(0, MAX_FINDINGS).map((batch) => {
    return { kind: 'head-file-damaged', batch, detail: `The head file lacks the line of batch ${batch}.` }
  })
}

/** The heads that should be in the database: without those that a restored backup did not have. */
function livingHeads(lines: readonly FileLine[]): readonly HeadLine[] {
  let living: HeadLine[] = []
  for (const line of lines) {
    if ('restoredTo' in line) living = living.filter(({ batch }) => batch <= line.restoredTo)
    else living.push(line)
  }
  return living
}

function checkHead(line: HeadLine, heads: ReadonlyMap<number, string>, last: number): readonly Finding[] {
  const { batch } = line
  if (batch > last) {
    return [{ kind: 'truncated', batch, detail: `The head file knows batch ${batch}; the database ends with ${last}.` }]
  }
  const head = heads.get(batch)
  if (head === undefined || head === line.head) return []
  return [{ kind: 'head-mismatch', batch, detail: `The head of batch ${batch} is not the one in the head file.` }]
}

function noticesOf(file: HeadFile, last: number): readonly string[] {
  const restores = file.lines.flatMap((line) =>
    'restoredTo' in line ? [`A backup was restored on ${line.at}: batches after ${line.restoredTo} were lost.`] : [],
  )
  const behind = last - endOf(file.lines).batch
  return file.exists && behind > 0
    ? [...restores, `The head file lacks the last ${behind} ${behind === 1 ? 'batch' : 'batches'}.`]
    : restores
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
