import { expect, test } from 'vitest'
import { hiddenFields, locationOf, pageSite, submit, visit } from './page-site.ts'

/** Ann has closed an R3: five follow-ups are planned. */
async function withFollowUps() {
  const site = await pageSite()
  const ann = await site.person('ann')
  const started = await submit(ann, '/calls', { lineId: site.lineId })
  const path = locationOf(started).replace('/edit', '')
  const risk = { risk: 'R3', plan: 'specific', timeFrame: 'within-72-hours', ideation: '80', hopelessness: '80' }
  const record = { type: 'counselling', topic: 'P02.2', disposition: 'follow-up', channel: 'telephone', do: 'close' }
  await submit(ann, path, { revision: '1', ...risk, ...record })
  return { site, ann, bob: await site.person('bob'), path }
}

const firstOf = (html: string) => ({
  action: /action="(\/follow-ups\/[\w-]+)"/.exec(html)?.[1] ?? '',
  revision: hiddenFields(html).revision?.[0] ?? '',
})

test('GET /follow-ups lists those of my lines, the most urgent first, to be taken on', async () => {
  const { bob } = await withFollowUps()
  const { text } = await visit(bob, '/follow-ups')
  expect(text.match(/I take this on/g)).toHaveLength(5)
  expect(text.indexOf('after 24 h')).toBeLessThan(text.indexOf('after a month'))
  expect(text).toContain('R3 High')
  expect(text).toContain('plan or intent')
})

test('a follow-up is taken on, tried in vain, and ended with a result', async () => {
  const { site, bob, path } = await withFollowUps()
  const { action, revision } = firstOf((await visit(bob, '/follow-ups')).text)
  const claimed = await submit(bob, action, { revision, verb: 'claim' })
  expect(locationOf(claimed)).toMatch(/^\/follow-ups\?done=claimed#f/)
  expect((await visit(bob, '/')).text).toContain('My open follow-ups')
  const mine = await visit(bob, '/follow-ups?of=mine')
  expect(mine.text).toContain('taken by me')
  expect(mine.text).toContain(`href="${path}"`)
  await submit(bob, action, { revision: firstOf(mine.text).revision, verb: 'not-reached' })
  const tried = await visit(bob, '/follow-ups?of=mine&done=not-reached')
  expect(tried.text).toContain('not reached once')
  const typed = { revision: firstOf(tried.text).revision, verb: 'done', note: 'Her own words', of: 'mine' }
  const without = await submit(bob, action, typed)
  expect(without.status).toBe(422)
  for (const kept of [
    'Choose how the caller is.',
    'Her own words</textarea>',
    'name="next" value="/follow-ups?of=mine"',
  ]) {
    expect(without.text).toContain(kept)
  }
  site.clock.advance({ minutes: 5 })
  const fields = { revision: firstOf(tried.text).revision, verb: 'done', outcome: 'improved', note: 'Sleeps again.' }
  expect(locationOf(await submit(bob, action, fields))).toContain('done=done')
  expect((await visit(bob, '/follow-ups?of=mine')).text).toContain('You have taken on none.')
  expect((await visit(await site.person('sue'), path)).text).toContain('Done: Better')
})

test('when two take the same one, the second is told that somebody was quicker', async () => {
  const { ann, bob } = await withFollowUps()
  const { action, revision } = firstOf((await visit(bob, '/follow-ups')).text)
  await submit(ann, action, { revision, verb: 'claim' })
  const late = await submit(bob, action, { revision, verb: 'claim' })
  expect([late.status, late.text.includes('taken by C101')]).toEqual([409, true])
  const done = await submit(bob, action, { revision, verb: 'done', outcome: 'improved', note: 'Too late, but mine' })
  expect([done.status, done.text.includes('Too late, but mine')]).toEqual([409, true])
})

test('overdue ones say so', async () => {
  const { site, bob } = await withFollowUps()
  for (let hours = 0; hours < 30; hours++) {
    site.clock.advance({ minutes: 10 })
    await bob.get('/still-here')
  }
  site.clock.set('2026-05-15T03:00:00Z')
  const fresh = await site.as('counsellor', { accountId: bob.accountId })
  expect((await visit(fresh, '/follow-ups')).text).toContain('overdue')
})

test('only those who serve the line may work on them', async () => {
  const { site, bob } = await withFollowUps()
  const { action, revision } = firstOf((await visit(bob, '/follow-ups')).text)
  const stranger = await site.as('counsellor')
  expect((await submit(stranger, action, { revision, verb: 'claim' })).status).toBe(403)
  expect((await visit(stranger, '/follow-ups')).text).toContain('Nothing to follow up.')
  expect((await submit(await site.as('editor'), action, { revision, verb: 'claim' })).status).toBe(403)
})
