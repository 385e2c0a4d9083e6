import { expect, test } from 'vitest'
import { deidentifyCommand } from '../../src/commands/deidentify.ts'
import { ask } from './ask.ts'

test('warmline deidentify says what went and where, in UTF-16 units of what came in', async () => {
  const { code, out } = await ask(deidentifyCommand, [
    { id: 'a', text: '😀来电人王建国，手机１３８-0000\u200b-0000，请打12356' },
    { id: 7, text: '今天没有人打电话' },
  ])
  expect(code).toBe(0)
  expect(out.map((line) => JSON.parse(line))).toEqual([
    {
      id: 'a',
      text: '😀来电人[姓名1]，手机[手机号]，请打12356',
      spans: [
        { start: 5, end: 8, type: 'PERSON' },
        { start: 11, end: 25, type: 'PHONE' },
      ],
    },
    { id: 7, text: '今天没有人打电话', spans: [] },
  ])
})

test('a line that is no question is named, and the others are answered', async () => {
  const { code, out, err } = await ask(deidentifyCommand, [{ id: 'a' }, { id: 'b', text: '' }])
  expect(code).toBe(1)
  expect(out).toEqual(['{"id":"b","text":"","spans":[]}'])
  expect(err.join()).toContain('line 1')
})

test('a separator of lines inside of a text ends no line', async () => {
  const { code, out } = await ask(deidentifyCommand, [{ id: 'a', text: '第一行\u2028第二行' }])
  expect(code).toBe(0)
  expect(out).toEqual(['{"id":"a","text":"第一行\u2028第二行","spans":[]}'])
})
