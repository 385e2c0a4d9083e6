// The compact integer program: one 0-1 variable for each person, day and cell, rules and rows as linear inequalities.
// Weak beyond ten people or so, but on small problems it often proves what column generation leaves open.
import { type Compact, compactBuilder, type Terms } from './compact-builder.ts'
import type { Model } from './model.ts'
import type { Groups, Hinge, Rule, Run, Succession, Tally } from './problem.ts'
import { isPast } from './rule-steps.ts'

/** The 0-1 variables of a person's cells. */
interface Lines {
  /** Whether the person stands one of the cells on that day. */
  on(day: number, cells: Iterable<number>): Terms
  readonly model: Model
  readonly past: readonly number[]
}

/** Column `cellColumn[(person × days + day) × cells + cell]` is 1 where that cell is held; -1: it is barred. */
export function compactOf(model: Model): Compact & { readonly cellColumn: Int32Array } {
  const { people, days, cells, allowed, cellCost, problem } = model
  const build = compactBuilder()
  const cellColumn = new Int32Array(people * days * cells).fill(-1)
  for (let place = 0; place < people * days; place++) {
    const own: number[] = []
    for (let at = place * cells; at < (place + 1) * cells; at++) {
      if (allowed[at] !== 1) continue
      cellColumn[at] = build.binary(cellCost[at] ?? 0)
      own.push(cellColumn[at] ?? 0)
    }
    build.row(
      own.map((column) => [column, 1]),
      1,
      1,
    )
  }
  for (const [person, { rules, history: past = [] }] of problem.people.entries()) {
    const on = (day: number, wanted: Iterable<number>) =>
      [...wanted].flatMap((cell): Terms => {
        const column = cellColumn[(person * days + day) * cells + cell] ?? -1
        return column < 0 ? [] : [[column, 1]]
      })
    for (const rule of rules) addRule(build, rule, { on, model, past })
  }
  addRows(build, model, cellColumn)
  return { ...build.finish(), cellColumn }
}

type Build = ReturnType<typeof compactBuilder>

function addRule(build: Build, rule: Rule, lines: Lines): void {
  if (rule.kind === 'succession') addSuccession(build, rule, lines)
  else if (rule.kind === 'run') addRun(build, rule, lines)
  else if (rule.kind === 'tally') addTally(build, rule, lines)
  else addGroups(build, rule, lines)
}

/** At most `most`; a soft rule pays its weight for what is above. */
function atMost(build: Build, terms: Terms, most: number, weight: number | undefined): void {
  const beyond: Terms = weight === undefined ? [] : [[build.continuous(weight), -1]]
  build.row([...terms, ...beyond], -Infinity, most)
}

function addSuccession(build: Build, { forbidden, days: binding, weight }: Succession, { on, model }: Lines): void {
  for (let day = Math.max(1, model.history); day < model.days; day++) {
    if (binding && !binding.includes(day - 1)) continue
    for (const [today, tomorrow] of forbidden) {
      atMost(build, [...on(day - 1, [today]), ...on(day, [tomorrow])], 1, weight)
    }
  }
}

function addRun(build: Build, { cells, min, max, weight }: Run, { on, model }: Lines): void {
  const { days, history } = model
  const span = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => on(from + k, cells)).flat()
  for (let day = history; max !== null && day < days; day++) {
    if (day >= max) atMost(build, span(day - max, day + 1), max, weight)
  }
  for (let length = 1; length < min; length++) {
    for (let end = Math.max(history, length + 1); end < days; end++) {
      const inside = span(end - length, end)
      const around = [...on(end - length - 1, cells), ...on(end, cells)].map(([column]) => [column, -1] as const)
      atMost(build, [...inside, ...around], length - 1, weight === undefined ? undefined : weight * (min - length))
    }
  }
}

function addTally(build: Build, { amounts, min, max, cost }: Tally, { on, model, past }: Lines): void {
  const terms = amounts.flatMap((byCell, day) =>
    byCell.flatMap((amount, cell) => (amount > 0 ? on(day, [cell]).map(([column]) => [column, amount] as const) : [])),
  )
  const before = past.reduce((sum, cell, day) => sum + (amounts[day]?.[cell] ?? 0), 0)
  const idle = amounts.slice(model.history).every((byCell) => byCell.every((amount) => amount === 0))
  if (!idle) build.row(terms, min, max === null ? Infinity : Math.max(max, before))
  addCost(build, terms, cost ?? [])
}

function addGroups(build: Build, { days: groups, cells, min, max, cost }: Groups, { on, model, past }: Lines): void {
  const counting = cells ?? Array.from({ length: model.cells - 1 }, (_, k) => k + 1)
  const flags = groups.map((group): readonly [number, number] => {
    const held = group.filter((day) => day < model.days).flatMap((day) => on(day, counting))
    const flag = build.binary(0)
    for (const [column] of held)
      build.row(
        [
          [flag, 1],
          [column, -1],
        ],
        0,
        Infinity,
      )
    build.row([[flag, 1], ...held.map(([column]) => [column, -1] as const)], -Infinity, 0)
    return [flag, 1]
  })
  const before = groups.filter((group) => group.some((day) => counting.includes(past[day] ?? -1))).length
  const least = isPast(groups, model.history) ? 0 : min
  if (least > 0 || max !== null) build.row(flags, least, max === null ? Infinity : Math.max(max, before))
  addCost(build, flags, cost ?? [])
}

function addCost(build: Build, terms: Terms, hinges: readonly Hinge[]): void {
  for (const { at, below, above } of hinges) {
    build.row([...terms, [build.continuous(below), 1], [build.continuous(above), -1]], at, at)
  }
}

/** Convex costs by their slopes; others by a 0-1 variable for each number. */
function addRows(build: Build, { rows, people, days, cells }: Model, cellColumn: Int32Array): void {
  const counted: [number, number][][] = Array.from({ length: rows.size }, () => [])
  for (const [at, column] of cellColumn.entries()) {
    const place = at % (days * cells)
    const person = Math.floor(at / (days * cells))
    if (column < 0 || person >= people) continue
    for (let term = rows.termStart[place] ?? 0; term < (rows.termStart[place + 1] ?? 0); term++) {
      const count = rows.counting[(rows.termSet[term] ?? 0) + person] ?? 0
      if (count !== 0) counted[rows.termRow[term] ?? 0]?.push([column, count])
    }
  }
  for (const [row, terms] of counted.entries()) {
    const [low, high, at] = [rows.low[row] ?? 0, rows.high[row] ?? 0, rows.costAt[row] ?? 0]
    const numbers = Array.from({ length: high - low + 1 }, (_, k) => low + k)
    const costs = numbers.map((n) => rows.cost[at + n] ?? 0)
    const shares = costs.map((cost) => (rows.convex[row] === 1 ? build.share(cost) : build.binary(cost)))
    build.row(
      shares.map((column) => [column, 1]),
      1,
      1,
    )
    build.row([...terms, ...shares.map((column, k) => [column, -(numbers[k] ?? 0)] as const)], 0, 0)
  }
}
