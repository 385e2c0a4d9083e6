// Atom and JSON Feed 1.1 of published bulletins, one feed for each language. Pure: material in, text out.
import { Feed } from 'feed'
import { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import { escapeHtml, toHtml } from './markdown.ts'
import { correctionOf, type Listed } from './public-view.ts'

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8'
export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8'

export interface FeedFrame {
  readonly language: Language
  /** Where the service is reached, without a trailing slash. */
  readonly base: string
  /** Of the latest public change; undefined before the first publication. */
  readonly updated: DateTime | undefined
}

const TITLES: Readonly<Record<Language, { readonly title: string; readonly description: string }>> = {
  zh: { title: '热线专业建议', description: '热线从来电中归纳的共性问题与专业建议' },
  en: { title: 'Hotline advice bulletins', description: 'What callers bring to the hotline, and what helps' },
}
const CORRECTED: Readonly<Record<Language, string>> = { zh: '更正：', en: 'Corrected: ' }
const CALL: Readonly<Record<Language, string>> = { zh: '如需帮助', en: 'If you need help' }
const BEFORE_ANY = DateTime.fromISO('2020-01-01T00:00:00Z', { zone: 'utc' })

const addresses = ({ base, language }: FeedFrame) => ({
  home: `${base}/bulletins?lang=${language}`,
  atom: `${base}/feeds/bulletins.atom?lang=${language}`,
  json: `${base}/feeds/bulletins.json?lang=${language}`,
})

interface Entry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly digest: string
  readonly html: string
  readonly publishedAt: DateTime
  readonly updatedAt: DateTime
  readonly tags: readonly string[]
  readonly attachments: Listed['renditions']
}

function entryOf(material: Listed, { base, language }: FeedFrame): readonly Entry[] {
  const { published, editions, renditions } = material
  const { head, version } = published
  const edition = editions.find((one) => one.language === language)
  if (!edition || head.lastModifiedAt === null || head.publishedOn === null) return []
  const publishedAt = DateTime.fromISO(`${head.publishedOn}T00:00:00`, { zone: 'utc' })
  return [
    {
      id: `urn:uuid:${head.feedIds[language]}`,
      url: `${base}/bulletins/${head.year}-${head.issue}?lang=${language}`,
      title: edition.title,
      digest: edition.digest,
      html: htmlOf(material, language),
      publishedAt: DateTime.min(publishedAt, head.lastModifiedAt),
      updatedAt: head.lastModifiedAt,
      tags: version.topics.map(({ labelZh, labelEn }) => (language === 'zh' ? labelZh : labelEn)),
      attachments: renditions.filter((rendition) => rendition.language === language),
    },
  ]
}

/** The whole edition as paragraphs, lists and headings. */
export function htmlOf({ published: { version }, editions }: Listed, language: Language): string {
  const edition = editions.find((one) => one.language === language)
  const note = correctionOf(version)?.[language]
  const contacts = version.contacts.map(({ labelZh, labelEn, number }) => {
    const label = language === 'zh' ? labelZh : labelEn
    return `<li>${escapeHtml(label)}: ${escapeHtml(number)}</li>`
  })
  return [
    ...(note ? [`<p><strong>${CORRECTED[language]}</strong>${escapeHtml(note)}</p>`] : []),
    ...(edition?.sections ?? []).map(({ heading, body }) => `<h2>${escapeHtml(heading)}</h2>\n${toHtml(body)}`),
    ...(contacts.length > 0 ? [`<h2>${CALL[language]}</h2>\n<ul>${contacts.join('')}</ul>`] : []),
  ].join('\n')
}

/** RFC 4287. */
export function atomFeed(materials: readonly Listed[], frame: FeedFrame): string {
  const { title, description } = TITLES[frame.language]
  const { home, atom } = addresses(frame)
  const feed = new Feed({
    id: atom,
    title,
    description,
    link: home,
    feed: atom,
    language: frame.language,
    updated: (frame.updated ?? BEFORE_ANY).toJSDate(),
    generator: 'Warmline',
    author: { name: title },
  })
  for (const entry of materials.flatMap((material) => entryOf(material, frame))) {
    feed.addItem({
      id: entry.id,
      // The package declares titles and summaries to be HTML.
      title: escapeHtml(entry.title),
      description: escapeHtml(entry.digest),
      content: entry.html,
      link: entry.url,
      date: entry.updatedAt.toJSDate(),
      published: entry.publishedAt.toJSDate(),
      category: entry.tags.map((tag) => ({ name: attribute(tag), term: attribute(tag) })),
    })
  }
  const xml = feed.atom1()
  return xml.replace('<feed xmlns=', `<feed xml:lang="${frame.language === 'zh' ? 'zh-CN' : 'en'}" xmlns=`)
}

/** The package escapes & and " in attributes, and nothing else. */
const attribute = (text: string) => text.replace(/[<>]/g, ' ')

/** jsonfeed.org/version/1.1; the package writes version 1 only. */
export function jsonFeed(materials: readonly Listed[], frame: FeedFrame): string {
  const { title, description } = TITLES[frame.language]
  const { home, json } = addresses(frame)
  const items = materials.flatMap((material) => entryOf(material, frame)).map(jsonItem)
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: json,
    language: frame.language === 'zh' ? 'zh-CN' : 'en',
    authors: [{ name: title }],
    items,
  })
}

const jsonItem = (entry: Entry) => ({
  id: entry.id,
  url: entry.url,
  title: entry.title,
  summary: entry.digest,
  content_html: entry.html,
  date_published: rfc3339(entry.publishedAt),
  date_modified: rfc3339(entry.updatedAt),
  tags: entry.tags,
  ...(entry.attachments.length > 0 && {
    attachments: entry.attachments.map(({ url, mimeType, sizeBytes, durationSeconds }) => ({
      url,
      mime_type: mimeType,
      title: entry.title,
      size_in_bytes: sizeBytes,
      ...(durationSeconds !== null && { duration_in_seconds: durationSeconds }),
    })),
  }),
})

const rfc3339 = (at: DateTime) => new Date(at.toMillis()).toISOString()
