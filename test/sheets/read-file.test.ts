import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvTemplate, xlsxTemplate } from '../../src/people/import/template.ts'
import { readCsv } from '../../src/sheets/read-csv.ts'
import { readSheet, rowsOf } from '../../src/sheets/read-sheet.ts'
import { readXlsx } from '../../src/sheets/read-xlsx.ts'
import { kindOf } from '../../src/sheets/sheet.ts'
import { unpacksSafely } from '../../src/sheets/unpack.ts'
import { GBK, xlsxOf } from '../people/import/files.ts'

const most = { rows: 1_000 }
const csv = (text: string) => readCsv(Buffer.from(text), most)

describe('CSV', () => {
  test.each([
    ['UTF-8', Buffer.from('姓名,类别\n测试甲,志愿者\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,类别\r\n测试甲,志愿者')],
    ['GBK', GBK],
    ['UTF-16 with tabs', Buffer.from('\ufeff姓名\t类别\r\n测试甲\t志愿者\r\n', 'utf16le')],
    ['semicolons', Buffer.from('姓名;类别\n测试甲;志愿者\n')],
    ['old line ends', Buffer.from('姓名,类别\r测试甲,志愿者\r')],
    ['quotes', Buffer.from('"姓名","类别"\n"测试甲","志愿者"\n')],
    ['white space', Buffer.from(' 姓名 ,\u3000类别\n 测试甲,志愿者 ,,\n,,\n\n')],
  ])('%s', (_name, bytes) => {
    const sheet = readCsv(bytes, most)
    const rows = 'rows' in sheet ? sheet.rows.map((row) => row.slice(0, 2)) : sheet
    expect(rows).toEqual([
      ['姓名', '类别'],
      ['测试甲', '志愿者'],
    ])
  })

  test('blank rows keep their numbers, and a cell may have lines', () => {
    expect(csv('a,b\n\n"x\ny",z\n')).toEqual({ rows: [['a', 'b'], [''], ['x\ny', 'z']] })
  })

  test.each([
    ['', 'empty'],
    ['\n\n', 'empty'],
    ['a,"b\nc', 'not-readable'],
    ['a\0b', 'encoding'],
    [`a\n${'x\n'.repeat(1_001)}`, 'too-many-rows'],
    [`a\n${'x\n'.repeat(50_000)}`, 'too-many-rows'],
  ])('%j is refused: %s', (text, fault) => {
    expect(csv(text)).toEqual({ fault })
  })

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const sheet = readCsv(bytes, most)
        expect('rows' in sheet || 'fault' in sheet).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>'],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['an old Excel file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a web page', '<!DOCTYPE html><table><tr><td>a,b'],
])('%s is no sheet, whatever could be read of it', async (_name, content) => {
  const sheet = await readSheet(Buffer.from(content, 'latin1'), most)
  expect(sheet).toEqual({ fault: 'not-a-sheet' })
  expect(() => rowsOf(sheet)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})

describe('XLSX', () => {
  const rows = [
    ['姓名', '类别', 'joined'],
    ['测试甲', '志愿者', new Date('2026-05-14T00:00:00Z')],
    [],
    [12, true, null],
  ]

  test('the first sheet as text, dates as days', async () => {
    expect(await readXlsx(await xlsxOf(rows), most)).toEqual({
      rows: [['姓名', '类别', 'joined'], ['测试甲', '志愿者', '2026-05-14'], [], ['12', 'true']],
    })
  })

  test('times of day stay, beside a day and alone', async () => {
    const bytes = await xlsxOf([[new Date('2026-05-14T02:50:00Z'), new Date('1899-12-30T02:50:00Z')]])
    expect(await readXlsx(bytes, most)).toEqual({ rows: [['2026-05-14 02:50:00', '02:50:00']] })
  })

  test('a formula is not calculated, and its stored result is not taken', async () => {
    const bytes = await xlsxOf([['a'], [{ formula: 'HYPERLINK("x")', result: 'innocent' }]])
    expect(await readXlsx(bytes, most)).toEqual({ rows: [['a'], ['=']] })
  })

  test('it is known by its first bytes, not by its name', async () => {
    expect(kindOf(await xlsxOf(rows))).toBe('xlsx')
    expect(kindOf(GBK)).toBe('csv')
  })

  test('an archive that grows beyond measure is refused before it is unpacked', () => {
    const bomb = zipOf(deflateRawSync(Buffer.alloc(80 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(100_000)
    expect(unpacksSafely(bomb)).toBe(false)
    expect(unpacksSafely(zipOf(deflateRawSync(Buffer.from('small'))))).toBe(true)
  })

  test('a row far down is refused, not waited for', async () => {
    const far = await xlsxOf([['a'], ...Array.from({ length: 2_500 }, () => []), ['x']])
    expect(await readXlsx(far, most)).toEqual({ fault: 'too-many-rows' })
  })

  test('a damaged file is read or refused', async () => {
    const good = await xlsxOf(rows)
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(good.length), async (changes, cut) => {
        const bad = Buffer.from(good.subarray(0, cut % 3 === 0 ? cut : good.length))
        for (const [at, value] of changes) if (at < bad.length) bad[at] = value
        const sheet = await readXlsx(bad, most)
        expect('rows' in sheet || 'fault' in sheet).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** A zip archive with one entry that was packed before. */
function zipOf(packed: Buffer): Buffer {
  const local = Buffer.alloc(31)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(1, 26)
  const entry = Buffer.alloc(47)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(1, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, entry, end])
}

test.each(['zh', 'en'] as const)('the template in %s reads back', async (language) => {
  const fromCsv = readCsv(csvTemplate(language), most)
  const fromXlsx = await readXlsx(await xlsxTemplate(language), most)
  const header = (sheet: typeof fromCsv) => ('rows' in sheet ? sheet.rows[0] : undefined)
  expect(header(fromCsv)).toHaveLength(16)
  expect(header(fromXlsx)).toEqual(header(fromCsv))
})
