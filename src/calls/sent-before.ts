// A record is opened under an id that exists: the same once more, or something else that must not be lost unseen.
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../access/actor.ts'
import { type Attempt, madeFromSame } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { conflict, WarmlineError } from '../errors.ts'
import type { CallerHash } from '../privacy/caller-hash.ts'
import type { CallRecord } from './call.ts'
import { getCall } from './call-store.ts'
import { type ContentChange, changedContent, changedTexts, type TextChange } from './content.ts'
import { isOwn } from './rights.ts'

export interface SentAgain {
  readonly id: string
  readonly lineId: string
  readonly content: ContentChange
  /** As they would be stored. */
  readonly texts: TextChange
  readonly close: boolean
  /** Of the number that was sent; none: no number. */
  readonly hashes: readonly CallerHash[]
  readonly attempt: Attempt | undefined
}

/**
 * The record as it is now, for whoever sent it first: when the same is sent again, however late and whatever it has become
 * since, and when nothing is said that does not stand there.
 * @throws conflict for the record of somebody else; id-reused when what was sent would be lost
 */
export function sentBefore(deps: Deps, actor: Actor, again: SentAgain): Promise<CallRecord> {
  return deps.db.read(async (read) => {
    const call = await getCall(read, again.id)
    if (!isOwn(actor, call.head)) throw conflict('There is another record with this id. Choose a new random one.')
    const same = again.attempt !== undefined && (await madeFromSame(read, again.attempt, again.id))
    if (!same && !saysNothingNew(call, again)) throw idReused(call)
    return call
  })
}

function saysNothingNew({ head, content, texts }: CallRecord, again: SentAgain): boolean {
  const { lineId, close, hashes } = again
  const sameCaller = hashes.length === 0 || hashes.some(({ hash }) => hash === head.callerHash)
  return (
    head.lineId === lineId &&
    sameCaller &&
    (!close || head.state === 'closed') &&
    isDeepStrictEqual(changedContent(content, again.content), content) &&
    isDeepStrictEqual(changedTexts(texts, again.texts), texts)
  )
}

function idReused({ head }: CallRecord): WarmlineError {
  const url = `/api/v1/calls/${head.id}`
  const wayOut = head.state === 'draft' ? `PATCH ${url}` : `POST ${url}/amendments`
  return new WarmlineError(
    'id-reused',
    {
      en: `There is a record with this id already, made from something else. Nothing was stored now: change it with ${wayOut}.`,
      zh: `已有使用此编号的记录，其内容与这次提交的不同。这次的内容没有保存，请用 ${wayOut} 修改该记录。`,
    },
    { members: { wayOut } },
  )
}
