// What the page of notices shows to one reader: what was told to them, and to a coordinator who has not acknowledged.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../../../access/actor.ts'
import type { Read } from '../../../db/database.ts'
import type { Page } from '../../../http/pagination.ts'
import type { Line } from '../../../lines/line.ts'
import { listLines } from '../../../lines/store.ts'
import { colleaguesOf } from '../../../people/store.ts'
import type { Rota } from '../../rota.ts'
import { listRotas } from '../../store.ts'
import { type Faces, facesOf } from '../../views.ts'
import { readNotices, type WordedNotice } from '../read.ts'
import { notAcknowledged } from '../store.ts'

const NOTICES_SHOWN = 25
const MOST_ROTAS = 12

export interface Waiting {
  readonly rota: Rota
  readonly version: number
  readonly memberIds: readonly string[]
}

export interface NoticeBoard {
  /** Undefined: the reader stands no duty. */
  readonly own: Page<WordedNotice> | undefined
  /** Undefined: the reader publishes no rota. */
  readonly waiting: readonly Waiting[] | undefined
  readonly faces: Faces
  readonly lines: ReadonlyMap<string, Line>
}

export async function readNoticeBoard(
  read: Read,
  actor: Actor,
  { now, cursor }: { readonly now: DateTime; readonly cursor: string | undefined },
): Promise<NoticeBoard> {
  const { memberId } = actor
  const page = { unseen: false, limit: NOTICES_SHOWN, cursor }
  const told = memberId !== undefined && holds(actor, 'people:own')
  const own = told ? await readNotices(read, memberId, page) : undefined
  const waiting = holds(actor, 'rota:write') ? await whoWaits(read, now) : undefined
  const people = await colleaguesOf(read, [...new Set((waiting ?? []).flatMap(({ memberIds }) => memberIds))])
  const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
  return { own, waiting, faces: facesOf(people, holds(actor, 'people:read')), lines }
}

async function whoWaits(read: Read, now: DateTime): Promise<readonly Waiting[]> {
  const from = now.minus({ days: 2 }).toFormat('yyyy-MM-dd')
  const rotas = await listRotas(read, { state: 'published', from }, { limit: MOST_ROTAS, after: undefined })
  const open = await notAcknowledged(
    read,
    rotas.map(({ id }) => id),
  )
  return rotas.flatMap((rota) => {
    const versions = Map.groupBy(
      open.filter(({ rotaId }) => rotaId === rota.id),
      ({ version }) => version,
    )
    return [...versions].map(([version, rows]) => ({ rota, version, memberIds: rows.map(({ memberId }) => memberId) }))
  })
}
