import { expect, test } from 'vitest'
import { isCounted } from '../../src/calls/codes.ts'
import { type Shown, shown } from '../../src/themes/disclosure.ts'
import type { FormCall } from '../../src/themes/form/form-call.ts'
import { exactForm } from '../../src/themes/form/monthly-form.ts'
import { publicForm } from '../../src/themes/form/public-form.ts'

let caller = 0
const several = (n: number, over: Partial<FormCall> = {}): readonly FormCall[] =>
  Array.from({ length: n }, () => ({
    episodeId: isCounted(over.type ?? 'counselling') ? `caller ${++caller}` : null,
    type: 'counselling',
    risk: null,
    primaryTopic: null,
    outcome: 'answered',
    waitSeconds: null,
    difficult: false,
    locality: null,
    memberId: null,
    tier: null,
    ...over,
  }))

/** As themes would show them, without what they withhold, but for what is said here. */
const formOf = (calls: readonly FormCall[], withheld: Readonly<Record<string, Shown>> = {}) =>
  publicForm(calls, 15, {
    topics: [],
    show: (facet) =>
      withheld[facet] ??
      shown(
        calls.filter(({ type }) => (facet === 'all' ? isCounted(type) : facet === `type:${type}`)).length,
        'ordinary',
      ),
  })

test('calls are hidden with their few people', () => {
  const one = several(12, { episodeId: 'one', difficult: true })
  expect(formOf([...one, ...several(30)])).toMatchObject({ total: 40, difficult: '*' })
  expect(formOf([...several(12, { difficult: true }), ...several(30)])).toMatchObject({ total: 40, difficult: 10 })
})

test('of two that make up a whole neither is shown where one is hidden', () => {
  const calls = [...several(30, { locality: 'local' }), ...several(7, { locality: 'non-local' })]
  expect(formOf(calls)).toMatchObject({ local: '*', nonLocal: '*' })
  expect(formOf(several(30, { locality: 'local' }))).toMatchObject({ local: 30, nonLocal: 0 })
})

test('nothing is shown beside a total that is withheld', () => {
  expect(formOf(several(30, { locality: 'local' }), { all: '*' })).toMatchObject({
    total: '*',
    answered: '*',
    abandoned: 0,
    answerRate: null,
    local: '*',
  })
})

test('two figures that together say more of the total than its own are hidden', () => {
  // 8 and 8 are shown as 10 and 10: at least 16 together, where 15 may stand for 13.
  const eights = [...several(8, { locality: 'local' }), ...several(8, { locality: 'non-local' })]
  expect(formOf(eights)).toMatchObject({ total: 15, local: '*', nonLocal: '*' })
})

test('the answer rate is shown unless the calls in all tell a hidden type', () => {
  const answered = several(38)
  const hangUps = (n: number) => several(n, { type: 'hang-up', outcome: 'abandoned' })
  expect(formOf([...answered, ...hangUps(12)])).toMatchObject({ answered: 40, abandoned: 10, answerRate: 80 })
  expect(formOf([...answered, ...hangUps(3)])).toMatchObject({ answered: '*', abandoned: '*', answerRate: null })
  // 40 counted calls less 38 to 42 would leave of three silent ones at most four.
  const silent = several(3, { type: 'silent' })
  expect(formOf([...answered, ...silent])).toMatchObject({ answered: '*', answerRate: null })
})

test('high risk is the sum of what is shown of its levels', () => {
  expect(formOf(several(9), { 'risk:R3': 20, 'risk:R4': 10 }).crisis).toBe(30)
  expect(formOf(several(9), { 'risk:R3': 20, 'risk:R4': '*' }).crisis).toBe('*')
})

test('the exact form counts every closed call', () => {
  const calls = [...several(3, { difficult: true }), ...several(1, { type: 'hang-up', outcome: 'abandoned' })]
  expect(exactForm(calls, 15)).toMatchObject({ total: 4, answered: 3, abandoned: 1, answerRate: 75, difficult: 3 })
})
