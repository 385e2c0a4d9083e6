// Somebody leaves: their duties ahead are shown first, and opened for sign-up when that was confirmed.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import { conflict } from '../../errors.ts'
import { type LeavingStep, Unconfirmed } from '../../people/leaving-step.ts'
import { bookOfRota } from '../facts-store.ts'
import { giveUpPlaces } from '../place-store.ts'
import { assignmentIn, holdRota } from '../rota-change.ts'
import { release } from '../sign-up/cover.ts'
import type { Scene } from '../sign-up/give.ts'
import { tellOfOpened } from '../sign-up/tell-open.ts'
import { type DutyAhead, type DutyToTake, dutiesAhead, withCandidates } from './duties-ahead.ts'

/** Candidates that a refusal names for each duty. */
const NAMED = 5

export const openDutiesOnLeaving: LeavingStep = async (tx, { actor, at }, departure) => {
  const duties = await dutiesAhead(tx, departure, at)
  if (duties.length === 0) return undefined
  if (!departure.openDuties) throw new Unconfirmed(() => refusalOf(duties, departure.on))
  const scene = { actor, by: { at, accountId: actor.accountId } }
  const byRota = Map.groupBy(duties, ({ book }) => book.facts.rota.id)
  for (const [rotaId, ofRota] of byRota) await openIn(tx, scene, rotaId, ofRota)
  return async (deps) => {
    for (const rotaId of byRota.keys()) await tellOfOpened(deps, { rotaId })
  }
}

async function refusalOf(duties: readonly DutyAhead[], on: string): Promise<Error> {
  const said = {
    en: `${duties.length} duties would be open from ${on} on. Look at them, then confirm with openDuties: true.`,
    zh: `自 ${on} 起将空出 ${duties.length} 个班次，请先查看再确认。`,
  }
  return conflict(said, { duties: (await withCandidates(duties)).map(named) })
}

async function openIn(tx: Tx, scene: Scene, rotaId: string, duties: readonly DutyAhead[]): Promise<void> {
  const rota = await holdRota(tx, rotaId, undefined)
  if (rota.version === 0) {
    const ids = duties.map(({ assignment }) => assignment.id)
    await giveUpPlaces(tx, rota, ids, scene.by)
    return
  }
  for (const { shift, assignment } of duties) {
    const book = await bookOfRota(tx, rotaId)
    const held = assignmentIn(book, assignment.id)
    await release(tx, scene, { book, shift, assignment: held, id: randomUUID(), cause: 'left' })
  }
}

function named({ book, shift, candidates }: DutyToTake) {
  const { id: rotaId, lineId } = book.facts.rota
  return {
    rotaId,
    lineId,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start.toISO(),
    end: shift.end.toISO(),
    able: candidates.length,
    candidates: candidates.slice(0, NAMED).map(({ memberId }) => book.member.get(memberId)?.displayCode ?? memberId),
  }
}
