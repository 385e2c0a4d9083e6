// Random problems so small that every roster can be looked at, and an exhaustive search written without any of the
// optimiser's parts: rules are checked on the finished line, as a reader of their descriptions would.
import fc from 'fast-check'
import type { GridProblem, Rule } from '../../../../src/rota/solver/optimiser/problem.ts'

const ruleFor = (days: number): fc.Arbitrary<Rule> =>
  fc.oneof(
    fc.constantFrom<Rule>(
      { kind: 'succession', forbidden: [[2, 1]] },
      {
        kind: 'succession',
        forbidden: [
          [1, 1],
          [2, 0],
        ],
      },
    ),
    fc.record({
      kind: fc.constant('run' as const),
      cells: fc.constantFrom([1, 2], [0], [2]),
      min: fc.integer({ min: 0, max: 3 }),
      max: fc.option(fc.integer({ min: 3, max: 4 }), { nil: null }),
    }),
    fc.record({
      kind: fc.constant('sum' as const),
      amounts: fc.constantFrom([0, 480, 600], [0, 0, 1], [0, 1, 1]),
      from: fc.integer({ min: 0, max: 2 }),
      to: fc.integer({ min: 3, max: days }),
      min: fc.constantFrom(0, 1, 480),
      max: fc.constantFrom(2, 3, 1100, 2000),
    }),
    fc.record({
      kind: fc.constant('groups' as const),
      days: fc.constantFrom<readonly (readonly number[])[]>([[0], [2, 3]], [[1, 2], [4].filter((day) => day < days)]),
      max: fc.integer({ min: 0, max: 1 }),
    }),
  )

/** Two shift types; `people` and `days` small. */
export const smallProblem = (people: number, days: number): fc.Arbitrary<GridProblem> => {
  const day = fc.integer({ min: 0, max: days - 1 })
  const shift = fc.integer({ min: 1, max: 2 })
  const weight = fc.integer({ min: 1, max: 9 })
  return fc.record({
    days: fc.constant(days),
    shifts: fc.constant(['D', 'N']),
    people: fc.tuple(
      ...Array.from({ length: people }, (_, person) =>
        fc.record({
          id: fc.constant(`P${person}`),
          rules: fc.array(ruleFor(days), { maxLength: 4 }),
          barred: fc.array(fc.tuple(day, shift), { maxLength: 3 }),
        }),
      ),
    ),
    wishes: fc.array(
      fc.record({
        kind: fc.constantFrom('for' as const, 'against' as const),
        person: fc.integer({ min: 0, max: people - 1 }),
        day,
        shift,
        weight,
      }),
      { maxLength: 6 },
    ),
    cover: fc.array(
      fc.record({ day, shift, required: fc.integer({ min: 0, max: people }), under: weight, over: weight }),
      { maxLength: 8 },
    ),
  })
}

/** Every line of so many days. */
export function everyLine(days: number, cells: number): readonly (readonly number[])[] {
  if (days === 0) return [[]]
  return everyLine(days - 1, cells).flatMap((line) => Array.from({ length: cells }, (_, cell) => [...line, cell]))
}

export function keeps(rule: Rule, line: readonly number[]): boolean {
  switch (rule.kind) {
    case 'succession':
      return !line.some((cell, day) => rule.forbidden.some(([a, b]) => day > 0 && line[day - 1] === a && cell === b))
    case 'run':
      return runsOf(line, rule.cells).every(
        ({ from, to }) =>
          to - from <= (rule.max ?? Infinity) && (from === 0 || to === line.length || to - from >= rule.min),
      )
    case 'sum': {
      const sum = line.slice(rule.from, rule.to).reduce((total, cell) => total + (rule.amounts[cell] ?? 0), 0)
      return sum >= rule.min && sum <= rule.max
    }
    case 'groups':
      return rule.days.filter((days) => days.some((day) => (line[day] ?? 0) > 0)).length <= rule.max
  }
}

function runsOf(line: readonly number[], cells: readonly number[]) {
  const runs: { from: number; to: number }[] = []
  for (const [day, cell] of line.entries()) {
    if (!cells.includes(cell)) continue
    const last = runs.at(-1)
    if (last?.to === day) last.to++
    else runs.push({ from: day, to: day + 1 })
  }
  return runs
}

/** The legal lines of a person. */
export function legalLines({ people, days, shifts }: GridProblem, person: number): readonly (readonly number[])[] {
  const { rules = [], barred = [] } = people[person] ?? {}
  return everyLine(days, shifts.length + 1).filter(
    (line) => rules.every((rule) => keeps(rule, line)) && !barred.some(([day, cell]) => line[day] === cell),
  )
}

export function costOfLines({ wishes, cover }: GridProblem, lines: readonly (readonly number[])[]): number {
  let cost = 0
  for (const { kind, person, day, shift, weight } of wishes) {
    if ((lines[person]?.[day] === shift) === (kind === 'against')) cost += weight
  }
  for (const { day, shift, required, under, over } of cover) {
    const there = lines.filter((line) => line[day] === shift).length
    cost += there < required ? (required - there) * under : (there - required) * over
  }
  return cost
}

/** The least cost of all rosters; undefined when somebody has no legal line. */
export function exhaustiveOptimum(problem: GridProblem): number | undefined {
  const choices = problem.people.map((_, person) => legalLines(problem, person))
  if (choices.some((lines) => lines.length === 0)) return undefined
  let best = Infinity
  const choose = (chosen: readonly (readonly number[])[]) => {
    const next = choices[chosen.length]
    if (next) for (const line of next) choose([...chosen, line])
    else best = Math.min(best, costOfLines(problem, chosen))
  }
  choose([])
  return best
}
