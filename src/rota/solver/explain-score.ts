// How good a rota is: per kind of cover and of fairness, how far it is from what was wanted.
import { measured, missingIn, type State } from './score.ts'

export interface ScoreLine {
  readonly code:
    | 'open-places'
    | 'open-minutes'
    | 'hours-off-fair-part'
    | 'nights-off-fair-part'
    | 'weekends-off-fair-part'
    | 'wishes-met'
    | 'wishes-refused'
    | 'left-out-for-rules'
    | 'members-short-of-a-rule'
  readonly value: number
}

export function explainScore(state: State): readonly ScoreLine[] {
  const { targets } = state
  const off = state.model.problem.members.map((_, m) => {
    const { minutes, nights, weekends } = measured(state, m)
    return {
      hours: (minutes - (targets.minutes[m] ?? 0)) / 60,
      nights: nights - (targets.nights[m] ?? 0),
      weekends: weekends - (targets.weekends[m] ?? 0),
    }
  })
  return [
    ...openness(state),
    { code: 'hours-off-fair-part', value: typical(off.map(({ hours }) => hours)) },
    { code: 'nights-off-fair-part', value: typical(off.map(({ nights }) => nights)) },
    { code: 'weekends-off-fair-part', value: typical(off.map(({ weekends }) => weekends)) },
    ...wishes(state),
  ]
}

function openness(state: State): readonly ScoreLine[] {
  let places = 0
  let minutes = 0
  state.model.problem.slots.forEach((slot, s) => {
    places += missingIn(state, s)
    minutes += missingIn(state, s) * (slot.end - slot.start)
  })
  return [
    { code: 'open-places', value: places },
    { code: 'open-minutes', value: minutes },
  ]
}

function wishes({ model, filled }: State): readonly ScoreLine[] {
  let met = 0
  let refused = 0
  for (let m = 0; m < model.memberCount; m++) {
    for (let s = 0; s < model.slotCount; s++) {
      const wish = model.wish[m * model.slotCount + s] ?? 0
      if (wish === 0) continue
      const stands = filled[s]?.includes(m) ?? false
      if (stands === wish > 0) met++
      else if (stands) refused++
    }
  }
  return [
    { code: 'wishes-met', value: met },
    { code: 'wishes-refused', value: refused },
  ]
}

/** Root of the mean square, to two places: how far members are from their fair part. */
function typical(values: readonly number[]): number {
  if (values.length === 0) return 0
  return Math.round(100 * Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)) / 100
}
