// Looking for words in call records: one's own; for supervisors those of their lines. What was looked for is not kept.
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { type Actor, holds } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read } from '../../db/database.ts'
import { findTexts, LONGEST_PHRASE } from '../../db/search/text-index.ts'
import { type Phrase, phrasesOf, wordsOf } from '../../db/search/tokens.ts'
import type { Deps } from '../../deps.ts'
import { forbidden, invalidInput } from '../../errors.ts'
import { type Page, pageFrom } from '../../http/pagination.ts'
import type { CallHead } from '../call.ts'
import { type CallFilter, type CallScope, inScope, matching } from '../call-list.ts'
import { TEXT_FIELDS } from '../content.ts'
import { scopeOf } from '../rights.ts'
import { callRevisions, calls } from '../tables.ts'
import { excerptOf } from './excerpt.ts'

export interface FoundCall {
  readonly head: CallHead
  /** Where the first phrase was found, with a little around it. */
  readonly excerpt: string
}

/** The place of the last call of a page. */
export const searchCursor = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

const MOST_PHRASES = 8

/**
 * Closed calls that have all words and "phrases" in their texts as they are now, the latest first.
 * @throws invalid-input when there is nothing to look for; forbidden
 */
export async function searchCalls(
  deps: Deps,
  actor: Actor,
  wanted: { readonly text: string; readonly filter: CallFilter },
  page: { readonly limit: number; readonly before: number | undefined },
): Promise<Page<FoundCall>> {
  if (!holds(actor, 'calls:read-own') && !holds(actor, 'calls:read-line')) throw forbidden('You read no calls.')
  const phrases = checkedPhrases(wanted.text)
  const now = deps.clock.now()
  const found = await deps.db.read(async (read) => {
    const scope = await scopeOf(read, actor, now)
    return hitsIn(read, { scope, filter: wanted.filter, phrases, words: wordsOf(wanted.text) }, page)
  })
  const recordId = wanted.filter.lineId ?? actor.memberId ?? actor.accountId
  await deps.db.write('list-found-calls', (tx) =>
    audit(tx, actor, { at: now, action: 'call.search', record: 'calls', recordId }),
  )
  return found
}

function checkedPhrases(text: string): readonly Phrase[] {
  const phrases = phrasesOf(text)
  const refuse = (message: string) => invalidInput([{ path: 'text', message }])
  if (phrases.length === 0) throw refuse('has no word to look for')
  if (phrases.length > MOST_PHRASES) throw refuse(`has more than ${MOST_PHRASES} words`)
  if (phrases.some(({ tokens }) => tokens.length > LONGEST_PHRASE))
    throw refuse(`has a phrase of more than ${LONGEST_PHRASE} characters or words`)
  return phrases
}

async function hitsIn(
  read: Read,
  {
    scope,
    filter,
    phrases,
    words,
  }: { scope: CallScope; filter: CallFilter; phrases: readonly Phrase[]; words: readonly string[] },
  { limit, before }: { readonly limit: number; readonly before: number | undefined },
): Promise<Page<FoundCall>> {
  const ownerId = scope.lineIds.length === 0 ? scope.memberId : undefined
  const hits = await findTexts(read, {
    phrases,
    ownerId,
    table: calls,
    key: calls.id,
    where: and(inScope(scope), matching(read, { ...filter, state: 'closed' })),
    before,
    limit: limit + 1,
  })
  const { items, next } = pageFrom(hits, limit, ({ place }) => place)
  const rows = await callsByIds(
    read,
    items.map(({ id }) => id),
  )
  const found = items.flatMap(({ id }) => {
    const row = rows.get(id)
    return row
      ? [
          {
            head: row.head,
            excerpt: excerptOf(
              TEXT_FIELDS.map((field) => row.said[field]),
              words,
            ),
          },
        ]
      : []
  })
  return { items: found, next }
}

async function callsByIds(read: Read, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await read
    .select({ head: calls, said: callRevisions })
    .from(calls)
    .innerJoin(
      callRevisions,
      and(eq(callRevisions.callId, calls.id), eq(callRevisions.revision, calls.contentRevision)),
    )
    .where(inArray(calls.id, [...ids]))
  return new Map(rows.map((row) => [row.head.id, row]))
}
