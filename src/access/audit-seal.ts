// Seals audit entries in batches into a chain, and takes the heads outside. Entries are claimed by state: a transaction
// that began earlier and commits later has lower ids, and is sealed in the next batch.
import type { Deps } from '../deps.ts'
import { batchHead, entryMac, GENESIS } from './audit-chain.ts'
import { appendLines, endOf, type FileEnd, type HeadLine, readHeadFile } from './audit-head-file.ts'
import { type Batch, batchesAfter, hasUnsealed, insertBatch, lastBatch, takeUnsealed } from './audit-store.ts'

/** Few enough that sealing them does not hold up the event loop. */
const BATCH_ENTRIES = 400
const HEADS_AT_ONCE = 200

/** Seals what is unsealed, batch by batch, and brings the head file up to date. */
export async function sealAudit(deps: Deps, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await deps.db.read(hasUnsealed))) await sealBatch(deps)
  await writeHeads(deps)
}

/** @returns the batch, or undefined when there was nothing to seal */
async function sealBatch(deps: Deps): Promise<Batch | undefined> {
  const sealedAt = deps.clock.now()
  const { id: keyId, secret } = deps.keys.current('audit')
  return deps.db.write('seal-audit', async (tx) => {
    const previous = await lastBatch(tx)
    const number = (previous?.number ?? 0) + 1
    const taken = await takeUnsealed(tx, number, BATCH_ENTRIES)
    if (taken.length === 0) return undefined
    const entries = taken.map((entry, place) => ({ id: entry.id, mac: entryMac(secret, number, place, entry) }))
    const total = (previous?.total ?? 0) + entries.length
    const header = { number, sealedAtMillis: sealedAt.toMillis(), keyId, total }
    const head = batchHead(secret, previous?.head ?? GENESIS, header, entries)
    const batch = { number, sealedAt, keyId, entries, total, head }
    await insertBatch(tx, batch)
    return batch
  })
}

/** What each file is known to end with, so that it is not read again for each batch. */
const ends = new Map<string, FileEnd>()

/** Appends the heads that the file does not have: also those of other instances, and of a run that was cut short. */
async function writeHeads(deps: Deps): Promise<void> {
  const path = deps.config.auditHeadFile
  let end = ends.get(path) ?? endOf((await readHeadFile(path)).lines)
  for (;;) {
    const { batch, head } = end
    const page = await deps.db.read((read) => batchesAfter(read, Math.max(0, batch - 1), HEADS_AT_ONCE))
    const anchor = page.find(({ number }) => number === batch)
    if (batch > 0 && (!anchor || (head !== undefined && headLine(anchor).head !== head))) {
      deps.log.error({ batch }, 'the audit trail is not what its head file says: run warmline audit verify')
    }
    const news = page.filter(({ number }) => number > batch).map(headLine)
    const last = news.at(-1)
    if (!last) break
    await appendLines(path, news)
    end = { batch: last.batch, head: last.head }
  }
  ends.set(path, end)
}

export const headLine = (batch: Batch): HeadLine => ({
  batch: batch.number,
  total: batch.total,
  keyId: batch.keyId,
  head: batch.head.toString('base64url'),
  at: new Date(batch.sealedAt.toMillis()).toISOString(),
})

/** After a backup has been restored on purpose: notes in the head file that later batches are gone. */
export async function noteRestore(deps: Deps): Promise<void> {
  const newest = await deps.db.read(lastBatch)
  const at = new Date(deps.clock.now().toMillis()).toISOString()
  await appendLines(deps.config.auditHeadFile, [{ restoredTo: newest?.number ?? 0, at }])
  ends.delete(deps.config.auditHeadFile)
}
