// A roster that changes cell by cell and knows what that costs. A move is written into the roster at once and priced as a
// whole; totals and rows are written only when it is taken.
import { changingLines } from './changing-lines.ts'
import { changingRows } from './changing-rows.ts'
import { changingTotals } from './changing-totals.ts'
import type { Model } from './optimiser/model.ts'
import { scannerOf } from './optimiser/rule-excess.ts'
import type { Random } from './random.ts'

const MOST_CHANGES = 128

export interface ChangingRoster {
  readonly roster: Uint8Array
  /** Forgets what was changed: from here on `undo` comes back. */
  begin(): void
  /** False where the cell may not be held, or too much has been changed already. */
  put(person: number, day: number, cell: number): boolean
  undo(): void
  /**
   * Takes the changes by the rule of Metropolis, and never where a member breaks more than before.
   * @returns the change of cost where they are taken
   */
  settle(temperature: number, random: Random): number | undefined
  /**
   * What the person's line costs more by what has been put, all of it theirs, and by that cell on top; the rows aside.
   * @returns Infinity where the cell may not be held, or more is broken than before
   */
  priceLine(person: number, day?: number, cell?: number): number
  /** What these changes of cells cost the rows, everything else as it stands. */
  priceRows(...changes: readonly Change[]): number
}

export interface Change {
  readonly person: number
  readonly day: number
  readonly cell: number
}

export function changingRoster(model: Model, start: Uint8Array): ChangingRoster {
  const { people, days, cells, cellCost, allowed } = model
  const roster = start.slice()
  const lines = changingLines(model, roster)
  const totals = changingTotals(model, roster)
  const rows = changingRows(model, roster)
  const groups = groupsOf(model, roster)
  const places = new Int32Array(MOST_CHANGES)
  const before = new Uint8Array(MOST_CHANGES)
  const after = new Uint8Array(MOST_CHANGES)
  const who = new Int32Array(MOST_CHANGES)
  const brokenMore = new Int32Array(people)
  let [length, touched, change] = [0, 0, 0]

  const touch = (person: number): void => {
    for (let k = 0; k < touched; k++) if (who[k] === person) return
    who[touched++] = person
    brokenMore[person] = 0
  }
  const exchangeAll = (side: { exchange(person: number, from: number, to: number): void }): void => {
    for (let k = 0; k < length; k++) {
      const at = places[k] ?? 0
      const day = at % days
      side.exchange((at - day) / days, day * cells + (before[k] ?? 0), day * cells + (after[k] ?? 0))
    }
  }
  const nobody = (breaksMore: (person: number) => boolean): boolean => {
    for (let k = 0; k < touched; k++) if (breaksMore(who[k] ?? 0)) return false
    return true
  }
  const inLines = (person: number) => (brokenMore[person] ?? 0) > 0
  const inTotals = (person: number) => totals.brokenMore(person) > 0 || groups.brokenMore(person) > 0
  /** @returns the change of cost; Infinity where somebody breaks more than before */
  const price = (): number => {
    if (!nobody(inLines)) return Infinity
    exchangeAll(totals)
    let cost = change + totals.price()
    if (!nobody(inTotals)) return Infinity
    for (let k = 0; k < touched; k++) cost += groups.price(who[k] ?? 0)
    exchangeAll(rows)
    return cost + rows.price()
  }
  const put = (person: number, day: number, cell: number): boolean => {
    const at = person * days + day
    if (length === MOST_CHANGES || allowed[at * cells + cell] !== 1) return false
    touch(person)
    brokenMore[person] = (brokenMore[person] ?? 0) + lines.change(person, day, cell)
    change += lines.soft() + (cellCost[at * cells + cell] ?? 0) - (cellCost[at * cells + (roster[at] ?? 0)] ?? 0)
    places[length] = at
    before[length] = roster[at] ?? 0
    after[length++] = cell
    roster[at] = cell
    return true
  }
  const undoTo = (left: number): void => {
    while (length > left) {
      length--
      roster[places[length] ?? 0] = before[length] ?? 0
    }
  }
  const linePrice = (person: number): number => {
    if (inLines(person)) return Infinity
    exchangeAll(totals)
    const cost = change + totals.price()
    const breaks = inTotals(person)
    totals.forget()
    return breaks ? Infinity : cost + groups.price(person)
  }
  return {
    roster,
    begin: () => {
      length = touched = change = 0
    },
    put,
    undo: () => undoTo(0),
    priceLine: (person, day, cell) => {
      if (day === undefined || cell === undefined) return length === 0 ? 0 : linePrice(person)
      const [left, cost] = [length, change]
      if (left === 0) touched = 0
      touch(person)
      const broken = brokenMore[person] ?? 0
      const found = put(person, day, cell) ? linePrice(person) : Infinity
      undoTo(left)
      change = cost
      brokenMore[person] = broken
      return found
    },
    priceRows: (...changes) => {
      for (const { person, day, cell } of changes)
        rows.exchange(person, day * cells + (roster[person * days + day] ?? 0), day * cells + cell)
      const cost = rows.price()
      rows.forget()
      return cost
    },
    settle: (temperature, random) => {
      const delta = price()
      if (delta === Infinity || (delta > 0 && random() >= Math.exp(-delta / temperature))) {
        totals.forget()
        rows.forget()
        return undefined
      }
      totals.keep()
      rows.keep()
      for (let k = 0; k < touched; k++) groups.keep(who[k] ?? 0)
      return delta
    },
  }
}

/** Groups of days are seldom ruled, and read anew. */
function groupsOf({ problem, days, cells, history }: Model, roster: Uint8Array) {
  const scanners = problem.people.map(({ rules }) => {
    const own = rules.filter(({ kind }) => kind === 'groups')
    return own.length > 0 ? scannerOf(own, { days, cells, history }) : undefined
  })
  const soft = Float64Array.from(scanners, (own, person) => own?.cost?.(roster, person * days) ?? 0)
  const broken = Int32Array.from(scanners, (own, person) => own?.excess(roster, person * days) ?? 0)
  return {
    price: (person: number): number =>
      scanners[person]?.cost ? scanners[person].cost(roster, person * days) - (soft[person] ?? 0) : 0,
    brokenMore: (person: number): number =>
      scanners[person] ? scanners[person].excess(roster, person * days) - (broken[person] ?? 0) : 0,
    keep: (person: number): void => {
      const own = scanners[person]
      if (!own) return
      soft[person] = own.cost?.(roster, person * days) ?? 0
      broken[person] = own.excess(roster, person * days)
    },
  }
}
