// The list of published bulletins.
import { calendarDay, longDay } from '../../console/format.ts'
import { withQuery } from '../../console/local-path.ts'
import type { View } from '../../console/view.ts'
import { AUDIENCES } from '../audience.ts'
import { periodName } from '../period-name.ts'
import { type Listed, publicSummary } from '../public-view.ts'
import { PublicFrame } from './public-frame.tsx'
import { bulletinWords } from './words.ts'

interface ListPageProps {
  readonly view: View
  readonly listed: readonly Listed[]
  readonly audience: string | undefined
  readonly nextCursor: string | null
  readonly paged: boolean
}

export const BulletinListPage = ({ view, listed, audience, nextCursor, paged }: ListPageProps) => {
  const words = bulletinWords(view.language)
  return (
    <PublicFrame view={view} title={words.title} description={words.lead}>
      <div class="stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <Audiences view={view} audience={audience} />
      {listed.length === 0 ? <p class="empty">{audience ? words.noneForFilter : words.none}</p> : null}
      {listed.length === 0 ? null : (
        <ol class="list">
          {listed.map((each) => (
            <BulletinItem view={view} listed={each} />
          ))}
        </ol>
      )}
      <nav class="pager">
        {paged ? (
          <a class="button" href={withQuery(view.path, { cursor: undefined })}>
            {words.newest}
          </a>
        ) : (
          <span />
        )}
        {nextCursor === null ? null : (
          <a class="button" rel="next" href={withQuery(view.path, { cursor: nextCursor })}>
            {words.older}
          </a>
        )}
      </nav>
    </PublicFrame>
  )
}

const Audiences = ({ view, audience }: { view: View; audience: string | undefined }) => {
  const words = bulletinWords(view.language)
  const { language } = view
  const link = (code: string | undefined, label: string) => (
    <a
      class="button"
      href={withQuery('/bulletins', { lang: language, audience: code })}
      aria-current={code === audience ? 'page' : undefined}
    >
      {label}
    </a>
  )
  const current = AUDIENCES.find(({ code }) => code === audience)
  const name = (each: (typeof AUDIENCES)[number]) => (language === 'zh' ? each.labelZh : each.labelEn)
  return (
    <details class="more no-print" open={false}>
      <summary>
        {words.for}
        <span class="summary-value">{current ? name(current) : words.everybody}</span>
      </summary>
      <nav class="inside" aria-label={words.for}>
        <div class="row">
          {link(undefined, words.everybody)}
          {AUDIENCES.map((each) => link(each.code, name(each)))}
        </div>
      </nav>
    </details>
  )
}

const BulletinItem = ({ view, listed }: { view: View; listed: Listed }) => {
  const words = bulletinWords(view.language)
  const summary = publicSummary(listed)
  const edition = summary.editions.find(({ language }) => language === view.language) ?? summary.editions[0]
  if (!edition) return null
  const day = longDay(view.words, calendarDay(summary.publishedOn))
  const small = [
    words.number(summary.number, summary.running),
    words.published(day),
    listed.published.head.kind === 'questions'
      ? words.questions
      : words.period(periodName(view.language, listed.published.head.period)),
  ]
  return (
    <li>
      <a class="list-link" href={`/bulletins/${summary.number}?lang=${view.language}`}>
        <b lang={langOf(edition.language)}>{edition.title}</b>
        <span lang={langOf(edition.language)}>{edition.digest}</span>
        <span class="muted small">{small.join(' · ')}</span>
      </a>
    </li>
  )
}

export const langOf = (language: 'zh' | 'en'): string => (language === 'zh' ? 'zh-CN' : 'en')
