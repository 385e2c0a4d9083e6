// Refuses problems that mean nothing, before anything is computed from them.
import type { GridProblem, Headcount, Hinge, Rule } from './problem.ts'

const MOST_TIMES = 1000

/** @throws RangeError that says what is wrong */
export function refuseNonsense({ days, history = 0, shifts, people, cover, rows = [] }: GridProblem): void {
  if (shifts.length > 254) throw new RangeError('more than 254 shift types')
  if (history > days) throw new RangeError('more days of history than days')
  if (cover.some(({ under, over }) => under < 0 || over < 0)) throw new RangeError('a cover weight below 0')
  for (const { plus, minus, cost, extra = [] } of rows) {
    for (const count of minus ? [plus, minus] : [plus]) refuseCount(count, { days, cells: shifts.length + 1 })
    refuseHinges(cost)
    if (extra.some(([, amount]) => amount < 0 || !Number.isFinite(amount)))
      throw new RangeError('an extra cost below 0')
  }
  for (const { history: past = [], rules } of people) {
    if (past.length !== history) throw new RangeError('a person with more or fewer days of history than the grid')
    for (const rule of rules) refuseRule(rule, days)
  }
}

function refuseCount({ places }: Headcount, { days, cells }: { readonly days: number; readonly cells: number }): void {
  if (places.some(([day, cell]) => day < 0 || day >= days || cell < 0 || cell >= cells)) {
    throw new RangeError('a row with a place outside the grid')
  }
  if (places.some(([, , times = 1]) => !Number.isInteger(times) || Math.abs(times) > MOST_TIMES)) {
    throw new RangeError('a place that counts an odd number of times')
  }
}

function refuseRule(rule: Rule, days: number): void {
  if (rule.kind === 'succession' || rule.kind === 'run') {
    if ((rule.weight ?? 0) < 0) throw new RangeError('a rule weight below 0')
    return
  }
  refuseHinges(rule.cost ?? [])
  if (rule.kind === 'groups') {
    if (rule.days.flat().some((day) => day >= days)) throw new RangeError('a group reaches beyond the horizon')
    return
  }
  if (rule.amounts.length > days) throw new RangeError('a tally reaches beyond the horizon')
  if (rule.amounts.flat().some((amount) => amount < 0 || !Number.isInteger(amount))) {
    throw new RangeError('a tally of odd amounts')
  }
}

function refuseHinges(hinges: readonly Hinge[]): void {
  if (hinges.some(({ below, above }) => !(below >= 0 && above >= 0 && below + above < Infinity))) {
    throw new RangeError('a cost that is not convex and finite')
  }
}
