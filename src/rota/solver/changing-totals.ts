// Totals of each member (minutes, nights, weekends), cell by cell: tried first, kept when a move is taken.
import { costOfTotal } from './optimiser/hinges.ts'
import type { Model } from './optimiser/model.ts'
import type { Tally } from './optimiser/problem.ts'

export interface ChangingTotals {
  /** One cell for another; places are day × cells + cell. */
  exchange(person: number, from: number, to: number): void
  /** Prices what was exchanged since the last `forget` or `keep`. @returns the change of cost */
  price(): number
  /** After `price`: by how much more the person's totals break their limits. */
  brokenMore(person: number): number
  forget(): void
  keep(): void
}

/** By place: which totals it adds to, counted from the person's first, and how much. */
interface Terms {
  readonly start: Int32Array
  readonly total: Int32Array
  readonly amount: Int32Array
}

export function changingTotals(model: Model, roster: Uint8Array): ChangingTotals {
  const { people, days, cells, problem } = model
  const tallies = problem.people.map(({ rules }) => rules.filter((rule) => rule.kind === 'tally'))
  const terms = termsOfAll(tallies, days, cells)
  const first = Int32Array.from(tallies.keys(), (m) => tallies.slice(0, m).reduce((n, own) => n + own.length, 0))
  const tables = tablesOf(tallies.flat())
  const sums = new Int32Array(tables.start.length)
  const diff = new Int32Array(sums.length)
  const owner = Int32Array.from(tallies.flatMap((own, person) => own.map(() => person)))
  const touched = new Int32Array(sums.length)
  const seen = new Uint8Array(sums.length)
  const more = new Int32Array(people)
  let length = 0
  const add = (person: number, place: number, sign: 1 | -1): void => {
    const { start, total, amount } = terms[person] ?? NO_TERMS
    const base = first[person] ?? 0
    const end = start[place + 1] ?? 0
    for (let k = start[place] ?? 0; k < end; k++) {
      const at = base + (total[k] ?? 0)
      if (seen[at] === 0) {
        seen[at] = 1
        touched[length++] = at
      }
      diff[at] = (diff[at] ?? 0) + sign * (amount[k] ?? 0)
    }
  }
  const forget = () => {
    while (length > 0) {
      const at = touched[--length] ?? 0
      diff[at] = seen[at] = more[owner[at] ?? 0] = 0
    }
  }
  const keep = () => {
    for (let k = 0; k < length; k++) {
      const at = touched[k] ?? 0
      sums[at] = (sums[at] ?? 0) + (diff[at] ?? 0)
      diff[at] = seen[at] = more[owner[at] ?? 0] = 0
    }
    length = 0
  }
  const price = (): number => {
    let cost = 0
    for (let k = 0; k < length; k++) {
      const at = touched[k] ?? 0
      const by = diff[at] ?? 0
      if (by === 0) continue
      const was = (tables.start[at] ?? 0) + (sums[at] ?? 0)
      cost += (tables.cost[was + by] ?? 0) - (tables.cost[was] ?? 0)
      const worse = (tables.broken[was + by] ?? 0) - (tables.broken[was] ?? 0)
      if (worse !== 0) more[owner[at] ?? 0] = (more[owner[at] ?? 0] ?? 0) + worse
    }
    return cost
  }
  for (let person = 0; person < people; person++) {
    for (let day = 0; day < days; day++) {
      add(person, day * cells + (roster[person * days + day] ?? 0), 1)
      keep()
    }
  }
  return {
    exchange: (person, from, to) => {
      add(person, from, -1)
      add(person, to, 1)
    },
    price,
    brokenMore: (person) => more[person] ?? 0,
    forget,
    keep,
  }
}

const NO_TERMS: Terms = { start: new Int32Array(1), total: new Int32Array(0), amount: new Int32Array(0) }

/** People whose totals count the same share their terms. */
function termsOfAll(tallies: readonly (readonly Tally[])[], days: number, cells: number): readonly Terms[] {
  const known = new Map<string, Terms>()
  const names = new Map<object, number>()
  const nameOf = (amounts: object) => names.get(amounts) ?? names.set(amounts, names.size).size - 1
  return tallies.map((own) => {
    const key = own.map(({ amounts }) => nameOf(amounts)).join()
    const made = known.get(key) ?? termsOf(own, days, cells)
    known.set(key, made)
    return made
  })
}

function termsOf(tallies: readonly Tally[], days: number, cells: number): Terms {
  const [start, total, amount]: [number[], number[], number[]] = [[0], [], []]
  for (let place = 0; place < days * cells; place++) {
    for (const [k, { amounts }] of tallies.entries()) {
      const units = amounts[Math.floor(place / cells)]?.[place % cells] ?? 0
      if (units === 0) continue
      total.push(k)
      amount.push(units)
    }
    start.push(total.length)
  }
  return { start: Int32Array.from(start), total: Int32Array.from(total), amount: Int32Array.from(amount) }
}

/** What each amount of each total costs, and by how much it breaks the rule: one table after the other. */
function tablesOf(tallies: readonly Tally[]) {
  const start = new Int32Array(tallies.length)
  const [cost, broken]: [number[], number[]] = [[], []]
  for (const [k, tally] of tallies.entries()) {
    const { amounts, min, max } = tally
    start[k] = cost.length
    const most = amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)
    for (let n = 0; n <= most; n++) {
      cost.push(costOfTotal(tally.cost ?? [], n))
      broken.push(Math.max(0, min - n) + (max === null ? 0 : Math.max(0, n - max)))
    }
  }
  return { start, cost: Float64Array.from(cost), broken: Int32Array.from(broken) }
}
