import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'
import { growth } from '../support/growth.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['我的手机是13812345678，请回电', '我的手机是[手机号]，请回电'],
  ['手机 138 1234-5678 吧', '手机 [手机号] 吧'],
  ['138.1234.5678', '[手机号]'],
  ['1 3 8 1 2 3 4 5 6 7 8', '[手机号]'],
  ['+86 138-1234-5678', '[手机号]'],
  ['008613812345678', '[手机号]'],
  ['１３８１２３４５６７８', '[手机号]'],
  ['138\u200b1234\u00a05678', '[手机号]'],
  ['①③⑧①②③④⑤⑥⑦⑧', '[手机号]'],
  ['1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', '[手机号]'],
  ['一三八一二三四五六七八', '[手机号]'],
  ['幺三九零零零零一一一一', '[手机号]'],
  ['壹伍捌零零零零壹壹壹壹', '[手机号]'],
  ['138零零001111', '[手机号]'],
  ['😀13812345678', '😀[手机号]'],
  ['0571-88888888', '[电话]'],
  ['(0571) 8888 8888转801', '[电话]'],
  ['家里座机 88881234', '家里座机 [电话]'],
  ['+44 20 7946 0958', '[电话]'],
  ['0085212345678', '[电话]'],
  ['call (415) 555-2671 today', 'call [phone] today'],
  ['1-800-555-0199', '[电话]'],
  ['my number is 07700 900123', 'my number is [phone]'],
  ['tel 020 7946 0958 ext 12', 'tel [phone]'],
])('telephone numbers go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['写信到 zhang.san@example.com 吧', '写信到 [邮箱] 吧'],
  ['ａｂｃ＠ｑｑ．ｃｏｍ', '[邮箱]'],
  ['abc@qq.com。谢谢', '[邮箱]。谢谢'],
  ['zhang (at) gmail (dot) com', '[邮箱]'],
  ['qq邮箱 12345678@qq', 'qq邮箱 [邮箱]'],
])('e-mail addresses go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['身份证110101199003077715', '身份证[身份证号]'],
  ['110101 19900307 7715', '[身份证号]'],
  ['11010519491231002X', '[身份证号]'],
  ['11010119900307771x。', '[身份证号]。'],
  ['110101900307771', '[身份证号]'],
  ['证件号 123456789012345678', '证件号 [身份证号]'],
])('resident-ID numbers go, whatever their check digit: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['6222021001116245702', '[银行卡号]'],
  ['4111 1111 1111 1111', '[银行卡号]'],
  ['卡号6222021001116245703', '卡号[银行卡号]'],
  ['378282246310005', '[银行卡号]'],
  ['1381234567813987654321012345', '[银行卡号]'],
])('bank cards and endless runs of digits go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  '请打12356或12320，急救120、110、119，政务12345，青年12355，妇女12338，法律12348',
  '12356 12320 120 110 119 12345 12355 12338 12348',
  '400-161-9995 和 010-82951332 都可以',
  '4001619995',
  '（010）82951332',
  '2026-05-14 13:00，2026年5月14日，2026.05.14，5/14/2026，20260514',
  '2026-05-14 - 2026-05-20 请假，2019-2020 学年',
  '36岁，女，怀孕12周，血压120/80 130/85，体温38.5',
  '舍曲林50mg 每日1次，0.5mg 劳拉西泮，吃了20片',
  '欠债120000元，工资8500.50，花了1,380,000元',
  'PHQ-9 得分 18，GAD-7 12，1 2 3 2 1 0 0 2 3',
  'R3 风险，72 小时内，3个月后随访',
  '他说一二三四五六，十二个月，二〇二六年五月十四日',
  'I took 20 pills at 10.30, on 14 May 2026',
  '',
  '没有任何数字',
])('what identifies nobody stays: %s', (raw) => {
  expect(scrub(raw)).toEqual({ text: raw, findings: [], places: [] })
})

test('findings give the place in the raw text, in UTF-16 units', () => {
  const raw = '😀１３８-1234\u200b-5678 和 a@b.com'
  const { findings } = scrub(raw)
  expect(findings.map(({ start, end, type }) => [raw.slice(start, end), type])).toEqual([
    ['１３８-1234\u200b-5678', 'PHONE'],
    ['a@b.com', 'EMAIL'],
  ])
})

describe('for any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '138',
      '1234',
      '5678',
      '13812345678',
      '86',
      '+86',
      '0571',
      '88888888',
      '110101',
      '19900307',
      '7715',
      '400',
    ),
    fc.constantFrom(
      ' ',
      '-',
      '.',
      '(',
      ')',
      '@',
      'qq.com',
      '电话',
      '手机',
      '卡',
      '身份证',
      'tel',
      '[电话]',
      '[手机号]',
      '[银行卡号]',
    ),
    fc.constantFrom(
      '一',
      '三',
      '八',
      '①',
      '８',
      '\u200b',
      '\ufe0f\u20e3',
      'X',
      '2026-05-14',
      '12356',
      '0.5',
      '转',
      '(at)',
      '\n',
    ),
    fc.stringMatching(/^\d{1,22}$/),
  )
  const raws = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

  // Digits that stood beside a number may be one of their own once it is gone; then there is an end to it.
  test('scrubbing again changes nothing, at the second time at the latest', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const twice = text(text(raw))
        expect(text(twice)).toBe(twice)
      }),
      { numRuns: Number(process.env.RUNS ?? 20_000) },
    )
  })

  test('findings are in order, inside the text and apart from one another', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        let at = 0
        for (const { start, end, confidence } of scrub(raw).findings) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(confidence).toBeGreaterThan(0)
          at = end
        }
        expect(at).toBeLessThanOrEqual(raw.length)
      }),
      { numRuns: 5_000 },
    )
  })

  test('a mobile number never survives, whatever stands around it', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
    const beside = fc.string({ maxLength: 12 }).filter((side) => !/\d/.test(side.normalize('NFKC')))
    fc.assert(
      fc.property(beside, mobile, beside, (before, number, after) => {
        expect(text(`${before}${number}${after}`)).not.toContain(number)
      }),
      { numRuns: 5_000 },
    )
  })
})

test.each([
  '1',
  '138 ',
  '1-',
  '1.',
  '12345678901@',
  'a@',
  '(at)',
  '一',
  '一 ',
  '86 ',
  '电话1 ',
  '2026-05-',
  '０',
  '13812345678',
  '\u200b1',
  '400-161-',
  '((((1',
  'a.',
  '@a.a.',
  'a 点 ',
  'a艾特',
  '1a:',
  '138然后',
  'Room 1, ',
  'Aa ',
  'lulu lu 1',
  'QQ',
  'General ',
])('a megabyte of %j takes time in proportion', (unit) => {
  const work = (characters: number) => scrub(unit.repeat(characters / unit.length))
  expect(growth(work, 125_000)).toBeLessThan(24)
})
