// What somebody with the public cells and totals can say of a hidden cell: between which values it lies. The tables that
// agree with all that is public are the flows of a transportation problem, so the largest rise of a cell is a maximum
// flow from its column to its row over the other hidden cells, and its largest fall one from its row to its column:
// going from a row to a column raises a cell without limit, going back lowers it to 0 at most.
import type { Grid, Pattern } from './grid.ts'

/** A hidden cell about which too much can be said. */
export interface WeakCell {
  readonly cell: number
  /**
   * Where the flows stop: nodes on the near side of each cut. Whatever protects the cell crosses one of them.
   */
  readonly cuts: readonly ReadonlySet<number>[]
}

/** How much more may be done, counted in looks at a cell. */
export interface Effort {
  left: number
}

interface Network {
  readonly grid: Grid
  /** Hidden cells at each node. */
  readonly at: readonly (readonly number[])[]
  readonly effort: Effort
}

const UNLIMITED: Effort = { left: Number.POSITIVE_INFINITY }

/**
 * Every hidden cell whose interval is too narrow; none: the pattern protects.
 * @param among the hidden cells to look at, where others are known to be protected
 */
export function weakCells(
  grid: Grid,
  hidden: Pattern,
  effort: Effort = UNLIMITED,
  among: Iterable<number> = hidden,
): readonly WeakCell[] {
  const network = { grid, at: hiddenAt(grid, hidden), effort }
  return [...among].flatMap((cell) => attackCell(network, cell) ?? [])
}

/** Whether a pattern protects all its cells. */
export function protects(grid: Grid, hidden: Pattern, effort: Effort = UNLIMITED): boolean {
  const network = { grid, at: hiddenAt(grid, hidden), effort }
  for (const cell of hidden) if (attackCell(network, cell) !== undefined) return false
  return true
}

function hiddenAt(grid: Grid, hidden: Pattern): readonly (readonly number[])[] {
  const at: number[][] = Array.from({ length: grid.nodes }, () => [])
  for (const index of hidden) {
    const cell = grid.cells[index]
    if (cell === undefined) continue
    at[cell.row]?.push(index)
    at[cell.column]?.push(index)
  }
  return at
}

/** Undefined when the cell is protected. */
function attackCell(network: Network, cell: number): WeakCell | undefined {
  const { row = 0, column = 0, value = 0 } = network.grid.cells[cell] ?? {}
  const rise = maximumFlow(network, { from: column, to: row, without: cell, limit: network.grid.width })
  if (rise.amount >= network.grid.width) return undefined
  const missing = network.grid.width - rise.amount
  const fall = maximumFlow(network, { from: row, to: column, without: cell, limit: Math.min(value, missing) })
  if (fall.amount >= missing) return undefined
  return { cell, cuts: fall.amount >= value ? [rise.near] : [rise.near, fall.near] }
}

interface Route {
  readonly from: number
  readonly to: number
  readonly without: number
  /** More than this does not matter. */
  readonly limit: number
}

/** By shortest augmenting paths (Edmonds and Karp 1972); the amounts on the way are an attacker's other tables. */
function maximumFlow(network: Network, route: Route): { amount: number; near: ReadonlySet<number> } {
  const values = new Map<number, number>()
  let amount = 0
  while (amount < route.limit) {
    const cameBy = explore(network, values, route)
    const path = pathOf(network.grid, cameBy, route)
    if (path === undefined) return { amount, near: new Set(cameBy.keys()) }
    const lowered = path.filter(({ raises }) => !raises).map(({ cell }) => valueNow(network.grid, values, cell))
    const step = Math.min(route.limit - amount, ...lowered)
    for (const { cell, raises } of path) {
      values.set(cell, valueNow(network.grid, values, cell) + (raises ? step : -step))
    }
    amount += step
  }
  return { amount, near: new Set() }
}

const valueNow = (grid: Grid, values: ReadonlyMap<number, number>, cell: number): number =>
  values.get(cell) ?? grid.cells[cell]?.value ?? 0

/** By which cell each node was reached, breadth first, until the goal is. */
function explore(
  { grid, at, effort }: Network,
  values: ReadonlyMap<number, number>,
  { from, to, without }: Route,
): ReadonlyMap<number, number> {
  const cameBy = new Map([[from, without]])
  for (const node of cameBy.keys()) {
    for (const index of at[node] ?? []) {
      effort.left--
      const cell = grid.cells[index]
      if (index === without || cell === undefined) continue
      const raises = cell.row === node
      const next = raises ? cell.column : cell.row
      if (cameBy.has(next) || (!raises && valueNow(grid, values, index) === 0)) continue
      cameBy.set(next, index)
      if (next === to) return cameBy
    }
  }
  return cameBy
}

function pathOf(grid: Grid, cameBy: ReadonlyMap<number, number>, { from, to }: Route) {
  if (!cameBy.has(to)) return undefined
  const path: { readonly cell: number; readonly raises: boolean }[] = []
  for (let node = to; node !== from; ) {
    const index = cameBy.get(node) ?? -1
    const cell = grid.cells[index]
    if (cell === undefined) return undefined
    const raises = cell.column === node
    path.push({ cell: index, raises })
    node = raises ? cell.row : cell.column
  }
  return path
}
