// Notices with their words: what a member reads in the product, and what a version changed for them.
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read } from '../../db/database.ts'
import { instantMillis, type Page, pageFrom, readCursor } from '../../http/pagination.ts'
import { recordId } from '../../http/wire.ts'
import { listLines } from '../../lines/store.ts'
import { differenceWords } from '../diff.ts'
import type { Words } from '../rules/worded.ts'
import { diffOfRota } from '../version-diff.ts'
import { type Notice, noticeWords } from './notice.ts'
import { listNotices } from './store.ts'

export interface WordedNotice extends Notice {
  readonly says: Words
  /** Of a publication: what it changed for the reader. */
  readonly changes: readonly Words[]
}

/** The reader's own duty needs no name. */
const ME: Words = { zh: '您', en: 'you' }

const lastSeen = z.tuple([instantMillis, recordId])

/** A member's own, the latest first. @throws invalid-input for a cursor that is none */
export async function readNotices(
  read: Read,
  memberId: string,
  { unseen, limit, cursor }: { readonly unseen: boolean; readonly limit: number; readonly cursor: string | undefined },
): Promise<Page<WordedNotice>> {
  const [millis, id] = readCursor(cursor, lastSeen) ?? []
  const after =
    millis === undefined || id === undefined ? undefined : { at: DateTime.fromMillis(millis, { zone: 'utc' }), id }
  const rows = await listNotices(read, memberId, { unseen, limit: limit + 1, after })
  const { items, next } = pageFrom(rows, limit, (notice) => [notice.at.toMillis(), notice.id])
  return { items: await worded(read, items), next }
}

async function worded(read: Read, notices: readonly Notice[]): Promise<readonly WordedNotice[]> {
  const zones = new Map((await listLines(read)).map(({ id, zone }) => [id, zone]))
  const all: WordedNotice[] = []
  for (const notice of notices) {
    const zone = zones.get(notice.lineId) ?? 'utc'
    all.push({ ...notice, says: noticeWords(notice, zone), changes: await changesFor(read, notice) })
  }
  return all
}

async function changesFor(read: Read, { kind, rotaId, version, memberId }: Notice): Promise<readonly Words[]> {
  if (kind !== 'rota-published' || version === null) return []
  const { zone, found } = await diffOfRota(read, rotaId, { from: version - 1, to: version })
  const mine = found.filter(({ memberBefore, memberAfter }) => memberBefore === memberId || memberAfter === memberId)
  return mine.map((change) => {
    const words = (language: 'zh' | 'en') =>
      differenceWords(change, zone, (id) => (id === memberId ? ME[language] : '…'))[language]
    return { zh: words('zh'), en: words('en') }
  })
}
