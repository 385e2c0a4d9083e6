import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { bulletinRenditions } from '../../src/bulletins/tables.ts'
import { testApp } from '../support/app.ts'
import { newsroom, published, write, written } from './written.ts'

interface XmlElement {
  readonly name?: string
  readonly type?: string
  readonly attributes?: Readonly<Record<string, string | number | undefined>>
  readonly elements?: readonly XmlElement[]
  readonly text?: string | number | boolean
  readonly cdata?: string
}

// The XML parser that the feed package brings along.
const { resolve } = createRequire(import.meta.url)
const xml2js: (xml: string) => XmlElement = createRequire(resolve('feed'))('xml-js').xml2js

/** A small reader of what a real XML parser gives. */
const reading = (element: XmlElement) => {
  const all = (name: string) => (element.elements ?? []).filter((each) => each.name === name)
  const text = (name: string) => {
    const inner = all(name)[0]?.elements?.[0]
    return inner?.cdata ?? inner?.text
  }
  return { all, text, attributes: element.attributes ?? {} }
}

const atomOf = (xml: string) => {
  const root: XmlElement = xml2js(xml)
  return reading(reading(root).all('feed')[0] ?? {})
}

async function site() {
  const app = await testApp({ now: '2026-06-03T02:00:00Z', env: { PUBLIC_URL: 'https://hotline.example/' } })
  return { app, room: await newsroom(app) }
}

test('GET /feeds/bulletins.atom is an Atom feed in one language', async () => {
  const { app, room } = await site()
  const id = await written(room)
  await write(room.author, id, { title: 'A & B <i', digest: 'x ]]> & y' })
  await published(room, id)
  const { headers, text } = await app.anonymous.get('/feeds/bulletins.atom?lang=zh')
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const feed = atomOf(text)
  expect(feed.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' })
  expect(feed.text('id')).toBe('https://hotline.example/feeds/bulletins.atom?lang=zh')
  expect(feed.text('updated')).toBe('2026-06-02T16:00:00.000Z')
  expect(feed.all('author')).toHaveLength(1)
  const [first] = feed.all('entry')
  const entry = reading(first ?? {})
  expect(entry.text('id')).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
  expect(entry.text('title')).toBe('A &amp; B &lt;i')
  expect(entry.text('summary')).toBe('x ]]&gt; &amp; y')
  expect(entry.text('content')).toContain('<li>少看手机</li>')
  expect(entry.text('content')).toContain('12356')
  expect(entry.text('updated')).toBe('2026-06-02T16:00:00.000Z')
  expect(entry.all('link')[0]?.attributes).toMatchObject({ href: 'https://hotline.example/bulletins/2026-1?lang=zh' })
  expect(entry.all('category')[0]?.attributes).toMatchObject({ label: '失眠' })
})

test('an entry keeps its id through a correction and gets a later date; each language has ids of its own', async () => {
  const { app, room } = await site()
  const number = await published(room, await written(room))
  const look = async (lang: string) => {
    const feed = atomOf((await app.anonymous.get(`/feeds/bulletins.atom?lang=${lang}`)).text)
    const entry = reading(feed.all('entry')[0] ?? {})
    return { id: entry.text('id'), updated: entry.text('updated'), published: entry.text('published') }
  }
  const [zh, en] = [await look('zh'), await look('en')]
  expect(zh.id).not.toBe(en.id)
  const { body } = await room.author.post(`/api/v1/bulletins/${number}/corrections`, {
    noteZh: '更正',
    noteEn: 'Fixed',
  })
  await published(room, body.id)
  const after = await look('zh')
  expect(after.id).toBe(zh.id)
  expect(after.updated).toBe('2026-06-02T16:00:01.000Z')
  expect((await app.anonymous.get('/feeds/bulletins.atom')).text).toContain('更正')
})

test('GET /feeds/bulletins.json is JSON Feed 1.1, with recordings attached', async () => {
  const { app, room } = await site()
  const id = await written(room)
  const audio = { language: 'en' as const, kind: 'audio' as const, url: 'https://hotline.example/a.mp3' }
  await app.db.write('add-rendition', (tx) =>
    tx
      .insert(bulletinRenditions)
      .values({ id: 'r1', versionId: id, ...audio, mimeType: 'audio/mpeg', sizeBytes: 123_456, durationSeconds: 59 })
      .returning(),
  )
  await published(room, id)
  const { headers, body } = await app.anonymous.get('/feeds/bulletins.json?lang=en')
  expect(headers['content-type']).toBe('application/feed+json; charset=utf-8')
  expect(body).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'en',
    feed_url: 'https://hotline.example/feeds/bulletins.json?lang=en',
    authors: [{ name: expect.any(String) }],
  })
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({
    id: expect.stringMatching(/^urn:uuid:/),
    url: 'https://hotline.example/bulletins/2026-1?lang=en',
    title: 'When sleep will not come',
    date_published: expect.stringMatching(/^2026-06-0[23]T/),
    attachments: [{ url: audio.url, mime_type: 'audio/mpeg', size_in_bytes: 123_456, duration_in_seconds: 59 }],
  })
  expect((await app.anonymous.get('/feeds/bulletins.json?lang=zh')).body.items[0].attachments).toBeUndefined()
})

test('an empty feed is a feed, and an unknown language is refused', async () => {
  const { app } = await site()
  const feed = atomOf((await app.anonymous.get('/feeds/bulletins.atom')).text)
  expect(feed.all('entry')).toEqual([])
  expect(feed.text('updated')).toBe('2020-01-01T00:00:00.000Z')
  expect((await app.anonymous.get('/feeds/bulletins.json?lang=fr')).status).toBe(422)
})

test('a Host header does not get into what is kept for others', async () => {
  const app = await testApp({ now: '2026-06-03T02:00:00Z' })
  const room = await newsroom(app)
  await published(room, await written(room))
  const { text } = await app.anonymous.get('/feeds/bulletins.json', { host: 'evil.example' })
  expect(text).not.toContain('evil')
})
