// What every change of a rota has in common: the rota is held, worked duty stays, and listeners hear of final duty.
import type { Actor } from '../access/actor.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, lostUpdate, notFound } from '../errors.ts'
import { keepingLineNumbers } from '../lines/kept-numbers.ts'
import type { Book } from './facts.ts'
import { isFrozen } from './final-duty.ts'
import type { By } from './place-store.ts'
import type { Assignment, Rota, Shift } from './rota.ts'
import { findRota, touchRota } from './store.ts'

/** The revision that the client saw; undefined when it did not say. */
export type Expected = number | undefined

export const byOf = (deps: Deps, actor: Actor): By => ({ at: deps.clock.now(), accountId: actor.accountId })

/** One write that changes a rota. Whoever changes the same one waits for their turn instead of running again. */
export const changeRota = <T>(deps: Deps, rotaId: string, name: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  deps.db.write(
    name,
    async (tx) => keepingLineNumbers(tx, (await findRota(tx, rotaId))?.lineId, () => work(tx)),
    `rota ${rotaId}`,
  )

/**
 * Takes the rota for this change: whoever changes it at the same time waits, or runs again.
 * @throws not-found, lost-update
 */
export async function holdRota(tx: Tx, id: string, expected: Expected): Promise<Rota> {
  const rota = await touchRota(tx, id, expected)
  if (rota) return rota
  if ((await findRota(tx, id)) === undefined) throw notFound('rota')
  throw lostUpdate()
}

/** Tells those who keep final duty in memory; a draft is nobody's duty. */
export function tellOfDuty({ version, lineId }: Rota): void {
  if (version > 0) announce(`rota:${lineId}`)
}

/** @throws not-found; conflict when the shift has begun */
export function openShift(book: Book, shiftId: string, by: By): Shift {
  const shift = book.shift.get(shiftId)
  if (!shift) throw notFound('shift in this rota')
  if (isFrozen(shift, by.at)) {
    throw conflict(
      {
        en: 'This shift has begun: worked duty is not changed any more. Correct the hours at check-in instead.',
        zh: '班次已开始，已值的班不再改动；工时请在签到处更正。',
      },
      {
        shiftId,
        frozen: true,
      },
    )
  }
  return shift
}

/** @throws not-found when it is not, or no longer, on the rota */
export function assignmentIn(book: Book, assignmentId: string): Assignment {
  const found = book.facts.assignments.find(({ id }) => id === assignmentId)
  if (!found) throw notFound('assignment in this rota')
  return found
}

/** The lowest free place of a shift; undefined when it is full. */
export function freePlace(book: Book, shift: Shift): number | undefined {
  const taken = new Set((book.byShift.get(shift.id) ?? []).map(({ place }) => place))
  for (let place = 1; place <= shift.maximum; place++) if (!taken.has(place)) return place
  return undefined
}
