// The grid's cells seen duty by duty: what a day becomes with one duty more or less, and who may stand which.
import type { Grid } from './grid.ts'
import type { Model } from './optimiser/model.ts'
import { pick, type Random } from './random.ts'

export interface DutyCells {
  /** By cell: the lanes of its duties. */
  readonly lanes: readonly (readonly number[])[]
  /** The cell that is left without a duty of that lane; -1: there is none. */
  without(cell: number, lane: number): number
  /** The cell with a duty of that lane on top; -1: they do not fit. */
  with(cell: number, lane: number): number
  /** By day × lanes + lane: who may stand there. */
  readonly takers: readonly (readonly number[])[]
}

export function dutyCellsOf(grid: Grid, model: Model): DutyCells {
  const { patterns, calendar } = grid
  const width = calendar.lanes
  const lanes = patterns.all.map((pattern) => pattern.lanes)
  const table = new Int16Array(patterns.all.length * width).fill(-1)
  for (const [cell, pattern] of patterns.all.entries()) {
    for (let lane = 0; lane < width; lane++) {
      const has = pattern.lanes.includes(lane)
      const next = has
        ? pattern.lanes.filter((other) => other !== lane)
        : [...pattern.lanes, lane].sort((a, b) => a - b)
      table[cell * width + lane] = patterns.find(next, pattern.elsewhere) ?? -1
    }
  }
  const other = (cell: number, lane: number) => table[cell * width + lane] ?? -1
  return {
    lanes,
    without: (cell, lane) => (lanes[cell]?.includes(lane) ? other(cell, lane) : -1),
    with: (cell, lane) => (lanes[cell]?.includes(lane) ? -1 : other(cell, lane)),
    takers: takersOf(model, grid),
  }
}

function takersOf({ days, cells, allowed, people }: Model, { patterns, calendar }: Grid): readonly number[][] {
  const takers: number[][] = Array.from({ length: days * calendar.lanes }, () => [])
  for (let m = 0; m < people; m++) {
    for (let day = 0; day < days; day++) {
      const lanes = new Set<number>()
      for (const [cell, pattern] of patterns.all.entries()) {
        if (allowed[(m * days + day) * cells + cell] === 1) for (const lane of pattern.lanes) lanes.add(lane)
      }
      for (const lane of lanes) takers[day * calendar.lanes + lane]?.push(m)
    }
  }
  return takers
}

export interface Draws {
  /** Any day that is planned. */
  anyDay(): number
  /** One of so many days around that one, held within the plan. */
  near(day: number, window: number): number
  /** A lane of the cell; -1: it has none. */
  laneIn(cell: number): number
}

/** What moves of duties draw by lot. */
export function drawsOf({ days, history }: Model, duties: DutyCells, random: Random): Draws {
  return {
    anyDay: () => history + pick(random, days - history),
    near: (day, window) => Math.min(days - 1, Math.max(history, day + pick(random, window) - (window >> 1))),
    laneIn: (cell) => {
      const own = duties.lanes[cell] ?? []
      return own.length === 0 ? -1 : (own[pick(random, own.length)] ?? -1)
    },
  }
}
