// Tells those who may sign up that a shift is open, once its window has begun.
import type { DateTime } from 'luxon'
import type { Tx } from '../../db/database.ts'
import { candidatesFor } from '../candidates.ts'
import type { Book } from '../facts.ts'
import { tell } from '../notices/tell.ts'
import type { OpenShift } from './open-shift.ts'
import { changeOpenShift } from './store.ts'

export const aboutOpen = ({ id, lineId, rotaId, shiftId, role, start, end }: OpenShift) => ({
  lineId,
  rotaId,
  aboutId: id,
  shift: { shiftId, role, start, end },
})

/** Everybody whom every rule lets stand there; nobody before the window begins. */
export async function tellOfOpen(tx: Tx, book: Book, open: OpenShift, at: DateTime): Promise<void> {
  const shift = book.shift.get(open.shiftId)
  if (!shift || open.opensAt > at) return
  const able = candidatesFor(book, shift).filter(({ blocked, memberId }) => !blocked && memberId !== open.memberId)
  const about = aboutOpen(open)
  await tell(
    tx,
    able.map(({ memberId }) => ({ memberId, kind: 'shift-open', ...about })),
    at,
  )
  await changeOpenShift(tx, open.id, { toldAt: at })
}
