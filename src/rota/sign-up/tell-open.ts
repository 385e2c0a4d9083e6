// Tells those who may sign up that a shift is open, once its window has begun. Who may is judged outside of the
// transaction that opened it: of a large line that takes its time.
import type { DateTime } from 'luxon'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { failureCode } from '../../jobs/failure.ts'
import { candidatesInSlices } from '../candidates.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { tell } from '../notices/tell.ts'
import { getRota } from '../store.ts'
import type { OpenShift } from './open-shift.ts'
import { changeOpenShift, dueToTell, getOpenShift } from './store.ts'

export const aboutOpen = ({ id, lineId, rotaId, shiftId, role, start, end }: OpenShift) => ({
  lineId,
  rotaId,
  aboutId: id,
  shift: { shiftId, role, start, end },
})

/** A rota that is changed as often while one judges is left to the job, which comes every minute. */
const TRIES = 3
const AT_ONCE = 20

/**
 * Tells of what a change of the rota, or this opening, has just opened: everybody whom every rule lets stand there. The
 * change is on disk already: what fails here, the job does.
 */
export async function tellOfOpened(deps: Deps, of: { readonly rotaId: string } | { readonly openId: string }) {
  try {
    const { rotaId } = 'rotaId' in of ? of : await deps.db.read((read) => getOpenShift(read, of.openId))
    while ((await tellInRota(deps, rotaId)) > 0) {}
  } catch (error) {
    deps.log.warn({ error: failureCode(error) }, 'those who may sign up are told later')
  }
}

/** @returns of how many open shifts of the rota somebody was told */
export async function tellInRota(deps: Deps, rotaId: string): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const at = deps.clock.now()
    const seen = await deps.db.read(async (read) => {
      const due = await dueToTell(read, at, { limit: AT_ONCE, rotaId })
      return due.length === 0 ? undefined : { due, book: await bookOfRota(read, rotaId) }
    })
    if (!seen) return 0
    const judged = await judgedOf(seen.book, seen.due)
    const told = await deps.db.write('tell-of-open-shifts', (tx) => tellJudged(tx, seen.book, judged, at))
    if (told !== undefined) return told
  }
  return 0
}

interface Judged {
  readonly open: OpenShift
  /** Ids of those whom no rule keeps from it. */
  readonly able: readonly string[]
}

async function judgedOf(book: Book, due: readonly OpenShift[]): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const open of due) {
    const shift = book.shift.get(open.shiftId)
    if (!shift) continue
    const able = (await candidatesInSlices(book, shift)).filter(({ blocked }) => !blocked)
    judged.push({ open, able: able.map(({ memberId }) => memberId).filter((id) => id !== open.memberId) })
  }
  return judged
}

/**
 * Leave that was entered meanwhile is found when the place is given: being told is no right to it.
 * @returns undefined when the rota is not the one that was judged any more
 */
async function tellJudged(
  tx: Tx,
  { facts }: Book,
  judged: readonly Judged[],
  at: DateTime,
): Promise<number | undefined> {
  const { id, revision } = facts.rota
  if ((await getRota(tx, id)).revision !== revision) return undefined
  let told = 0
  for (const { open, able } of judged) {
    const now = await getOpenShift(tx, open.id)
    if (now.state !== 'open' || now.toldAt !== null) continue
    const about = aboutOpen(now)
    await tell(
      tx,
      able.map((memberId) => ({ memberId, kind: 'shift-open', ...about })),
      at,
    )
    await changeOpenShift(tx, now.id, { toldAt: at })
    told++
  }
  return told
}
