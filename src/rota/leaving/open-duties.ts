// Somebody leaves: their duties ahead are shown first, and opened for sign-up when that was confirmed.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import { conflict } from '../../errors.ts'
import type { LeavingStep } from '../../people/leaving-step.ts'
import { displayCodesOf } from '../../people/store.ts'
import { bookOfRota } from '../facts-store.ts'
import { giveUpPlaces } from '../place-store.ts'
import { assignmentIn, holdRota } from '../rota-change.ts'
import { release } from '../sign-up/cover.ts'
import type { Scene } from '../sign-up/give.ts'
import { type DutyAhead, dutiesAhead } from './duties-ahead.ts'

/** Candidates that a refusal names for each duty. */
const NAMED = 5

export const openDutiesOnLeaving: LeavingStep = async (tx, { actor, at }, departure) => {
  const duties = await dutiesAhead(tx, departure, at)
  if (duties.length === 0) return
  if (!departure.openDuties) {
    throw conflict(
      {
        en: `${duties.length} duties would be open from ${departure.on} on. Look at them, then confirm with openDuties: true.`,
        zh: `自 ${departure.on} 起将空出 ${duties.length} 个班次，请先查看再确认。`,
      },
      { duties: await named(tx, duties) },
    )
  }
  const scene = { actor, by: { at, accountId: actor.accountId } }
  for (const [rotaId, ofRota] of Map.groupBy(duties, (duty) => duty.rotaId)) await openIn(tx, scene, rotaId, ofRota)
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

async function named(tx: Tx, duties: readonly DutyAhead[]) {
  const top = duties.map(({ candidates }) => candidates.slice(0, NAMED).map(({ memberId }) => memberId))
  const codes = await displayCodesOf(tx, [...new Set(top.flat())])
  return duties.map(({ shift, candidates, ...duty }, i) => ({
    rotaId: duty.rotaId,
    lineId: duty.lineId,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start.toISO(),
    end: shift.end.toISO(),
    able: candidates.length,
    candidates: (top[i] ?? []).map((id) => codes.get(id) ?? id),
  }))
}
