// Holds the rotas that a swap touches, and looks the duties up in them.
import type { Read, Tx } from '../../db/database.ts'
import { conflict } from '../../errors.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { isFrozen } from '../final-duty.ts'
import type { By } from '../place-store.ts'
import { holdRota } from '../rota-change.ts'
import { standingIn } from './store.ts'
import type { Side } from './verdict.ts'

/** Somebody's duty. */
export interface DutyOf {
  readonly shiftId: string
  readonly memberId: string
}

/**
 * The duties with all that is known around them. Rotas are held in the order of their ids, so that two swaps wait for
 * each other instead of both failing.
 * @throws conflict when the member does not stand there any more, or it has begun
 */
export async function holdSides(tx: Tx, duties: readonly DutyOf[], by: By): Promise<readonly Side[]> {
  const found: { readonly duty: DutyOf; readonly place: Awaited<ReturnType<typeof standingIn>> }[] = []
  for (const duty of duties) found.push({ duty, place: await standingIn(tx, duty.shiftId, duty.memberId) })
  const rotaIds = [...new Set(found.flatMap(({ place }) => place?.rotaId ?? []))].sort()
  const books = new Map<string, Book>()
  for (const id of rotaIds) await holdRota(tx, id, undefined)
  for (const id of rotaIds) books.set(id, await bookOfRota(tx, id))
  return found.map(({ duty, place }) => sideIn(books.get(place?.rotaId ?? ''), duty, by))
}

function sideIn(book: Book | undefined, { shiftId, memberId }: DutyOf, by: By): Side {
  const shift = book?.shift.get(shiftId)
  const assignment = book?.byShift.get(shiftId)?.find((each) => each.memberId === memberId)
  if (!book || !shift || !assignment || book.facts.rota.version === 0) {
    throw conflict(
      {
        en: 'The member does not stand this shift in a published rota, or not any more.',
        zh: '此人在已发布的排班表中不值这一班，或已不再值。',
      },
      { shiftId, memberId },
    )
  }
  if (isFrozen(shift, by.at)) {
    throw conflict(
      { en: 'This shift has begun: worked duty does not change hands.', zh: '班次已开始，已值的班不能换人。' },
      { shiftId, frozen: true },
    )
  }
  return { book, shift, assignment }
}

/** The same, only to look at; undefined when nobody stands there. */
export async function findSide(read: Read, duty: DutyOf): Promise<Side | undefined> {
  const place = await standingIn(read, duty.shiftId, duty.memberId)
  const book = place && (await bookOfRota(read, place.rotaId))
  const shift = book?.shift.get(duty.shiftId)
  const assignment = book?.byShift.get(duty.shiftId)?.find(({ memberId }) => memberId === duty.memberId)
  return book && shift && assignment ? { book, shift, assignment } : undefined
}
