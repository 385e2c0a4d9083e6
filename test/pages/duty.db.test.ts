import { expect, test } from 'vitest'
import { locationOf, pageSite, submit, visit } from './page-site.ts'

test('GET / shows my duty: until when, with whom, who supervises, to whom I hand over', async () => {
  const site = await pageSite()
  await site.publishRota()
  const { text } = await visit(await site.person('ann'), '/')
  expect(text).toContain('You are on duty')
  expect(text).toContain('08:00–12:00')
  expect(text).toContain('2 h left')
  expect(text).toMatch(/With you.*Made-up Bob/s)
  expect(text).toMatch(/Supervisor now.*Made-up Sue/s)
  expect(text).toMatch(/You hand over to.*Made-up Cem/s)
  expect(text).toContain('Not checked in')
})

test('GET / before a duty says when it begins and from when one can check in', async () => {
  const site = await pageSite({ now: '2026-05-13T20:00:00Z' })
  await site.publishRota()
  const { text } = await visit(await site.person('ann'), '/', 'en')
  expect(text).toContain('Your next duty')
  expect(text).toContain('begins in 4 h')
  expect(text).toContain('Check-in opens today 07:00.')
  expect(text).toContain('Please be there 10 minutes before.')
  expect(text).not.toContain('action="/duty/check-in"')
})

test('GET / tells whoever has nobody to hand over to', async () => {
  const site = await pageSite({ now: '2026-05-14T05:00:00Z' })
  await site.publishRota()
  expect((await visit(await site.person('cem'), '/')).text).toContain('Nobody is on the rota after you.')
})

test('check-in and check-out are one tap each, and a second tap is no mistake', async () => {
  const site = await pageSite()
  await site.publishRota()
  const ann = await site.person('ann')
  const home = await visit(ann, '/')
  const fields = {
    lineId: /name="lineId" value="([^"]+)"/.exec(home.text)?.[1] ?? '',
    assignmentId: /name="assignmentId" value="([^"]+)"/.exec(home.text)?.[1] ?? '',
  }
  expect(locationOf(await submit(ann, '/duty/check-in', fields))).toBe('/?done=checked-in')
  expect(locationOf(await submit(ann, '/duty/check-in', fields))).toBe('/?done=checked-in')
  const here = await visit(ann, '/?done=checked-in')
  expect(here.text).toContain('Checked in. Have a calm shift.')
  expect(here.text).toContain('Here since 10:00 · 120 min late')
  expect(here.text).toContain('action="/duty/check-out"')
  site.clock.advance({ minutes: 10 })
  expect(locationOf(await submit(ann, '/duty/check-out', fields))).toBe('/?done=checked-out')
  expect((await visit(ann, '/')).text).toContain('Gone since 10:10')
})

test('checking in without a duty is answered in words', async () => {
  const site = await pageSite()
  const bob = await site.person('bob')
  const answer = await submit(bob, '/duty/check-in', { lineId: site.lineId })
  expect(locationOf(answer)).toBe('/?done=not-open')
  expect((await visit(bob, '/?done=not-open')).text).toContain('No duty of yours is open')
  expect((await submit(await site.as('editor'), '/duty/check-in', { lineId: site.lineId })).status).toBe(403)
})

test('GET / shows the lines as they are: names for those who may see them, else codes', async () => {
  const site = await pageSite()
  await site.publishRota()
  const coordinator = await visit(await site.as('coordinator'), '/')
  expect(coordinator.text).toContain('Made-up Ann')
  expect(coordinator.text).toContain('may be empty')
  const editor = await visit(await site.as('editor'), '/')
  expect(editor.text).toContain('C101')
  expect(editor.text).not.toContain('Made-up Ann')
})
