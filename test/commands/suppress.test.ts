import { describe, expect, test } from 'vitest'
import { suppressCommand } from '../../src/commands/suppress.ts'
import { ask } from './ask.ts'

const TABLE = {
  table: [
    [3, 20, 31],
    [14, 25, 9],
    [22, 18, 40],
  ],
  threshold: 5,
  rowTotals: true,
  columnTotals: true,
}

describe('warmline suppress', () => {
  test('hides the small cell and the fewest that protect it', async () => {
    const { code, out } = await ask(suppressCommand, [TABLE])
    expect(code).toBe(0)
    const { table, ...others } = JSON.parse(out[0] ?? '')
    expect(others).toEqual({})
    expect(table[0][0]).toBe('*')
    expect(table.flat().filter((cell: unknown) => cell === '*')).toHaveLength(4)
  })

  test('says which total it had to hide', async () => {
    const alone = {
      ...TABLE,
      table: [
        [3, 0],
        [0, 20],
      ],
    }
    const { out } = await ask(suppressCommand, [alone, { ...alone, columnTotals: false }])
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        table: [
          ['*', 0],
          [0, 20],
        ],
        rowTotals: '*',
        columnTotals: '*',
      },
      {
        table: [
          ['*', 0],
          [0, 20],
        ],
        rowTotals: '*',
      },
    ])
  })

  test('names the line it cannot answer, answers the others, and exits with 1', async () => {
    const ragged = { ...TABLE, table: [[1, 2], [3]] }
    const negative = { ...TABLE, table: [[1, -2]] }
    const { code, out, err } = await ask(suppressCommand, ['{', ragged, negative, { table: [[1]] }, TABLE])
    expect(code).toBe(1)
    expect(out).toHaveLength(1)
    expect(err).toHaveLength(4)
    expect(err[0]).toMatch(/^line 1: it is not JSON/)
    expect(err[1]).toBe('line 2: table: rows must be of equal length')
    expect(err[2]).toMatch(/^line 3: table\.0\.1: /)
    expect(err[3]).toMatch(/^line 4: threshold: /)
  })
})
