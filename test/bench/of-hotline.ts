// Hotline months of 20 to 150 people after a minute, each in a process of its own: the product solves each in a thread of its own.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { SIZES } from './hotline-months.ts'
import { printTable } from './table.ts'

const MONTH = fileURLToPath(new URL('./hotline-month.ts', import.meta.url))

export function benchHotline(seconds: number): void {
  console.log(`\nHotline months, 28 days, 3 roles, 2 lines, ${seconds} s each`)
  const rows = SIZES.flatMap((size): readonly (readonly string[])[] =>
    JSON.parse(execFileSync(process.execPath, [MONTH, String(size), String(seconds)], { encoding: 'utf8' })),
  )
  printTable(['', 'cost', 'open', 'nights', 'weekends', 'hours', 'bound', 'gap', 'time', 'memory'], rows)
}
