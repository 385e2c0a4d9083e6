// The frame of the public pages: nothing in it depends on who reads, so that anybody may keep a copy.
import type { Child } from 'hono/jsx'
import type { DateTime } from 'luxon'
import type { Language } from '../../access/account.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import type { View } from '../../console/view.ts'
import { frameWords } from '../../console/words.ts'
import { bulletinWords } from './words.ts'

/** A reader of whom only the language is known. */
export const publicView = (language: Language, path: string, now: DateTime): View => ({
  language,
  words: frameWords(language),
  viewer: undefined,
  path,
  now,
  idleLockSeconds: 0,
  carried: undefined,
  done: undefined,
})

const FEEDS = [
  { type: 'application/atom+xml', name: 'Atom', path: '/feeds/bulletins.atom' },
  { type: 'application/feed+json', name: 'JSON Feed', path: '/feeds/bulletins.json' },
] as const

interface PublicFrameProps {
  readonly view: View
  readonly title: string
  readonly description?: string | undefined
  readonly children: Child
}

export const PublicFrame = ({ view, title, description, children }: PublicFrameProps) => {
  const words = bulletinWords(view.language)
  const other = view.language === 'zh' ? 'en' : 'zh'
  return (
    <Layout
      view={view}
      title={title}
      otherLanguageHref={withQuery(view.path, { lang: other, cursor: undefined })}
      head={
        <>
          {description ? <meta name="description" content={description} /> : null}
          {FEEDS.map(({ type, name, path }) => (
            <link
              rel="alternate"
              type={type}
              title={`${words.title} (${name})`}
              href={`${path}?lang=${view.language}`}
            />
          ))}
          {(['zh', 'en'] as const).map((lang) => (
            <link
              rel="alternate"
              hreflang={lang === 'zh' ? 'zh-CN' : 'en'}
              href={withQuery(view.path, { lang, cursor: undefined })}
            />
          ))}
        </>
      }
    >
      {children}
      <p class="muted small row">
        <span>{words.feeds}:</span>
        {FEEDS.map(({ name, path }) => (
          <a href={`${path}?lang=${view.language}`}>{name}</a>
        ))}
      </p>
    </Layout>
  )
}
