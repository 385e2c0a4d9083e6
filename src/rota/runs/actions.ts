// Starting and cancelling solver runs.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { conflict, invalidInput, lostUpdate, WarmlineError } from '../../errors.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { byOf, type Expected } from '../rota-change.ts'
import { getRota } from '../store.ts'
import { isActive, type Run, type RunRequest } from './run.ts'
import { runsHere } from './runs-here.ts'
import { askToCancel, countActive, failLostRuns, getRun, insertRun, listRuns } from './store.ts'

/** Over all rotas; those beyond the threads there are wait. */
const MOST_ACTIVE = 8
/** Members × shifts: some 500 people for three months of round-the-clock duty. */
const MOST_CELLS = 1_000_000
const RETRY_SECONDS = 30

export interface StartingRun extends RunRequest {
  readonly rotaId: string
  readonly expected: Expected
}

/**
 * Has the solver work on a rota. What comes out changes nothing until it is applied.
 * @throws conflict when a run of the rota is not over, or nothing can be changed; throttled when too many wait
 */
export async function startRun(deps: Deps, actor: Actor, input: StartingRun, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'rota:write')
  const { rotaId, expected, ...request } = input
  const { at, accountId } = byOf(deps, actor)
  assertSolvable(await deps.db.read((read) => bookOfRota(read, rotaId)), input, at.toMillis())
  const created = await deps.db.write('start-solver-run', (tx) =>
    once(tx, attempt, async (id) => {
      await failLostRuns(tx, at)
      const rota = await getRota(tx, rotaId)
      if (expected !== undefined && rota.revision !== expected) throw lostUpdate()
      if ((await countActive(tx)) >= MOST_ACTIVE) {
        throw new WarmlineError('throttled', 'Too many runs wait already.', { retryAfter: RETRY_SECONDS })
      }
      if (!(await insertRun(tx, { ...request, id, rotaId, createdAt: at, createdBy: accountId }))) {
        const [active] = (await listRuns(tx, rotaId, { limit: 5 })).filter(isActive)
        throw conflict(
          {
            en: 'A run of this rota is not over yet. Wait for it, or cancel it.',
            zh: '该排班表还有运算未结束，请等待或取消。',
          },
          { runId: active?.id },
        )
      }
      await audit(tx, actor, { at, action: 'rota.solve', record: 'rota', recordId: rotaId })
      return id
    }),
  )
  void runsHere(deps).workOff()
  return created
}

/** @throws conflict, invalid-input */
function assertSolvable({ facts }: Book, { keeps }: StartingRun, now: number): void {
  const { rota, shifts, members } = facts
  if (rota.version > 0 && keeps !== 'all') {
    throw conflict({
      en: 'A published rota is filled or repaired, not made anew: keep all that is on it.',
      zh: '已发布的排班表只能补空缺或修补，不能重排。',
    })
  }
  if (shifts.length * members.length > MOST_CELLS) {
    const message = `has ${members.length} members and ${shifts.length} shifts; at most ${MOST_CELLS} cells are solved`
    throw invalidInput([{ path: 'id', message }])
  }
  if (shifts.every(({ start }) => start.toMillis() <= now)) {
    throw conflict({
      en: 'Every shift of this rota has begun: nothing can be changed any more.',
      zh: '该排班表的班次均已开始，不能再改动。',
    })
  }
}

/** The best rota so far is kept and can be applied. @returns the run as it is now */
export async function cancelRun(
  deps: Deps,
  actor: Actor,
  { rotaId, runId }: { readonly rotaId: string; readonly runId: string },
): Promise<Run> {
  mustHold(actor, 'rota:write')
  const { at } = byOf(deps, actor)
  const run = await deps.db.write('cancel-solver-run', async (tx) => {
    const found = await getRun(tx, rotaId, runId)
    if (!isActive(found)) return found
    await askToCancel(tx, found, at)
    await audit(tx, actor, { at, action: 'rota.cancel-run', record: 'rota', recordId: rotaId })
    return await getRun(tx, rotaId, runId)
  })
  runsHere(deps).stop(runId)
  return run
}
