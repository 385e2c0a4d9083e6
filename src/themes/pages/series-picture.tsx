// A series of counts as a picture: bars drawn on the server, hidden ones as a mark without a height, and the same
// numbers as a table below for those who do not see it.
import type { View } from '../../console/view.ts'
import type { SeriesPoint } from '../alerts/alert-view.ts'
import type { Shown } from '../disclosure.ts'
import { themeWords } from './words.ts'

const WIDTH = 640
const HEIGHT = 200
const FLOOR = 170
const LEFT = 36
const MARK = 6

interface PictureProps {
  readonly view: View
  /** Says in a sentence what is to be seen. */
  readonly title: string
  readonly points: readonly SeriesPoint[]
  readonly expected?: number | undefined
  readonly atMost?: number | undefined
}

export const SeriesPicture = ({ view, title, points, expected, atMost }: PictureProps) => {
  const words = themeWords(view.language).picture
  const values = points.map(({ episodes }) => (episodes === '*' ? 0 : episodes))
  const top = Math.max(5, ...values, atMost ?? 0)
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - 12)
  const step = (WIDTH - LEFT) / Math.max(1, points.length)
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <title>{title}</title>
        {[0, Math.round(top / 2), top].map((value) => (
          <g class="picture-grid">
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {points.map(({ period, episodes }, i) => (
          <Bar x={LEFT + i * step} width={step * 0.8} episodes={episodes} top={y} last={i === points.length - 1}>
            {`${nameOfPeriod(period)}: ${episodes === '*' ? words.hidden : episodes}`}
          </Bar>
        ))}
        <Level value={expected} y={y} label={words.expected} kind="picture-expected" />
        <Level value={atMost} y={y} label={words.atMost} kind="picture-limit" />
        <text class="picture-label" x={LEFT} y={HEIGHT - 8}>
          {nameOfPeriod(points[0]?.period ?? '')}
        </text>
        <text class="picture-label" x={WIDTH} y={HEIGHT - 8} text-anchor="end">
          {nameOfPeriod(points.at(-1)?.period ?? '')}
        </text>
      </svg>
      <details class="more">
        <summary>{words.table}</summary>
        <div class="inside table-wrap">
          <table>
            <thead>
              <tr>
                <th>{words.period}</th>
                <th>{words.episodes}</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ period, episodes }) => (
                <tr>
                  <td>{nameOfPeriod(period)}</td>
                  <td>{episodes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

/** 'week:2026-W20' → '2026-W20': codes that read the same in every language. */
const nameOfPeriod = (period: string): string => period.slice(period.indexOf(':') + 1)

interface BarProps {
  readonly x: number
  readonly width: number
  readonly episodes: Shown
  readonly top: (value: number) => number
  readonly last: boolean
  readonly children: string
}

const Bar = ({ x, width, episodes, top, last, children }: BarProps) => {
  const y = episodes === '*' ? FLOOR - MARK : top(episodes)
  const kind = episodes === '*' ? 'picture-hidden' : last ? 'picture-bar picture-last' : 'picture-bar'
  return (
    <rect class={kind} x={round(x)} y={round(y)} width={round(width)} height={round(FLOOR - y)}>
      <title>{children}</title>
    </rect>
  )
}

interface LevelProps {
  readonly value: number | undefined
  readonly y: (value: number) => number
  readonly label: string
  readonly kind: string
}

const Level = ({ value, y, label, kind }: LevelProps) =>
  value === undefined ? null : (
    <g class={kind}>
      <line x1={LEFT} x2={WIDTH} y1={round(y(value))} y2={round(y(value))} />
      <text x={LEFT + 4} y={round(y(value)) - 4}>
        {`${label} ${Math.round(value)}`}
      </text>
    </g>
  )

const round = (value: number): number => Math.round(value * 10) / 10
