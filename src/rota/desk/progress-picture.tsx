// How a run went: the cost of the best rota found and what no rota costs less than, over time, as SVG.
import type { View } from '../../console/view.ts'
import { deskWords } from './words.ts'

/** One moment of a run. */
export interface Moment {
  /** Seconds since it began. */
  readonly at: number
  readonly incumbent: number | null
  readonly bound: number | null
}

const [WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP] = [720, 200, 70, 20, 24, 10]
/** First rotas cost so much more that everything after would be one line: they are drawn at the upper edge. */
const MOST_GAPS = 8

type Point = readonly [number, number]

/** Nothing until there are two moments with a cost to draw a line between. */
export const ProgressPicture = ({ view, moments }: { view: View; moments: readonly Moment[] }) => {
  const words = deskWords(view.language)
  const found = pointsOf(moments, 'incumbent')
  const proven = pointsOf(moments, 'bound')
  if (found.length < 2) return null
  const { low, high } = rangeOf(found, proven)
  const last = Math.max(1, ...moments.map(({ at }) => at))
  const x = (at: number) => LEFT + (at * (WIDTH - LEFT - RIGHT)) / last
  const y = (cost: number) =>
    TOP + ((high - Math.min(high, cost)) * (HEIGHT - TOP - BOTTOM)) / Math.max(1e-9, high - low)
  const step = (points: readonly Point[]) => stepsOf([...points, [last, points.at(-1)?.[1] ?? 0]], x, y)
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.progressPicture}>
        <g class="picture-grid">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(high)} y2={y(high)} />
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(low)} y2={y(low)} />
          <text x={LEFT - 6} y={y(high) + 4} text-anchor="end">
            {String(Math.round(high))}
          </text>
          <text x={LEFT - 6} y={y(low) + 4} text-anchor="end">
            {String(Math.round(low))}
          </text>
          <text x={LEFT} y={HEIGHT - 6}>
            {words.secondsChoice(0)}
          </text>
          <text x={WIDTH - RIGHT} y={HEIGHT - 6} text-anchor="end">
            {words.afterSeconds(Math.round(last))}
          </text>
        </g>
        <path class="picture-line" d={step(found)} />
        {proven.length === 0 ? null : <path class="picture-line picture-line-other" d={step(proven)} />}
      </svg>
      <figcaption class="hint">{words.progressPicture}</figcaption>
    </figure>
  )
}

const pointsOf = (moments: readonly Moment[], of: 'incumbent' | 'bound'): readonly Point[] =>
  moments.flatMap((moment): Point[] => {
    const cost = moment[of]
    return cost === null ? [] : [[moment.at, cost]]
  })

function rangeOf(found: readonly Point[], proven: readonly Point[]) {
  const best = found.at(-1)?.[1] ?? 0
  const low = Math.min(best, ...proven.map(([, cost]) => cost))
  const most = Math.max(...found.map(([, cost]) => cost))
  return { low, high: Math.min(most, best + MOST_GAPS * Math.max(1, best - low)) }
}

/** A cost holds until the next is told. */
const stepsOf = (points: readonly Point[], x: (at: number) => number, y: (cost: number) => number): string =>
  points
    .map(([at, cost], i) => {
      const [px, py] = [x(at), y(cost)].map((each) => Math.round(each * 10) / 10)
      return i === 0 ? `M${px} ${py}` : `H${px} V${py}`
    })
    .join(' ')
