// What successions and runs cost and break, cell by cell: only the neighbours of the changed day are read.
import type { Model } from './optimiser/model.ts'
import type { Rule, Run, Succession } from './optimiser/problem.ts'

export interface ChangingLines {
  /** @returns by how much more the person's line is broken when they hold that cell */
  change(person: number, day: number, cell: number): number
  /** By how much dearer the last `change` makes the line. */
  soft(): number
}

/** What two days on end cost: [today × cells + tomorrow]; several rules of the same days are one table. */
interface Pairs {
  readonly hard: Uint8Array
  readonly soft: Float64Array | undefined
}

/** Reads `roster` as it stands; the caller writes it. */
export function changingLines(model: Model, roster: Uint8Array): ChangingLines {
  const { days, cells, problem } = model
  const pairs = pairsOf(model)
  const runs = problem.people.map(({ rules }) => rules.filter((rule) => rule.kind === 'run').map(runOf(model)))
  let soft = 0
  const changePair = (table: Pairs | undefined, was: number, now: number): number => {
    if (!table) return 0
    if (table.soft) soft += (table.soft[now] ?? 0) - (table.soft[was] ?? 0)
    return (table.hard[now] ?? 0) - (table.hard[was] ?? 0)
  }
  return {
    soft: () => soft,
    change: (person, day, cell) => {
      soft = 0
      const at = person * days + day
      const old = roster[at] ?? 0
      let more = 0
      if (day > 0) {
        const before = (roster[at - 1] ?? 0) * cells
        more += changePair(pairs[at - 1], before + old, before + cell)
      }
      if (day < days - 1) {
        const after = roster[at + 1] ?? 0
        more += changePair(pairs[at], old * cells + after, cell * cells + after)
      }
      for (const run of runs[person] ?? []) {
        const now = run.counts[cell] ?? 0
        if (now === run.counts[old]) continue
        const change = now === 1 ? run.joined(roster, at, day) : -run.joined(roster, at, day)
        if (run.weight === undefined) more += change
        else soft += run.weight * change
      }
      return more
    },
  }
}

/** By person × days + today. */
function pairsOf({ people, days, cells, history, problem }: Model): readonly (Pairs | undefined)[] {
  const names = new Map<Rule['kind'] | Succession['forbidden'], number>()
  const nameOf = (forbidden: Succession['forbidden']) =>
    names.get(forbidden) ?? names.set(forbidden, names.size).size - 1
  const made = new Map<string, Pairs>()
  const found: (Pairs | undefined)[] = new Array(people * days).fill(undefined)
  for (const [person, { rules }] of problem.people.entries()) {
    const own = rules.filter((rule) => rule.kind === 'succession')
    for (let today = Math.max(1, history) - 1; today < days - 1; today++) {
      const binding = own.filter((rule) => !rule.days || rule.days.includes(today))
      if (binding.length === 0) continue
      const key = binding.map(({ forbidden, weight }) => `${nameOf(forbidden)}:${weight ?? ''}`).join()
      const table = made.get(key) ?? tableOf(binding, cells)
      made.set(key, table)
      found[person * days + today] = table
    }
  }
  return found
}

function tableOf(rules: readonly Succession[], cells: number): Pairs {
  const hard = new Uint8Array(cells * cells)
  const soft = rules.some(({ weight }) => weight !== undefined) ? new Float64Array(cells * cells) : undefined
  for (const { forbidden, weight } of rules) {
    for (const [today, tomorrow] of forbidden) {
      const at = today * cells + tomorrow
      if (weight === undefined) hard[at] = (hard[at] ?? 0) + 1
      else if (soft) soft[at] = (soft[at] ?? 0) + weight
    }
  }
  return { hard, soft }
}

/** The days too many or too few of a run that reaches from one day up to another, by `rule-excess.ts`'s reading. */
const runOf =
  ({ days, cells, history }: Model) =>
  ({ cells: inside, min, max, weight }: Run) => {
    const counts = new Uint8Array(cells)
    for (const cell of inside) counts[cell] = 1
    const most = max ?? days
    const excess = (from: number, to: number): number => {
      const many = Math.max(0, to - Math.max(from + most, history))
      const few = to > from && from > 0 && to < days && to >= history ? Math.max(0, min - (to - from)) : 0
      return many + few
    }
    return {
      counts,
      weight,
      /** What it costs that this day counts too, whether it does or not. */
      joined: (roster: Uint8Array, at: number, day: number): number => {
        const start = at - day
        let from = day
        while (from > 0 && counts[roster[start + from - 1] ?? 0] === 1) from--
        let to = day + 1
        while (to < days && counts[roster[start + to] ?? 0] === 1) to++
        return excess(from, to) - excess(from, day) - excess(day + 1, to)
      },
    }
  }
