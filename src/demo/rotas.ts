// The demo's rotas: made, filled and published each on the twentieth of the month before, as a coordinator would.
import { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'
import { createRota, publishRota } from '../rota/actions.ts'
import { generate } from '../rota/generate.ts'
import { at } from './at.ts'
import { DEMO_LINES } from './calls.ts'
import { DEMO_ZONE, type House } from './house.ts'

export interface RotaPlan {
  /** First day of the month. */
  readonly month: DateTime
  readonly madeAt: DateTime
  readonly published: boolean
}

/** Last, this and next month. Next month is still a draft before the 25th. */
export function rotaPlans(now: DateTime): readonly RotaPlan[] {
  const today = now.setZone(DEMO_ZONE)
  return [-1, 0, 1].map((offset) => {
    const month = today.startOf('month').plus({ months: offset })
    const usual = month.minus({ months: 1 }).set({ day: 20, hour: 10 })
    return {
      month,
      madeAt: DateTime.min(usual, today.minus({ hours: 1 })).toUTC(),
      published: offset < 1 || today.day >= 25,
    }
  })
}

/** Enough for a good rota; the seconds are a net that no ordinary machine needs, so that the seed decides alone. */
const ITERATIONS = 3_000
const SECONDS = 60

export async function makeRotas(
  deps: Deps,
  { house, plan, seed }: { house: House; plan: RotaPlan; seed: number },
): Promise<void> {
  const then = at(deps, plan.madeAt)
  const coordinator = house.roles.coordinator
  const from = plan.month.toFormat('yyyy-MM-dd')
  const to = plan.month.plus({ months: 1 }).toFormat('yyyy-MM-dd')
  for (const line of DEMO_LINES) {
    const { id: rotaId } = await createRota(then, coordinator, { lineId: house.lineIds[line], from, to, note: '' })
    await generate(then, coordinator, {
      ...{ rotaId, seed, iterations: ITERATIONS, seconds: SECONDS },
      redo: false,
      dryRun: false,
      expected: undefined,
    })
    if (!plan.published) continue
    await publishRota(then, coordinator, { rotaId, note: '', override: undefined, expected: undefined })
  }
}
