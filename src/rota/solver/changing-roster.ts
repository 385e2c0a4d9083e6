// A roster that changes cell by cell and knows what that costs: rows and totals are kept up to date, only successions
// and runs are read anew.

import { costOfTotal } from './optimiser/hinges.ts'
import type { Model } from './optimiser/model.ts'
import type { Tally } from './optimiser/problem.ts'
import { scannerOf } from './optimiser/rule-excess.ts'
import { countsOf, everyone } from './optimiser/score.ts'
import type { Random } from './random.ts'

const MOST_CHANGES = 32

export interface ChangingRoster {
  readonly roster: Uint8Array
  /** Forgets what was changed: from here on `undo` comes back. */
  begin(): void
  /** False where the cell may not be held, or too much has been changed already. */
  put(person: number, day: number, cell: number): boolean
  undo(): void
  /**
   * Takes the changes by the rule of Metropolis, and never where a member breaks more than before.
   * @param people whose cells were changed, each once
   * @returns the change of cost where they are taken
   */
  settle(people: readonly number[], temperature: number, random: Random): number | undefined
}

export function changingRoster(model: Model, start: Uint8Array): ChangingRoster {
  const { days, cells, cellCost, allowed, rows } = model
  const roster = start.slice()
  const counts = countsOf(model, roster, everyone(model))
  const totals = totalsOf(model, roster)
  const others = everyone(model).map((person) => {
    const rules = (model.problem.people[person]?.rules ?? []).filter(({ kind }) => kind !== 'tally')
    return scannerOf(rules, model)
  })
  const softOf = (person: number) => others[person]?.cost?.(roster, person * days) ?? 0
  const brokenOf = (person: number) =>
    (others[person]?.excess(roster, person * days) ?? 0) + (totals.broken[person] ?? 0)
  const soft = Float64Array.from(everyone(model), softOf)
  const broken = Float64Array.from(everyone(model), brokenOf)
  const places = new Int32Array(MOST_CHANGES)
  const before = new Uint8Array(MOST_CHANGES)
  const fresh = new Float64Array(4)
  let [length, change] = [0, 0]

  const count = (place: number, person: number, sign: 1 | -1) => {
    const end = rows.termStart[place + 1] ?? 0
    for (let term = rows.termStart[place] ?? 0; term < end; term++) {
      const row = rows.termRow[term] ?? 0
      const was = (rows.costAt[row] ?? 0) + (counts[row] ?? 0)
      const more = sign * (rows.counting[(rows.termSet[term] ?? 0) + person] ?? 0)
      if (more === 0) continue
      change += (rows.cost[was + more] ?? 0) - (rows.cost[was] ?? 0)
      counts[row] = (counts[row] ?? 0) + more
    }
  }
  const set = (at: number, cell: number) => {
    const day = at % days
    const person = (at - day) / days
    const old = roster[at] ?? 0
    change += (cellCost[at * cells + cell] ?? 0) - (cellCost[at * cells + old] ?? 0)
    count(day * cells + old, person, -1)
    count(day * cells + cell, person, 1)
    change += totals.exchange(person, day * cells + old, day * cells + cell)
    roster[at] = cell
  }
  return {
    roster,
    begin: () => {
      length = change = 0
    },
    put: (person, day, cell) => {
      const at = person * days + day
      if (length === MOST_CHANGES || allowed[at * cells + cell] !== 1) return false
      places[length] = at
      before[length++] = roster[at] ?? 0
      set(at, cell)
      return true
    },
    undo: () => {
      while (length > 0) {
        length--
        set(places[length] ?? 0, before[length] ?? 0)
      }
    },
    settle: (people, temperature, random) => {
      let delta = change
      for (const [k, person] of people.entries()) delta += (fresh[k] = softOf(person)) - (soft[person] ?? 0)
      if (delta > 0 && random() >= Math.exp(-delta / temperature)) return undefined
      for (const person of people) if (brokenOf(person) > (broken[person] ?? 0)) return undefined
      for (const [k, person] of people.entries()) soft[person] = fresh[k] ?? 0
      return delta
    },
  }
}

/** A total of one member: what each amount costs, and by how much it breaks the rule. */
interface Total {
  readonly cost: Float64Array
  readonly broken: Int32Array
}

/** By place (day × cells + cell): which totals it adds to, and how much. */
interface Terms {
  readonly start: Int32Array
  readonly total: Int32Array
  readonly amount: Int32Array
}

function totalsOf({ people, days, cells, problem }: Model, roster: Uint8Array) {
  const known = new Map<string, Terms>()
  const names = new Map<object, number>()
  const nameOf = (amounts: object) => names.get(amounts) ?? names.set(amounts, names.size).size - 1
  const tallies = problem.people.map(({ rules }) => rules.filter((rule) => rule.kind === 'tally'))
  const terms = tallies.map((own) => {
    const key = own.map(({ amounts }) => nameOf(amounts)).join()
    const made = known.get(key) ?? termsOf(own, days, cells)
    known.set(key, made)
    return made
  })
  const totals = tallies.map((own) => own.map(tableOf))
  const sums = tallies.map((own) => new Int32Array(own.length))
  const broken = new Int32Array(people)
  const add = (person: number, place: number, sign: 1 | -1): number => {
    const { start, total, amount } = terms[person] ?? NO_TERMS
    const own = sums[person]
    let cost = 0
    for (let k = start[place] ?? 0; k < (start[place + 1] ?? 0); k++) {
      const which = total[k] ?? 0
      const table = totals[person]?.[which]
      if (!own || !table) continue
      const was = own[which] ?? 0
      const now = was + sign * (amount[k] ?? 0)
      own[which] = now
      cost += (table.cost[now] ?? 0) - (table.cost[was] ?? 0)
      broken[person] = (broken[person] ?? 0) + (table.broken[now] ?? 0) - (table.broken[was] ?? 0)
    }
    return cost
  }
  for (let person = 0; person < people; person++) {
    broken[person] = (totals[person] ?? []).reduce((sum, table) => sum + (table.broken[0] ?? 0), 0)
    for (let day = 0; day < days; day++) add(person, day * cells + (roster[person * days + day] ?? 0), 1)
  }
  return {
    broken,
    /** @returns the change of cost */
    exchange: (person: number, from: number, to: number): number => add(person, from, -1) + add(person, to, 1),
  }
}

const NO_TERMS: Terms = { start: new Int32Array(1), total: new Int32Array(0), amount: new Int32Array(0) }

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

function tableOf({ amounts, min, max, cost }: Tally): Total {
  const most = amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)
  const all = Array.from({ length: most + 1 }, (_, n) => n)
  return {
    cost: Float64Array.from(all, (n) => costOfTotal(cost ?? [], n)),
    broken: Int32Array.from(all, (n) => Math.max(0, min - n) + (max === null ? 0 : Math.max(0, n - max))),
  }
}
