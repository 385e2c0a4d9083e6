// The master: which lines to take, in which shares, as a linear program that grows line by line.
import type { LinearEngine } from './linear.ts'
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import { entriesOf, modelData, programOf } from './program.ts'
import type { Group } from './relaxation.ts'

export interface Master {
  add(lines: readonly Line[]): void
  has(line: Line): boolean
  solve(): void
  objective(): number
  /** Dual values of the last solution: what one more saves, by row of the model ... */
  prices(): Float64Array
  /** ... and what each free person's line costs at the margin. */
  personPrices(): ReadonlyMap<number, number>
  /** Lines with a share, and the share. */
  shares(): readonly (readonly [Line, number])[]
  /** At most so many lines, the least reduced cost first, none above `reducedCost`. */
  linesWithin(reducedCost: number, most: number): readonly Line[]
  /** This person takes this line, in whole. */
  fix(line: Line): void
  /** Simplex iterations so far. */
  iterations(): number
  close(): void
}

interface Solution {
  readonly colValue: ArrayLike<number>
  readonly colDual: ArrayLike<number>
  readonly rowDual: ArrayLike<number>
}

/** HiGHS's numbers of the two: new lines leave the last solution feasible, and primal goes on; shut ones leave it optimal, and dual does. */
const [DUAL, PRIMAL] = [1, 4]

export function masterOf(engine: LinearEngine, model: Model, group: Group): Master {
  const program = programOf(model, group)
  const columns: (Line | undefined)[] = program.first.cost.map(() => undefined)
  const columnOf = new Map<Line, number>()
  const ofPerson = new Map<number, number[]>(group.free.map((person) => [person, []]))
  let iterations = 0
  let solution: Solution = { colValue: [], colDual: [], rowDual: [] }
  const highs = engine.createModel()
  highs.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  highs.passModel(modelData(program, program.first))
  let strategy = PRIMAL
  return {
    add: (lines) => {
      for (const line of lines) {
        if (columnOf.has(line)) continue
        highs.addCol(line.cost, 0, engine.infinity, entriesOf(program, model, line))
        columnOf.set(line, columns.length)
        ofPerson.get(line.person)?.push(columns.length)
        columns.push(line)
      }
    },
    has: (line) => columnOf.has(line),
    solve: () => {
      highs.options.set('simplex_strategy', strategy)
      highs.run()
      strategy = PRIMAL
      iterations += Math.max(0, Number(highs.info.get('simplex_iteration_count')))
      solution = highs.getSolution()
    },
    objective: () => highs.getObjectiveValue(),
    prices: () =>
      Float64Array.from({ length: model.rows.size }, (_, row) => solution.rowDual[program.firstRow + row] ?? 0),
    personPrices: () => new Map(group.free.map((person, row) => [person, solution.rowDual[row] ?? 0])),
    shares: () =>
      columns.flatMap((line, column) => {
        const share = solution.colValue[column] ?? 0
        return line && share > 1e-6 ? [[line, share] as const] : []
      }),
    linesWithin: (reducedCost, most) =>
      columns
        .flatMap((line, column) => (line ? [{ line, cost: solution.colDual[column] ?? 0 }] : []))
        .filter(({ cost }) => cost <= reducedCost)
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, most)
        .map(({ line }) => line),
    fix: (line) => {
      const chosen = columnOf.get(line)
      const others = (ofPerson.get(line.person) ?? []).filter((column) => column !== chosen)
      const shut = Int32Array.from([program.rowOfPerson.get(line.person) ?? 0, ...others])
      const zeros = new Float64Array(shut.length)
      highs.changeColsBounds({ kind: 'set', indices: shut }, zeros, zeros)
      strategy = DUAL
    },
    iterations: () => iterations,
    close: () => highs.dispose(),
  }
}
