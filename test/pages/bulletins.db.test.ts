import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newsroom, published, written } from '../bulletins/written.ts'
import { testApp } from '../support/app.ts'
import { visit } from './page-site.ts'

async function withOne() {
  const site = await testApp({ now: '2026-06-03T02:00:00Z' })
  const room = await newsroom(site)
  const id = await written(room)
  return { site, room, id, number: await published(room, id) }
}

test('GET /bulletins and /bulletins/{number} need no sign-in, in the reader’s language', async () => {
  const { site, number } = await withOne()
  const zh = await visit(site.anonymous, '/bulletins', 'zh')
  expect(zh.status).toBe(200)
  expect(zh.text).toContain('<html lang="zh-CN">')
  expect(zh.text).toContain('睡不好怎么办')
  const en = await visit(site.anonymous, `/bulletins/${number}`, 'en')
  expect(en.text).toContain('<html lang="en">')
  expect(en.text).toContain('<h1>When sleep will not come</h1>')
  expect(en.text).toMatch(/<li>Less screen<\/li>/)
  expect(en.text).toContain('href="tel:12356"')
  expect(en.text).toContain('No. 2026-1 (1 in all)')
})

test('the language in the address counts more than the browser’s', async () => {
  const { site } = await withOne()
  const { text, headers } = await visit(site.anonymous, '/bulletins?lang=zh', 'en')
  expect(text).toContain('专业建议')
  expect(text).toContain('href="/bulletins?lang=en"')
  expect(String(headers.vary)).not.toContain('accept-language')
})

test('they may be kept by anybody, and an unchanged one is 304', async () => {
  const { site, number } = await withOne()
  for (const path of ['/bulletins', `/bulletins/${number}`, `/bulletins/${number}?lang=zh`]) {
    const first = await visit(site.anonymous, path)
    expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+/)
    expect(first.headers['set-cookie']).toBeUndefined()
    const etag = String(first.headers.etag)
    const again = await site.anonymous.get(path, {
      accept: 'text/html',
      'accept-language': 'en',
      'if-none-match': etag,
    })
    expect([path, again.status, again.text]).toEqual([path, 304, ''])
    const since = { accept: 'text/html', 'if-modified-since': String(first.headers['last-modified']) }
    expect((await site.anonymous.get(path, since)).status).toBe(304)
  }
  const chosen = await visit(site.anonymous, '/bulletins')
  expect(String(chosen.headers.vary)).toMatch(/accept-language, cookie/)
})

test('a reader in each language has another tag', async () => {
  const { site, number } = await withOne()
  const tag = async (language: string) => (await visit(site.anonymous, `/bulletins/${number}`, language)).headers.etag
  expect(await tag('zh')).not.toBe(await tag('en'))
})

test('what is sent compressed reads the same', async () => {
  const { site, number } = await withOne()
  const plain = await visit(site.anonymous, `/bulletins/${number}?lang=en`)
  const headers = { accept: 'text/html', 'accept-encoding': 'br' }
  const packed = await site.app.inject({ url: `/bulletins/${number}?lang=en`, headers })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.text)
})

test('the page names its feeds and its other language, and they are there', async () => {
  const { site, number } = await withOne()
  const { text } = await visit(site.anonymous, `/bulletins/${number}?lang=en`)
  const alternates = [...text.matchAll(/<link rel="alternate"[^>]* href="([^"]+)"/g)].map(([, href = '']) => href)
  expect(alternates).toEqual([
    '/feeds/bulletins.atom?lang=en',
    '/feeds/bulletins.json?lang=en',
    `/bulletins/${number}?lang=zh`,
    `/bulletins/${number}?lang=en`,
  ])
  for (const href of alternates) expect((await site.anonymous.get(href)).status).toBe(200)
})

test('who is signed in sees the same public page as everybody, so that a copy tells nothing', async () => {
  const { site, room } = await withOne()
  const [mine, everybody] = [
    await visit(room.author, '/bulletins?lang=en'),
    await visit(site.anonymous, '/bulletins?lang=en'),
  ]
  expect(mine.text).toBe(everybody.text)
})

test('a bulletin with one edition says so to readers of the other language', async () => {
  const { site, room } = await withOne()
  const id = await written(room)
  await room.author.delete(`/api/v1/bulletin-drafts/${id}/editions/en`)
  const number = await published(room, id)
  const { text } = await visit(site.anonymous, `/bulletins/${number}?lang=en`)
  expect(text).toContain('This bulletin was published in Chinese only.')
  expect(text).toContain('<article class="issue prose" lang="zh-CN">')
})

test('a withdrawn one is gone, with its notice', async () => {
  const { site, room, number } = await withOne()
  const body = { noticeZh: '数据有误。', noticeEn: 'The figures were wrong.' }
  expect((await room.author.post(`/api/v1/bulletins/${number}/withdrawal`, body)).status).toBeLessThan(300)
  const { status, text, headers } = await visit(site.anonymous, `/bulletins/${number}`, 'zh')
  expect([status, headers['cache-control']]).toEqual([410, 'no-store'])
  expect(text).toContain('数据有误。')
  expect((await visit(site.anonymous, '/bulletins')).text).toContain('Nothing has been published yet.')
})

test('what is not there is not found', async () => {
  const { site } = await withOne()
  for (const path of ['/bulletins/2026-9', '/bulletins/x', '/bulletins/%3Cscript%3E']) {
    const { status, text } = await visit(site.anonymous, path)
    expect([path, status]).toEqual([path, 404])
    expect(text).not.toContain('<script>')
  }
  expect((await visit(site.anonymous, '/bulletins?cursor=rubbish')).status).toBe(422)
})

test('filters by audience, and ignores what is no audience', async () => {
  const { site } = await withOne()
  expect((await visit(site.anonymous, '/bulletins?audience=public&lang=en')).text).toContain('When sleep will not come')
  expect((await visit(site.anonymous, '/bulletins?audience=teachers&lang=en')).text).toContain(
    'Nothing has been published for this yet.',
  )
  expect((await visit(site.anonymous, '/bulletins?audience=%3Cscript%3E&lang=en')).text).toContain(
    'When sleep will not come',
  )
})
