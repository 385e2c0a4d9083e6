// Random problems so small that every roster can be looked at, and an exhaustive search written without any of the
// optimiser's parts: rules are checked on the finished line, as a reader of their descriptions would.
import fc from 'fast-check'
import type { GridProblem, Hinge, Person, Row, Rule } from '../../../../src/rota/solver/optimiser/problem.ts'

const weight = fc.integer({ min: 1, max: 9 })
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const hinges = (most: number): fc.Arbitrary<readonly Hinge[]> =>
  fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: most }),
      below: fc.integer({ min: 0, max: 5 }),
      above: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
/** Leaves out what is undefined, as JSON would. */
const stripped = <T extends object>(record: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  record.map((value) => JSON.parse(JSON.stringify(value)))

const successions = fc.record({
  kind: fc.constant('succession' as const),
  forbidden: fc.constantFrom<readonly (readonly [number, number])[]>(
    [[2, 1]],
    [
      [1, 1],
      [2, 0],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ),
  days: perhaps(fc.constantFrom([0, 2], [1, 3])),
  weight: perhaps(weight),
})
const runs = fc.record({
  kind: fc.constant('run' as const),
  cells: fc.constantFrom([1, 2], [0], [2]),
  min: fc.integer({ min: 0, max: 3 }),
  max: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  weight: perhaps(weight),
})
const tallies = (days: number) =>
  fc.record({
    kind: fc.constant('tally' as const),
    amounts: fc
      .record({
        byCell: fc.constantFrom([0, 4, 6], [0, 0, 1], [0, 1, 1], [2, 1, 0], [0, 1, 3]),
        from: fc.integer({ min: 0, max: 2 }),
        to: fc.integer({ min: 3, max: days }),
      })
      .map(({ byCell, from, to }) => Array.from({ length: to }, (_, day) => (day < from ? [] : byCell))),
    min: fc.constantFrom(0, 0, 1, 4),
    max: fc.option(fc.constantFrom(2, 3, 10, 12), { nil: null }),
    cost: perhaps(hinges(12)),
  })
const groups = (days: number) =>
  fc.record({
    kind: fc.constant('groups' as const),
    days: fc.constantFrom<readonly (readonly number[])[]>([[0], [2, 3]], [[1, 2], [4].filter((day) => day < days)]),
    cells: perhaps(fc.constantFrom([2], [0, 1])),
    min: fc.constantFrom(0, 0, 1, 2),
    max: fc.option(fc.integer({ min: 0, max: 1 }), { nil: null }),
    cost: perhaps(hinges(2)),
  })
const ruleFor = (days: number): fc.Arbitrary<Rule> =>
  fc.oneof(stripped(successions), stripped(runs), stripped(tallies(days)), stripped(groups(days))) as fc.Arbitrary<Rule>

const rowFor = (people: number, days: number): fc.Arbitrary<Row> => {
  const count = fc.record({
    people: fc.oneof(fc.constant('all' as const), fc.subarray(Array.from({ length: people }, (_, person) => person))),
    places: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: days - 1 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 3,
      selector: String,
    }),
  })
  return stripped(
    fc.record({
      plus: count,
      minus: perhaps(count),
      cost: hinges(people),
      extra: perhaps(fc.array(fc.tuple(fc.integer({ min: -1, max: 2 }), weight), { maxLength: 2 })),
    }),
  ) as fc.Arbitrary<Row>
}

/** Two shift types; `people` and `days` small; at most `past` of the days are history. */
export const smallProblem = (people: number, days: number, past = 0): fc.Arbitrary<GridProblem> => {
  const day = fc.integer({ min: 0, max: days - 1 })
  const shift = fc.integer({ min: 1, max: 2 })
  const person = fc.integer({ min: 0, max: people - 1 })
  const lines = (history: number) =>
    fc.array(
      fc.record({
        rules: fc.array(ruleFor(days), { maxLength: 4 }),
        barred: fc.array(fc.tuple(day, shift), { maxLength: 3 }),
        costs: fc.array(fc.tuple(day, fc.integer({ min: 0, max: 2 }), fc.integer({ min: -6, max: 6 })), {
          maxLength: 2,
        }),
        history: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: history, maxLength: history }),
      }),
      { minLength: people, maxLength: people },
    )
  return fc.integer({ min: 0, max: past }).chain((history) =>
    fc.record({
      days: fc.constant(days),
      history: fc.constant(history),
      shifts: fc.constant(['D', 'N']),
      people: lines(history).map((all) => all.map((own, k): Person => ({ id: `P${k}`, ...own }))),
      wishes: fc.array(
        fc.record({ kind: fc.constantFrom('for' as const, 'against' as const), person, day, shift, weight }),
        { maxLength: 6 },
      ),
      cover: fc.array(
        fc.record({ day, shift, required: fc.integer({ min: 0, max: people }), under: weight, over: weight }),
        { maxLength: 8 },
      ),
      rows: fc.array(rowFor(people, days), { maxLength: 3 }),
    }),
  )
}

type Line = readonly number[]

/** Every line of so many days. */
export function everyLine(days: number, cells: number): readonly Line[] {
  if (days === 0) return [[]]
  return everyLine(days - 1, cells).flatMap((line) => Array.from({ length: cells }, (_, cell) => [...line, cell]))
}

