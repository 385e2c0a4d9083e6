// Writing what a run made into its rota, if it still fits.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { followChange } from '../follow-change.ts'
import { type By, giveUpPlaces, recordChanges, takePlaces } from '../place-store.ts'
import type { Rota } from '../rota.ts'
import { byOf, changeRota, type Expected, holdRota, tellOfDuty } from '../rota-change.ts'
import { violationView } from '../rule-broken.ts'
import { type Fit, fitInto, type Misfit } from './fit.ts'
import { misfitWords } from './misfit-words.ts'
import { isActive, type RunResult } from './run.ts'
import { findResult, getRun, markApplied } from './store.ts'

export interface Applying {
  readonly rotaId: string
  readonly runId: string
  /** Leaves open what no longer fits, instead of refusing all of it. */
  readonly partial: boolean
  readonly expected: Expected
}

export interface Applied {
  readonly book: Book
  readonly made: number
  readonly ended: number
  readonly misfits: readonly Misfit[]
}

/**
 * Locked, worked and, where the run kept them, hand-placed assignments stay.
 * @throws conflict that names every assignment which no longer fits
 */
export function applyRun(deps: Deps, actor: Actor, input: Applying): Promise<Applied> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, input.rotaId, 'apply-solver-run', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const { keeps } = await getRun(tx, rota.id, input.runId)
    const { solution } = await resultOf(tx, input)
    if (rota.version > 0 && keeps !== 'all') {
      throw conflict({
        en: 'The rota has been published since this run began: only its open places can be filled now.',
        zh: '运算开始后排班表已发布，现在只能补空缺。',
      })
    }
    const book = await bookOfRota(tx, rota.id)
    const fit = fitInto(book, solution.assignments, keeps, by.at)
    if (fit.misfits.length > 0 && !input.partial) throw noLongerFits(fit.misfits, book)
    await write(tx, rota, fit, by)
    await followChange(tx, rota, by)
    await markApplied(tx, input.runId, by.at)
    await audit(tx, actor, { at: by.at, action: 'rota.apply-run', record: 'rota', recordId: rota.id })
    tellOfDuty(rota)
    return { book, made: fit.made.length, ended: fit.ended.length, misfits: fit.misfits }
  })
}

async function resultOf(tx: Tx, { rotaId, runId }: Applying): Promise<RunResult> {
  const run = await getRun(tx, rotaId, runId)
  if (isActive(run))
    throw conflict(
      { en: 'This run is not over yet. Wait for it, or cancel it.', zh: '运算尚未结束，请等待或取消。' },
      { runId },
    )
  const result = await findResult(tx, runId)
  if (!result) throw conflict({ en: 'This run made no rota.', zh: '这次运算没有结果。' }, { runId })
  return result
}

const MOST_NAMED = 5

function noLongerFits(misfits: readonly Misfit[], book: Book) {
  const conflicts = misfits.map((misfit) => misfitView(misfit, book))
  const named = conflicts.slice(0, MOST_NAMED).map(({ says }) => says.en)
  const more = conflicts.length > named.length ? `, and ${conflicts.length - named.length} more` : ''
  return conflict(
    `The rota or its people changed since this run: ${named.join('. ')}${more}. Run the solver again, or apply the rest.`,
    { conflicts },
  )
}

export const misfitView = (misfit: Misfit, book: Book) => ({
  kind: misfit.kind,
  shiftId: misfit.shiftId,
  memberId: misfit.memberId,
  says: misfitWords(misfit, book),
  violations: misfit.violations.map((violation) => violationView(violation, book.facts.zone)),
})

async function write(tx: Tx, rota: Rota, { ended, made }: Fit, by: By): Promise<void> {
  await giveUpPlaces(tx, rota, ended, by)
  if ((await takePlaces(tx, rota, made, by)) < made.length)
    throw conflict({ en: 'Somebody took one of the places.', zh: '有位置刚被他人占用，请重试。' })
  const changes = made.map(({ shift, place, memberId }) => ({
    verb: 'assign' as const,
    shiftId: shift.id,
    place,
    memberBefore: null,
    memberAfter: memberId,
    brokenRules: [],
    reason: null,
  }))
  await recordChanges(tx, rota, changes, by)
}
