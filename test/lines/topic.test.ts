import { expect, test } from 'vitest'
import { isCurrent, LOCAL_TOPIC, topicsFrom } from '../../src/lines/topic.ts'

test('both taxonomies have their groups and five topics in each', () => {
  const shape = (taxonomy: 'psychological' | 'health') => {
    const topics = topicsFrom(taxonomy, [])
    const parents = topics.filter((topic) => topic.parentCode === null)
    return parents.map((parent) => topics.filter((topic) => topic.parentCode === parent.code).length)
  }
  expect(shape('psychological')).toEqual(Array(13).fill(5))
  expect(shape('health')).toEqual(Array(12).fill(5))
  expect(topicsFrom('none', [])).toEqual([])
})

test('an emergency is a context tag, and abuse of a minor asks for a report', () => {
  const topics = topicsFrom('psychological', [])
  expect(topics.filter((topic) => topic.contextTag).every((topic) => topic.code.startsWith('P13'))).toBe(true)
  expect(topics.filter((topic) => topic.mandatoryReport).map((topic) => topic.code)).toEqual(['P11.5'])
})

const flood = {
  code: 'L01',
  labelZh: '洪水',
  labelEn: 'Flood',
  contextTag: false,
  mandatoryReport: false,
  retiredOn: null,
}

test('a line adds topics of its own and retires others, which stay readable', () => {
  const [first] = topicsFrom('psychological', [])
  if (!first) throw new Error('no topics')
  const topics = topicsFrom('psychological', [flood, { ...first, retiredOn: '2026-05-14' }])
  expect(topics.find(({ code }) => code === 'L01')).toMatchObject({ local: true, parentCode: null })
  expect(topics.find(({ code }) => code === 'P01')).toMatchObject({ local: false, retiredOn: '2026-05-14' })
  expect(isCurrent(topics, 'P01', '2026-05-13')).toBe(true)
  expect(isCurrent(topics, 'P01', '2026-05-14')).toBe(false)
  expect(isCurrent(topics, 'P01.1', '2026-05-14')).toBe(false)
  expect(isCurrent(topics, 'L01', '2026-05-14')).toBe(true)
  expect(isCurrent(topics, 'L02', '2026-05-14')).toBe(false)
})

test.each(['L01', 'L01.2', 'P03.L1', 'H12.L10'])('%s may be a local code', (code) => expect(code).toMatch(LOCAL_TOPIC))
test.each(['P14', 'P01.6', 'X1', 'L1', 'P03.L'])('%s may not', (code) => expect(code).not.toMatch(LOCAL_TOPIC))