/** How often, or by how much, the line breaks the rule after the days that have been. */
function breaches(rule: Rule, line: Line, history: number): number {
  const past = line.slice(0, history)
  switch (rule.kind) {
    case 'succession':
      return line.filter((cell, day) => {
        const binds = day > 0 && day >= history && (rule.days?.includes(day - 1) ?? true)
        return binds && rule.forbidden.some(([a, b]) => line[day - 1] === a && cell === b)
      }).length
    case 'run':
      return runsOf(line, rule.cells).reduce((sum, { from, to }) => {
        const excess = Math.max(0, to - Math.max(history, from + (rule.max ?? line.length)))
        const short = from > 0 && to < line.length && to >= history ? Math.max(0, rule.min - (to - from)) : 0
        return sum + excess + short
      }, 0)
    case 'tally': {
      if (rule.amounts.slice(history).every((amounts) => amounts.every((amount) => amount === 0))) return 0
      const sum = totalOf(rule.amounts, line)
      return Number(sum < rule.min || sum > Math.max(rule.max ?? Infinity, totalOf(rule.amounts, past)))
    }
    case 'groups': {
      const number = groupsOf(rule, line)
      const isOver = rule.days.flat().every((day) => day < history)
      return Number((!isOver && number < rule.min) || number > Math.max(rule.max ?? Infinity, groupsOf(rule, past)))
    }
  }
}

const totalOf = (amounts: readonly (readonly number[])[], line: Line) =>
  line.reduce((sum, cell, day) => sum + (amounts[day]?.[cell] ?? 0), 0)

function groupsOf({ days, cells }: Extract<Rule, { kind: 'groups' }>, line: Line): number {
  const counts = (cell: number | undefined) => cell !== undefined && (cells ? cells.includes(cell) : cell > 0)
  return days.filter((group) => group.some((day) => counts(line[day]))).length
}

function costOfRule(rule: Rule, line: Line, history: number): number {
  if (rule.kind === 'succession' || rule.kind === 'run') return (rule.weight ?? 0) * breaches(rule, line, history)
  return costAt(rule.cost ?? [], rule.kind === 'tally' ? totalOf(rule.amounts, line) : groupsOf(rule, line))
}

const costAt = (costs: readonly Hinge[], number: number) =>
  costs.reduce((sum, { at, below, above }) => sum + (number < at ? (at - number) * below : (number - at) * above), 0)

const isHard = (rule: Rule) => rule.kind === 'tally' || rule.kind === 'groups' || rule.weight === undefined

function runsOf(line: Line, cells: readonly number[]) {
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
export function legalLines({ people, days, shifts, history = 0 }: GridProblem, person: number): readonly Line[] {
  const { rules = [], barred = [], history: past = [] } = people[person] ?? {}
  return everyLine(days, shifts.length + 1).filter(
    (line) =>
      past.every((cell, day) => line[day] === cell) &&
      rules.every((rule) => !isHard(rule) || breaches(rule, line, history) === 0) &&
      !barred.some(([day, cell]) => day >= history && line[day] === cell),
  )
}

/** What the line alone costs: its cells and its soft rules. */
export function costOfLine({ people, wishes, history = 0 }: GridProblem, person: number, line: Line): number {
  const { rules = [], costs = [] } = people[person] ?? {}
  const ofRules = rules.reduce((sum, rule) => sum + costOfRule(rule, line, history), 0)
  const ofCells = costs.reduce((sum, [day, cell, cost]) => sum + (line[day] === cell ? cost : 0), 0)
  const own = wishes.filter((wish) => wish.person === person)
  const ofWishes = own.reduce((sum, wish) => {
    return sum + ((line[wish.day] === wish.shift) === (wish.kind === 'against') ? wish.weight : 0)
  }, 0)
  return ofRules + ofCells + ofWishes
}

export function costOfLines(problem: GridProblem, lines: readonly Line[]): number {
  let cost = lines.reduce((sum, line, person) => sum + costOfLine(problem, person, line), 0)
  for (const { day, shift, required, under, over } of problem.cover) {
    const there = lines.filter((line) => line[day] === shift).length
    cost += there < required ? (required - there) * under : (there - required) * over
  }
  for (const row of problem.rows ?? []) cost += costOfRow(row, lines)
  return cost
}

function costOfRow({ plus, minus, cost, extra = [] }: Row, lines: readonly Line[]): number {
  const countOf = ({ people, places }: Row['plus']) =>
    places.reduce((sum, [day, cell]) => {
      return sum + lines.filter((line, k) => (people === 'all' || people.includes(k)) && line[day] === cell).length
    }, 0)
  const number = countOf(plus) - (minus ? countOf(minus) : 0)
  return costAt(cost, number) + extra.reduce((sum, [n, more]) => sum + (n === number ? more : 0), 0)
}

/** The least cost of all rosters; undefined when somebody has no legal line. */
export function exhaustiveOptimum(problem: GridProblem): number | undefined {
  const choices = problem.people.map((_, person) => legalLines(problem, person))
  if (choices.some((lines) => lines.length === 0)) return undefined
  let best = Infinity
  const choose = (chosen: readonly Line[]) => {
    const next = choices[chosen.length]
    if (next) for (const line of next) choose([...chosen, line])
    else best = Math.min(best, costOfLines(problem, chosen))
  }
  choose([])
  return best
}
