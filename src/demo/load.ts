// Loads the demo data through the actions of real use, in the order of time: people, calls, and in between the months'
// rotas and bulletins, each with the clock at the instant at which it happened.
import type { DateTime } from 'luxon'
import { sealAudit } from '../access/audit-seal.ts'
import type { Deps } from '../deps.ts'
import { foldCounts } from '../themes/jobs.ts'
import { askAround } from './asked.ts'
import { drawCalls } from './calls.ts'
import { careFor } from './care.ts'
import { lookAfter } from './follow-ups.ts'
import { DEMO_ZONE, foundHouse, type House } from './house.ts'
import { bulletinPlans, publishBulletin } from './load-bulletins.ts'
import { leaveDraft, loadCalls } from './load-calls.ts'
import { makeRotas, rotaPlans } from './rotas.ts'
import { seasonOf } from './season.ts'
import { setUpStandBy } from './stand-by.ts'
import { markBegun, markFinished } from './state.ts'
import { DemoStopped } from './stopped.ts'
import { leaveUnfinished } from './unfinished.ts'

export interface DemoOptions {
  readonly seed: number
  /** About so many calls over the last twelve months. */
  readonly calls: number
}

export interface DemoProgress {
  /** How many units of work there are. */
  expect(total: number): void
  advance(units: number): void
}

/** How long a step takes beside entering one call, for the progress bar. */
const HOUSE_UNITS = 1_000
const ROTA_UNITS = 1_300
const BULLETIN_UNITS = 100
const CLOSING_UNITS = 3_500

/** @throws DemoStopped between two steps, once `signal` is aborted: what is there stays, marked as half-loaded */
export async function loadDemo(
  deps: Deps,
  { seed, calls: total }: DemoOptions,
  { progress, signal }: { readonly progress: DemoProgress; readonly signal: AbortSignal },
): Promise<void> {
  const now = deps.clock.now()
  const season = seasonOf(now.setZone(DEMO_ZONE).toFormat('yyyy-MM-dd'))
  const calls = drawCalls({ seed, total, season, zone: DEMO_ZONE, now: now.minus({ minutes: 5 }) })
  await markBegun(deps)
  const house = await foundHouse(deps, seed, now.minus({ months: 12, days: 14 }))
  const steps = stepsOf(deps, { house, seed, now })
  const units = steps.reduce((sum, step) => sum + step.units, 0)
  progress.expect(HOUSE_UNITS + calls.length + units + CLOSING_UNITS)
  progress.advance(HOUSE_UNITS)
  const onTheLine = calls.findLast(({ line, content }) => line === 'psy' && content.topics.primary !== null)
  let rest = calls.filter((call) => call !== onTheLine)
  for (const step of [...steps, { at: now, units: 0, run: async () => undefined }]) {
    const before = rest.filter(({ startedAt }) => startedAt < step.at)
    rest = rest.slice(before.length)
    await loadCalls(deps, { house, calls: before, entered: (count) => progress.advance(count), signal })
    if (signal.aborted) throw new DemoStopped()
    await step.run()
    progress.advance(step.units)
  }
  if (onTheLine) {
    await leaveDraft(deps, house, onTheLine)
    progress.advance(1)
  }
  await lookAfter(deps, house, { seed, now })
  await careFor(deps, house, now)
  await leaveUnfinished(deps, house, now)
  await askAround(deps, house, now)
  await foldCounts(deps, signal)
  await markFinished(deps)
  await sealAudit(deps, signal)
  progress.advance(CLOSING_UNITS)
}

interface Step {
  readonly at: DateTime
  readonly units: number
  run(): Promise<void>
}

/** What happens between calls, in order. */
function stepsOf(deps: Deps, { house, seed, now }: { house: House; seed: number; now: DateTime }): readonly Step[] {
  const rotas = rotaPlans(now).map((plan, i) => ({
    at: plan.madeAt,
    units: ROTA_UNITS,
    run: async () => {
      if (i === 0) await setUpStandBy(deps, house, plan.madeAt, plan.month)
      await makeRotas(deps, { house, plan, seed })
    },
  }))
  const bulletins = bulletinPlans(now).map((plan) => ({
    at: plan.begunAt,
    units: BULLETIN_UNITS,
    run: () => publishBulletin(deps, house, plan),
  }))
  return [...rotas, ...bulletins].toSorted((a, b) => a.at.toMillis() - b.at.toMillis())
}
