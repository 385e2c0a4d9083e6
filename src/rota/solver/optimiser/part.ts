// A part of a problem: some people on some days, everybody and everything else as it stands in a roster.
import type { Model } from './model.ts'
import type { GridProblem, Headcount, Hinge, Person, Row, Rule, Tally } from './problem.ts'

export interface Extract {
  readonly people: readonly number[]
  /** Days [from, to) are free. */
  readonly from: number
  readonly to: number
}

export interface Part {
  readonly problem: GridProblem
  /** The part's roster as it stands, and back: a roster of the whole with the part's cells. */
  readonly start: Uint8Array
  into(roster: Uint8Array, part: Uint8Array): Uint8Array
}

/** Days around the free ones that stay as they are, so that runs are seen whole. */
const CONTEXT = 10

/** Costs of the part differ from those of the whole by a constant, or nearly so: score the whole before taking it. */
export function partOf(model: Model, roster: Uint8Array, { people, from, to }: Extract): Part {
  const { problem, days, cells } = model
  const [first, end] = [Math.max(0, from - CONTEXT), Math.min(days, to + CONTEXT)]
  const view: View = { model, roster, first, end, from: Math.max(from, model.history), to, people }
  const number = new Map(people.map((person, k) => [person, k]))
  const inside = (day: number) => day >= first && day < end
  const wishes = problem.wishes.flatMap((wish) => {
    const person = number.get(wish.person)
    return person === undefined || !inside(wish.day) ? [] : [{ ...wish, person, day: wish.day - first }]
  })
  const width = end - first
  return {
    problem: {
      days: width,
      history: Math.max(0, view.from - first),
      shifts: problem.shifts,
      people: people.map((person) => personOf(view, person)),
      wishes,
      cover: [],
      rows: rowsOf(view, number),
    },
    start: Uint8Array.from({ length: people.length * width }, (_, at) => {
      return roster[(people[Math.floor(at / width)] ?? 0) * days + first + (at % width)] ?? 0
    }),
    into: (whole, part) => {
      const next = whole.slice()
      for (const [k, person] of people.entries()) {
        const line = part.subarray(k * width, (k + 1) * width)
        next.set(line.subarray(view.from - first, to - first), person * days + view.from)
      }
      return next
    },
  }

  function personOf({ from: freeFrom }: View, person: number): Person {
    const { id, rules, barred, costs = [] } = problem.people[person] ?? { id: '', rules: [], barred: [] }
    const line = roster.subarray(person * days, (person + 1) * days)
    const later = Array.from({ length: Math.max(0, end - to) }, (_, k) => to + k)
    const asTheyStand = later.flatMap((day) =>
      Array.from({ length: cells }, (_, cell) => [day - first, cell] as const).filter(([, cell]) => cell !== line[day]),
    )
    const open = barred
      .filter(([day]) => day >= freeFrom && day < to)
      .map(([day, cell]) => [day - first, cell] as const)
    return {
      id,
      rules: rules.map((rule) => ruleOf(view, rule, line)),
      barred: [...open, ...asTheyStand],
      costs: costs.filter(([day]) => inside(day)).map(([day, cell, cost]) => [day - first, cell, cost]),
      history: [...line.subarray(first, Math.max(first, freeFrom))],
    }
  }
}

interface View extends Extract {
  readonly model: Model
  readonly roster: Uint8Array
  readonly first: number
  readonly end: number
}

const shifted = (hinges: readonly Hinge[], by: number) => hinges.map((hinge) => ({ ...hinge, at: hinge.at - by }))

function ruleOf({ first, end }: View, rule: Rule, line: Uint8Array): Rule {
  const within = (day: number) => day >= first && day < end
  switch (rule.kind) {
    case 'run':
      return rule
    case 'succession':
      return rule.days ? { ...rule, days: rule.days.map((day) => day - first).filter((day) => day >= 0) } : rule
    case 'tally':
      return tallyOf(rule, { first, end }, line)
    case 'groups': {
      const counts = (day: number) => (rule.cells ? rule.cells.includes(line[day] ?? 0) : (line[day] ?? 0) > 0)
      const settled = rule.days.filter((group) => group.some((day) => !within(day) && counts(day)))
      const open = rule.days.filter((group) => !settled.includes(group) && group.some(within))
      return {
        ...rule,
        days: open.map((group) => group.filter(within).map((day) => day - first)),
        min: rule.min - settled.length,
        max: rule.max === null ? null : rule.max - settled.length,
        ...(rule.cost ? { cost: shifted(rule.cost, settled.length) } : {}),
      }
    }
  }
}

function tallyOf(rule: Tally, { first, end }: Pick<View, 'first' | 'end'>, line: Uint8Array): Tally {
  let outside = 0
  for (const [day, cell] of line.entries()) {
    if (day < first || day >= end) outside += rule.amounts[day]?.[cell] ?? 0
  }
  return {
    kind: 'tally',
    amounts: rule.amounts.slice(first, end),
    min: rule.min - outside,
    max: rule.max === null ? null : rule.max - outside,
    ...(rule.cost ? { cost: shifted(rule.cost, outside) } : {}),
  }
}

/** Cover and rows whose places are among the part's days, less what stands there anyway. */
function rowsOf(view: View, number: ReadonlyMap<number, number>): Row[] {
  const { model, roster, first, end } = view
  const { problem, days } = model
  const all: readonly Row[] = [
    ...problem.cover.map(
      ({ day, shift, required, under, over }): Row => ({
        plus: { people: 'all', places: [[day, shift]] },
        cost: [{ at: required, below: under, above: over }],
      }),
    ),
    ...(problem.rows ?? []),
  ]
  const stands = (count: Headcount, inPart: boolean) => {
    let sum = 0
    for (const [day, cell, times = 1] of count.places) {
      for (let person = 0; person < model.people; person++) {
        const mine = day >= first && day < end && number.has(person)
        if (mine !== inPart || roster[person * days + day] !== cell) continue
        if (count.people === 'all' || count.people.includes(person)) sum += times
      }
    }
    return sum
  }
  const inPart = ({ people: who, places }: Headcount): Headcount => ({
    people: who === 'all' ? 'all' : who.flatMap((person) => number.get(person) ?? []),
    places: places
      .filter(([day]) => day >= first && day < end)
      .map(([day, cell, times = 1]) => [day - first, cell, times]),
  })
  return all.flatMap((row): Row[] => {
    const plus = inPart(row.plus)
    const minus = row.minus && inPart(row.minus)
    if (plus.places.length + (minus?.places.length ?? 0) === 0) return []
    const others = stands(row.plus, false) - (row.minus ? stands(row.minus, false) : 0)
    return [
      {
        plus,
        cost: shifted(row.cost, others),
        ...(minus ? { minus } : {}),
        ...(row.extra ? { extra: row.extra.map(([n, cost]) => [n - others, cost] as const) } : {}),
      },
    ]
  })
}
