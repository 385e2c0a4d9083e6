import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '../support/app.ts'

const ANY = '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d'
const ROUTES = [
  ['post', '/api/v1/lines'],
  ['patch', `/api/v1/lines/${ANY}`],
  ['put', `/api/v1/lines/${ANY}/plan`],
  ['post', `/api/v1/lines/${ANY}/plan/preview`],
  ['post', `/api/v1/lines/${ANY}/surges`],
  ['post', `/api/v1/lines/${ANY}/topics`],
  ['put', `/api/v1/lines/${ANY}/days/2026-06-01`],
  ['post', '/api/v1/members'],
  ['patch', `/api/v1/members/${ANY}`],
  ['post', `/api/v1/members/${ANY}/absences`],
  ['post', `/api/v1/members/${ANY}/weekly-absences`],
  ['post', `/api/v1/members/${ANY}/wishes`],
  ['put', `/api/v1/members/${ANY}/routing/${ANY}`],
  ['post', '/api/v1/teams'],
  ['post', '/api/v1/organisations'],
] as const

const KEYS = ['code', 'kind', 'name', 'nameZh', 'nameEn', 'tier', 'zone', 'from', 'until', 'start', 'end', 'minutes']
const MORE = [
  'needs',
  'templates',
  'windows',
  'coverage',
  'settings',
  'limits',
  'weekday',
  'weight',
  'lineId',
  'colour',
]
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'psychological',
    'leave',
    'Asia/Shanghai',
    '2026-05-20',
    '2026-13-45',
    '25:00',
    '\u0000',
    ANY,
    1e308,
    -1,
  ),
)
const body = fc.dictionary(fc.constantFrom(...KEYS, ...MORE), value)

test('whatever is sent, the answer is a refusal and never a failure', async () => {
  const site = await testApp()
  const coordinator = await site.as('coordinator')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), body, async ([method, url], sent) => {
      const { status, text } = await coordinator[method](url, sent)
      expect(status).toBeLessThan(500)
      expect(text).not.toContain('node_modules')
    }),
    { numRuns: 400 },
  )
})

const query = fc.dictionary(
  fc.constantFrom('limit', 'cursor', 'from', 'to', 'on', 'tier', 'line', 'endingAfter'),
  fc.oneof(fc.string(), fc.constantFrom('0', '-1', '9999-99-99', '2026-05-14', 'e30', 'bnVsbA', 'W10', ANY)),
)

test('whatever is asked, too', async () => {
  const site = await testApp()
  const coordinator = await site.as('coordinator')
  const paths = ['lines', 'members', 'teams', 'organisations', `lines/${ANY}/slots`, `members/${ANY}/absences`]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), query, async (path, asked) => {
      const { status } = await coordinator.get(`/api/v1/${path}?${new URLSearchParams(asked)}`)
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 300 },
  )
})
