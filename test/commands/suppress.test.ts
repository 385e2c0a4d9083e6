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

  test('reads a question that is written over several lines, and says with which line a broken one begins', async () => {
    const pretty = JSON.stringify(TABLE, null, 2)
    const { code, out, err } = await ask(suppressCommand, [pretty, '{\n  "table": [[1,', pretty, TABLE])
    expect(out).toHaveLength(3)
    expect(new Set(out).size).toBe(1)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(new RegExp(`^line ${pretty.split('\n').length + 1}: it is not JSON`))
    expect(code).toBe(1)
  })

  test.each([
    ['no rows', { ...TABLE, table: [] }, /^line 1: table: /],
    ['empty rows', { ...TABLE, table: [[], []] }, /^line 1: table\.0: /],
    ['a fraction', { ...TABLE, table: [[1.5]] }, /^line 1: table\.0\.0: /],
    ['a number too large to be exact', { ...TABLE, table: [[2 ** 53]] }, /^line 1: table\.0\.0: /],
    ['a word for a number', { ...TABLE, table: [['3']] }, /^line 1: table\.0\.0: /],
    ['too many cells', { ...TABLE, table: [Array(10_001).fill(1)] }, /^line 1: table: a table may have 10000 cells/],
    ['a threshold of 0', { ...TABLE, threshold: 0 }, /^line 1: threshold: /],
    ['no question', 'null', /^line 1: /],
  ])('refuses %s in one line', async (_, asked, complaint) => {
    const { code, out, err } = await ask(suppressCommand, [asked])
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([expect.stringMatching(complaint)])
  })

  test('a threshold of 1 hides nothing', async () => {
    const { out } = await ask(suppressCommand, [{ ...TABLE, threshold: 1 }])
    expect(JSON.parse(out[0] ?? '')).toEqual({ table: TABLE.table })
  })
})
