// Prints aligned rows.
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  console.log(line(heads))
  console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  for (const row of rows) console.log(line(row))
}

export const perSecond = (value: number): string => Math.round(value).toLocaleString('en')
export const milliseconds = (value: number): string => value.toFixed(value < 10 ? 2 : 1)
export const percent = (value: number): string => `${(value * 100).toFixed(0)} %`
