// Bulletins made through the API, for tests of what comes after.
import { expect } from 'vitest'
import type { Client, TestSite } from '../support/app.ts'
import { addCalls, addLine, many } from '../themes/line-with-calls.ts'

export interface Newsroom {
  readonly site: TestSite
  readonly line: string
  /** Writes. */
  readonly author: Client
  /** Approves. */
  readonly second: Client
}

/** A line with a month of calls, and two editors. */
export async function newsroom(site: TestSite): Promise<Newsroom> {
  const line = await addLine(site.db)
  await addCalls(site.db, line, [
    ...many(34, { day: '2026-05-10', topics: ['P03.1'] }),
    ...many(21, { day: '2026-04-10', topics: ['P03.1'] }),
    ...many(13, { day: '2026-05-11', topics: ['P01.1'] }),
    ...many(3, { day: '2026-05-12', topics: ['P02.1'], risk: 'R3' }),
  ])
  return { site, line, author: await site.as('editor'), second: await site.as('editor') }
}

export async function snapshot({ author, line }: Newsroom, period = 'month:2026-05'): Promise<string> {
  const answer = await author.post('/api/v1/themes/snapshots', { line, period })
  expect(answer.status).toBe(201)
  return answer.body.id
}

export const editionIn = (language: 'zh' | 'en', over: Record<string, unknown> = {}) => ({
  title: language === 'zh' ? '睡不好怎么办' : 'When sleep will not come',
  digest: language === 'zh' ? '给睡不好的人的建议' : 'For those who sleep badly',
  sections: [
    {
      heading: language === 'zh' ? '失眠' : 'Sleeplessness',
      body:
        language === 'zh'
          ? '固定起床时间。\n\n- 少看手机\n- 多晒太阳'
          : 'Get up at the same time.\n\n- Less screen\n- More sun',
      topic: 'P03.1',
    },
  ],
  ...over,
})

/** A draft with both editions written. @returns its id */
export async function written(room: Newsroom, over: Record<string, unknown> = {}): Promise<string> {
  const begun = await room.author.post('/api/v1/bulletin-drafts', { snapshotId: await snapshot(room), ...over })
  expect(begun.status).toBe(201)
  await write(room.author, begun.body.id)
  return begun.body.id
}

export async function write(author: Client, id: string, over: Record<string, unknown> = {}): Promise<void> {
  for (const language of ['zh', 'en'] as const) {
    const put = await author.put(`/api/v1/bulletin-drafts/${id}/editions/${language}`, editionIn(language, over))
    expect(put.status).toBe(200)
  }
}

/** Through review to the public. @returns its number */
export async function published(room: Newsroom, id: string): Promise<string> {
  for (const [who, verb] of [
    [room.author, 'submit'],
    [room.second, 'approve'],
    [room.author, 'publish'],
  ] as const) {
    const answer = await who.post(`/api/v1/bulletin-drafts/${id}/${verb}`)
    expect(answer.status, `${verb}: ${answer.text}`).toBe(200)
    if (verb === 'publish') return answer.body.number
  }
  throw new Error('not published')
}
