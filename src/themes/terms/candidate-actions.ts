// New themes: a person names a group of terms; somebody accepts it as a topic or its words into the dictionary, or it is
// dismissed for good. Nothing becomes a theme by itself.
import { randomUUID } from 'node:crypto'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import { addTopic } from '../../lines/topic-actions.ts'
import type { Candidate } from './term.ts'
import { decideCandidate, decideWords, getCandidate, insertCandidate } from './term-store.ts'

export interface NewCandidate {
  readonly lineId: string
  readonly labelZh: string
  readonly labelEn: string
  readonly terms: readonly string[]
}

/** Names a new theme. Its terms need not be listed: a person may know better. */
export async function nameTheme(deps: Deps, actor: Actor, input: NewCandidate, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'themes:write')
  const at = deps.clock.now()
  return deps.db.write('name-theme', (tx) =>
    once(tx, attempt, async () => {
      const id = randomUUID()
      await getLine(tx, input.lineId)
      const open = { state: 'open', decidedAt: null, decidedBy: null, topicCode: null, revision: 1 } as const
      await insertCandidate(tx, { id, ...input, ...open, proposedAt: at, proposedBy: actor.accountId })
      await audit(tx, actor, { at, action: 'theme-candidate.name', record: 'theme-candidate', recordId: id })
      return id
    }),
  )
}

/** The terms are kept whole from now on wherever the line's texts are cut into words. */
export async function acceptIntoDictionary(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'themes:write')
  await deps.db.write('accept-theme-words', async (tx) => {
    const candidate = await openCandidate(tx, id)
    await settle(tx, deps, actor, { candidate, state: 'in-dictionary', words: 'accepted' })
  })
}

/** Neither the candidate nor its terms are listed again. */
export async function dismissCandidate(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'themes:write')
  await deps.db.write('dismiss-theme', async (tx) => {
    const candidate = await openCandidate(tx, id)
    await settle(tx, deps, actor, { candidate, state: 'dismissed', words: 'dismissed' })
  })
}

/** Dismisses terms that nobody named: they are not listed again. */
export async function dismissTerms(
  deps: Deps,
  actor: Actor,
  { lineId, terms }: { readonly lineId: string; readonly terms: readonly string[] },
): Promise<void> {
  mustHold(actor, 'themes:write')
  const at = deps.clock.now()
  await deps.db.write('dismiss-terms', async (tx) => {
    await getLine(tx, lineId)
    await decideWords(tx, { lineId, words: terms, state: 'dismissed' }, { decidedAt: at, decidedBy: actor.accountId })
    await audit(tx, actor, { at, action: 'terms.dismiss', record: 'line', recordId: lineId })
  })
}

/**
 * Makes it a topic of the line's own, which calls can be coded with from now on.
 * @throws forbidden without lines:write; invalid-input for a code that is no local one; conflict for a code in use
 */
export async function acceptAsTopic(
  deps: Deps,
  actor: Actor,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<void> {
  mustHold(actor, 'lines:write')
  const candidate = await deps.db.read((read) => openCandidate(read, id))
  const { lineId, labelZh, labelEn } = candidate
  const topic = { code, labelZh, labelEn, contextTag: false, mandatoryReport: false }
  await addTopic(deps, actor, lineId, { topic })
  await deps.db.write('accept-theme', async (tx) => {
    await settle(tx, deps, actor, { candidate, state: 'topic', words: 'accepted', topicCode: code })
  })
}

async function openCandidate(read: Parameters<typeof getCandidate>[0], id: string): Promise<Candidate> {
  const candidate = await getCandidate(read, id)
  if (candidate.state !== 'open') throw conflict('This candidate has been decided already.', { state: candidate.state })
  return candidate
}

interface Settling {
  readonly candidate: Candidate
  readonly state: Candidate['state']
  readonly words: 'accepted' | 'dismissed'
  readonly topicCode?: string
}

async function settle(tx: Tx, deps: Deps, actor: Actor, { candidate, state, words, topicCode }: Settling) {
  const by = { decidedAt: deps.clock.now(), decidedBy: actor.accountId }
  await decideCandidate(tx, candidate, { state, topicCode: topicCode ?? null, ...by })
  await decideWords(tx, { lineId: candidate.lineId, words: candidate.terms, state: words }, by)
  const what = { action: `theme-candidate.${state}`, record: 'theme-candidate', recordId: candidate.id }
  await audit(tx, actor, { at: by.decidedAt, ...what })
}
