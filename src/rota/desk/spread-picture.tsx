// How far everybody's hours are from their fair part: a row for each way to make the rota, a dot for each member.
export interface SpreadRow {
  readonly label: string
  /** Hours above the fair part; below 0: under it. */
  readonly apart: readonly number[]
}

const [WIDTH, ROW, LEFT, RIGHT, FOOT] = [720, 34, 130, 24, 22]

export const SpreadPicture = ({ title, rows, unit }: { title: string; rows: readonly SpreadRow[]; unit: string }) => {
  const most = Math.max(1, ...rows.flatMap(({ apart }) => apart.map(Math.abs)))
  const edge = Math.ceil(most)
  const x = (hours: number) => LEFT + ((hours + edge) * (WIDTH - LEFT - RIGHT)) / (2 * edge)
  const height = rows.length * ROW + FOOT
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
        <g class="picture-grid">
          {[-edge, 0, edge].map((hours) => (
            <>
              <line x1={x(hours)} x2={x(hours)} y1={0} y2={height - FOOT} />
              <text x={x(hours)} y={height - 6} text-anchor={hours === 0 ? 'middle' : hours < 0 ? 'start' : 'end'}>
                {`${hours > 0 ? '+' : ''}${hours}${unit}`}
              </text>
            </>
          ))}
        </g>
        {rows.map(({ label, apart }, i) => (
          <g>
            <text class="picture-label" x={LEFT - 8} y={i * ROW + ROW / 2 + 4} text-anchor="end">
              {label}
            </text>
            {apart.map((hours) => (
              <circle class="picture-dot" cx={Math.round(x(hours) * 10) / 10} cy={i * ROW + ROW / 2} r={5} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption class="hint">{title}</figcaption>
    </figure>
  )
}
