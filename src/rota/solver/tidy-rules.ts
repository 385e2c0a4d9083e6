// The same rules, fewer of them: limits that nothing can reach are left out, and totals that count alike are one. Fewer
// totals make exact pricing quicker; what is legal and what it costs stays the same.
import type { Rule, Tally } from './optimiser/problem.ts'

/** Cells that a member can hold at all, those of days that have been included. */
type Usable = readonly number[]

/** @returns a function that keeps what it learns of amounts: members share them */
export function rulesTidier(): (rules: readonly Rule[], usable: Usable) => readonly Rule[] {
  const known = new WeakMap<object, Map<string, Known>>()
  return (rules, usable) => {
    const name = usable.join()
    const knownOf = (amounts: Tally['amounts']): Known => {
      const byCells = known.get(amounts) ?? new Map<string, Known>()
      known.set(amounts, byCells)
      const own = byCells.get(name) ?? readAmounts(amounts, usable)
      byCells.set(name, own)
      return own
    }
    const alike = new Map<string, Tally>()
    for (const rule of rules) {
      if (rule.kind !== 'tally') continue
      const { key, most, amounts } = knownOf(rule.amounts)
      const binding = { ...rule, amounts, max: rule.max !== null && rule.max >= most ? null : rule.max }
      if (isIdle(binding)) continue
      const other = alike.get(key)
      alike.set(key, other ? joined(other, binding) : binding)
    }
    return [...rules.filter(({ kind }) => kind !== 'tally'), ...alike.values()]
  }
}

interface Known {
  readonly key: string
  /** The greatest total that there can be. */
  readonly most: number
  /** Nothing where no usable cell counts: totals then come in the member's own steps, such as duties of twelve hours. */
  readonly amounts: Tally['amounts']
}

function readAmounts(all: Tally['amounts'], usable: Usable): Known {
  const own = new Set(usable)
  const amounts = all.map((day) => {
    const kept = day.map((amount, cell) => (own.has(cell) ? amount : 0))
    return kept.some((amount) => amount > 0) ? kept : []
  })
  return { key: amounts.join(';'), most: amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0), amounts }
}

const isIdle = ({ min, max, cost }: Tally): boolean => min <= 0 && max === null && cost === undefined

function joined(one: Tally, other: Tally): Tally {
  const cost = [...(one.cost ?? []), ...(other.cost ?? [])]
  return {
    ...one,
    min: Math.max(one.min, other.min),
    max: one.max === null ? other.max : other.max === null ? one.max : Math.min(one.max, other.max),
    ...(cost.length > 0 ? { cost } : {}),
  }
}
