// What a rule sees of a cell: cells with the same behaviour need not be told apart.
import type { Rule } from './problem.ts'

export function behaviour(rule: Rule, cell: number): string {
  switch (rule.kind) {
    case 'succession': {
      const before = rule.forbidden.filter(([, b]) => b === cell).map(([a]) => a)
      const after = rule.forbidden.filter(([a]) => a === cell).map(([, b]) => b)
      return `${before.toSorted((a, b) => a - b)}>${after.toSorted((a, b) => a - b)}`
    }
    case 'run':
      return `${rule.cells.includes(cell)}`
    case 'tally':
      return amountsOf(rule.amounts, cell)
    case 'groups':
      return `${rule.cells ? rule.cells.includes(cell) : cell > 0}`
  }
}

/** Short where days are alike, as they mostly are. */
function amountsOf(amounts: readonly (readonly number[])[], cell: number): string {
  const parts: string[] = []
  let last: number | undefined
  for (const [day, amount] of amounts.map((byCell) => byCell[cell] ?? 0).entries()) {
    if (amount !== last) parts.push(`${day}:${amount}`)
    last = amount
  }
  return parts.join(',')
}
