// Bars side by side as SVG, each with a mark where it should be: drawn on the server, legible without colour.
export interface Bar {
  readonly label: string
  readonly value: number
  /** Where it should be; left out, there is no mark. */
  readonly mark?: number
}

const WIDTH = 720
/** About a letter's width; Chinese characters are twice as wide. */
const LETTER = 6.4
const LEAST_LABEL = 60
const MOST_LABEL = 300
const VALUE = 64
const ROW = 18

export const BarsPicture = ({ title, bars, unit = '' }: { title: string; bars: readonly Bar[]; unit?: string }) => {
  const most = Math.max(1, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]))
  const labelWidth = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, ...bars.map(({ label }) => widthOf(label))))
  const scale = (value: number) => Math.round((10 * (Math.max(0, value) * (WIDTH - labelWidth - VALUE))) / most) / 10
  const height = bars.length * ROW + 4
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
        {bars.map((bar, i) => (
          <BarRow bar={bar} unit={unit} y={i * ROW + 2} left={labelWidth} scale={scale} />
        ))}
      </svg>
      <figcaption class="hint">{title}</figcaption>
    </figure>
  )
}

const widthOf = (label: string): number =>
  LETTER * [...label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 2)

interface RowProps {
  readonly bar: Bar
  readonly unit: string
  readonly y: number
  readonly left: number
  readonly scale: (value: number) => number
}

const BarRow = ({ bar: { label, value, mark }, unit, y, left, scale }: RowProps) => (
  <g>
    <text class="picture-label" x={left - 6} y={y + ROW - 6} text-anchor="end">
      {label}
    </text>
    <rect class="picture-bar" x={left} y={y + 2} width={scale(value)} height={ROW - 6} />
    <text class="picture-label" x={left + Math.max(scale(value), scale(mark ?? 0)) + 6} y={y + ROW - 6}>
      {`${Math.round(value * 10) / 10}${unit}`}
    </text>
    {mark === undefined ? null : (
      <g class="picture-expected">
        <line x1={left + scale(mark)} x2={left + scale(mark)} y1={y} y2={y + ROW - 2} />
      </g>
    )}
  </g>
)
