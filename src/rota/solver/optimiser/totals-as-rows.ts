// The same problem with what a person's totals cost as rows of their own: then every total has a price, and a person's
// cheapest line is a walk through their automaton, without labels. The bound that prices give is a little lower for
// that, since totals and lines are no longer chosen together.
import { costOfTotal, NEVER } from './hinges.ts'
import type { GridProblem, Hinge, Row, Rule, Tally } from './problem.ts'
import { greatestCommonDivisor } from './rule-steps.ts'

export function totalsAsRows(problem: GridProblem): GridProblem {
  const rows: Row[] = [...(problem.rows ?? [])]
  const last = problem.days - 1
  const cells = [...Array(problem.shifts.length + 1).keys()]
  const people = problem.people.map((person, index) => {
    const soft = person.rules.filter(isSoftTotal)
    const made = soft.map((rule) => rowOf(rule, { index, past: person.history ?? [] }))
    rows.push(...made.map(({ row }) => row))
    const constant = made.reduce((sum, { least }) => sum + least, 0)
    const onTop = constant === 0 || last < 0 ? [] : cells.map((cell) => [last, cell, constant] as const)
    const rules = person.rules.filter((rule) => !isSoftTotal(rule))
    return { ...person, rules, costs: [...(person.costs ?? []), ...onTop] }
  })
  return { ...problem, people, rows }
}

const isSoftTotal = (rule: Rule): rule is Tally => rule.kind === 'tally' && rule.cost !== undefined

function rowOf(
  { amounts, min, max, cost = [] }: Tally,
  { index, past }: { readonly index: number; readonly past: readonly number[] },
): { readonly row: Row; readonly least: number } {
  const unit = amounts.flat().reduce(greatestCommonDivisor, 0) || 1
  const places = amounts.flatMap((day, d) =>
    day.flatMap((amount, cell) => (amount > 0 ? [[d, cell, amount / unit] as const] : [])),
  )
  const most = amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0) / unit
  const { hinges, least } = hingesOf(Float64Array.from({ length: most + 1 }, (_, n) => costOfTotal(cost, n * unit)))
  // What was exceeded in days that have been is forgiven, and so is a limit that only they count for.
  const before = past.reduce((sum, cell, day) => sum + (amounts[day]?.[cell] ?? 0), 0) / unit
  const idle = amounts.slice(past.length).every((day) => day.every((amount) => amount === 0))
  const limit = max === null || idle ? most : Math.max(before, Math.floor(max / unit))
  if (limit < most) hinges.push({ at: limit, below: 0, above: NEVER })
  if (min > 0 && !idle) hinges.push({ at: Math.ceil(min / unit), below: NEVER, above: 0 })
  return { row: { plus: { people: [index], places }, cost: hinges }, least }
}

/** A convex table, as its least cost and what is above it. */
function hingesOf(table: Float64Array): { readonly hinges: Hinge[]; readonly least: number } {
  const slope = (n: number) => (table[n + 1] ?? 0) - (table[n] ?? 0)
  let bend = 0
  while (bend < table.length - 1 && slope(bend) < 0) bend++
  const hinges: Hinge[] = []
  for (let n = bend; n < table.length - 1; n++) {
    const more = slope(n) - (n > bend ? slope(n - 1) : 0)
    if (more > 0) hinges.push({ at: n, below: 0, above: more })
  }
  for (let n = bend; n > 0; n--) {
    const more = -slope(n - 1) + (n < bend ? slope(n) : 0)
    if (more > 0) hinges.push({ at: n, below: more, above: 0 })
  }
  return { hinges, least: table[bend] ?? 0 }
}
