// A planted theme, from the first calls to the bulletin; and a quarter that is published after its months.
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { emptyContent } from '../../src/calls/content.ts'
import { callRevisions } from '../../src/calls/tables.ts'
import type { Database } from '../../src/db/database.ts'
import { themeJobs } from '../../src/themes/jobs.ts'
import { type Answer, type TestSite, testApp } from '../support/app.ts'
import { addCalls, addLine, addSupervisor, type CallFacts, many } from '../themes/line-with-calls.ts'

/** Hundreds of calls are written one by one, on a machine that may be busy. */
const running = new AbortController().signal
const dayAfter = (day: string, days: number) =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 500)).toBe(status)
  return answer.body
}

async function runJob(site: TestSite, name: string): Promise<void> {
  await themeJobs.find((job) => job.name === name)?.run(site.deps, running)
}

async function addTold(db: Database, lineId: string, facts: CallFacts, texts: readonly string[]): Promise<void> {
  const ids = await addCalls(db, lineId, many(texts.length, facts))
  await db.write('add-texts', async (tx) => {
    const savedAt = DateTime.utc(2026, 5, 1)
    const none = { actionTaken: '', riskNote: '', followUpPlan: '', content: emptyContent(savedAt.toISO()) }
    const saved = { ...none, revision: 1, savedAt, savedBy: 'test' }
    await tx.insert(callRevisions).values(ids.map((callId, i) => ({ ...saved, callId, summary: texts[i] ?? '' })))
  })
}

const USUAL = ['睡不着，白天没精神', '和家人争吵之后很难过', '工作压力大，想辞职']
const OF_THE_THEME = [
  '空心病让我难受',
  '怀疑是空心病',
  '网上说的空心病',
  '空心病怎么办',
  '医生说像空心病',
  '空心病又来了',
]

test('a theme that breaks out is alerted within the week, named by a person, and in the next bulletin', async () => {
  const site = await testApp({ now: '2026-05-11T02:00:00Z' })
  const line = await addLine(site.db)
  const supervisorId = await addSupervisor(site.db, line)
  for (let days = -77; days < 0; days++) {
    await addTold(site.db, line, { day: dayAfter('2026-05-11', days), topics: ['P01.1'] }, USUAL)
  }
  // Monday to Thursday: six callers a day bring something new, which is coded as low mood.
  for (let days = 0; days < 4; days++) {
    await addTold(site.db, line, { day: dayAfter('2026-05-11', days), topics: ['P01.2'] }, OF_THE_THEME)
    site.clock.set(`${dayAfter('2026-05-11', days + 1)}T02:00:00Z`)
    await runJob(site, 'judge-signals')
  }
  const supervisor = await site.as('supervisor', { memberId: supervisorId })
  const alerts = ok(await supervisor.get(`/api/v1/themes/alerts?line=${line}`)).items
  const alert = alerts.find(({ topic }: { topic: string }) => topic === 'P01.2')
  expect(alert.day <= '2026-05-14').toBe(true)

  // What is it? The words of the week say so, and a person names it.
  ok(await supervisor.post('/api/v1/themes/term-runs', { line }))
  const { groups } = ok(await supervisor.get(`/api/v1/themes/terms?line=${line}&week=week:2026-W20`))
  expect(groups[0][0]).toMatchObject({ term: '空心病', strong: true })
  const named = { line, labelZh: '空心病', labelEn: 'Emptiness', terms: ['空心病'] }
  const { id } = ok(await supervisor.post('/api/v1/themes/candidates', named), 201)
  const coordinator = await site.as('coordinator')
  ok(await coordinator.post(`/api/v1/themes/candidates/${id}/accept`, { as: 'topic', code: 'L01' }))

  // Calls are coded with it from now on; the month's snapshot has it, and so has the draft.
  await addCalls(site.db, line, many(23, { day: '2026-05-15', topics: ['L01'] }))
  site.clock.set('2026-06-02T02:00:00Z')
  const editor = await site.as('editor')
  const snapshot = ok(await editor.post('/api/v1/themes/snapshots', { line, period: 'month:2026-05' }), 201)
  const theme = snapshot.numbers.themes.find(({ code }: { code: string }) => code === 'L01')
  expect(theme).toMatchObject({ labelZh: '空心病', episodes: 25 })
  const draft = await editor.post('/api/v1/bulletin-drafts', { snapshotId: snapshot.id })
  ok(draft, 201)
  expect(draft.text).toContain('空心病')
  expect(draft.text).not.toMatch(/空心病”来电的约23/)
})

test('a quarter that is published after its months reveals nothing that they hide', async () => {
  const site = await testApp({ now: '2026-05-02T02:00:00Z' })
  const line = await addLine(site.db)
  const numbers: Record<string, Answer['body']> = {}
  const add = (day: string, small: number) =>
    addCalls(site.db, line, [...many(small, { day, topics: ['P03.1'] }), ...many(30, { day, topics: ['P05.1'] })])
  const freeze = async (period: string) => {
    const editor = await site.as('editor')
    numbers[period] = ok(await editor.post('/api/v1/themes/snapshots', { line, period }), 201).numbers
  }
  const months = [
    ['2026-04', 8],
    ['2026-05', 8],
    ['2026-06', 1],
  ] as const
  for (const [month, small] of months) {
    await add(`${month}-10`, small)
    site.clock.set(`${dayAfter(`${month}-28`, 5)}T02:00:00Z`)
    await freeze(`month:${month}`)
  }
  await freeze('quarter:2026-Q2')
  await freeze('year:2026')
  const seen = (period: string, topic: string) => {
    const theme = numbers[period].themes.find(({ code }: { code: string }) => code === topic)
    return [theme.calls, theme.episodes]
  }
  expect(months.map(([month]) => seen(`month:${month}`, 'P03.1'))).toEqual([
    [10, 10],
    [10, 10],
    ['*', '*'],
  ])
  // Rounded on its own the quarter would be 15: at most 17, less at least 8 + 8, is 1.
  expect(seen('quarter:2026-Q2', 'P03.1')).toEqual(['*', '*'])
  expect(seen('year:2026', 'P03.1')).toEqual(['*', '*'])
  // What hides nothing is published as ever.
  expect(seen('quarter:2026-Q2', 'P05.1')).toEqual([90, 90])
  expect(numbers['quarter:2026-Q2'].total).toMatchObject({ calls: 105, episodes: 105 })
  // The change against a month before says nothing either.
  const july = numbers['month:2026-06'].themes.find(({ code }: { code: string }) => code === 'P03.1')
  expect(july.previous).toMatchObject({ callsChange: null, episodesChange: null })
})
