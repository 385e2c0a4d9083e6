// Bars side by side as SVG, each with a mark where it should be: drawn on the server, legible without colour.
export interface Bar {
  readonly label: string
  readonly value: number
  /** Where it should be; left out, there is no mark. */
  readonly mark?: number
}

const WIDTH = 720
const LABEL = 120
const VALUE = 50
const ROW = 18

export const BarsPicture = ({ title, bars, unit = '' }: { title: string; bars: readonly Bar[]; unit?: string }) => {
  const most = Math.max(1, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]))
  const scale = (value: number) => Math.round((10 * (Math.max(0, value) * (WIDTH - LABEL - VALUE))) / most) / 10
  const height = bars.length * ROW + 4
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
        {bars.map((bar, i) => (
          <BarRow bar={bar} unit={unit} y={i * ROW + 2} scale={scale} />
        ))}
      </svg>
      <figcaption class="hint">{title}</figcaption>
    </figure>
  )
}

interface RowProps {
  readonly bar: Bar
  readonly unit: string
  readonly y: number
  readonly scale: (value: number) => number
}

const BarRow = ({ bar: { label, value, mark }, unit, y, scale }: RowProps) => (
  <g>
    <text class="picture-label" x={LABEL - 6} y={y + ROW - 6} text-anchor="end">
      {label}
    </text>
    <rect class="picture-bar" x={LABEL} y={y + 2} width={scale(value)} height={ROW - 6} />
    <text class="picture-label" x={LABEL + Math.max(scale(value), scale(mark ?? 0)) + 6} y={y + ROW - 6}>
      {`${Math.round(value * 10) / 10}${unit}`}
    </text>
    {mark === undefined ? null : (
      <g class="picture-expected">
        <line x1={LABEL + scale(mark)} x2={LABEL + scale(mark)} y1={y} y2={y + ROW - 2} />
      </g>
    )}
  </g>
)
