import { expect, test } from 'vitest'
import { foldCounts } from '../../src/themes/jobs.ts'
import { recountFrom } from '../../src/themes/recount.ts'
import { allCountsOf } from '../../src/themes/store.ts'
import { callSite, complete } from '../calls/call-site.ts'

test('calls that are closed and amended through the API are in the counts at once, and equal a recount', async () => {
  const { counsellor, supervisor, db, lineId } = await callSite()
  const episodesOf = async (facets: string) => {
    const url = `/api/v1/themes/counts?line=${lineId}&facets=${facets}&periods=month:2026-05`
    const { body } = await supervisor.get(url)
    return body.items.map(({ episodes }: { episodes: number }) => episodes)
  }
  const about = (primary: string, more: Record<string, unknown> = {}) =>
    complete(lineId, { topics: { primary, others: [] }, ...more })
  const first = await counsellor.post('/api/v1/calls', about('P03.1', { phone: '13912345678' }))
  expect(first.status, first.text).toBe(201)
  await counsellor.post('/api/v1/calls', about('P03.2', { phone: '13912345678' }))
  await counsellor.post('/api/v1/calls', about('P03.1'))
  expect(await episodesOf('all,topic:P03,topic:P03.1,topic:P01.1')).toEqual([2, 2, 2, 0])

  await foldCounts({ db }, new AbortController().signal)
  const change = { topics: { primary: 'P01.1', others: [] }, reason: 'correction' }
  const amended = await counsellor.post(`/api/v1/calls/${first.body.id}/amendments`, change)
  expect(amended.status, amended.text).toBe(201)
  expect(await episodesOf('all,topic:P03,topic:P03.1,topic:P01.1')).toEqual([2, 2, 1, 1])
  const recounted = await db.snapshot(async (snapshot) => (await recountFrom(snapshot, lineId)).entries())
  expect(await db.read((read) => allCountsOf(read, lineId))).toEqual(recounted)
})
