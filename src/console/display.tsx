// Parts that show things: notices, chips, facts, paging.
import type { Child } from 'hono/jsx'
import { withQuery } from './local-path.ts'
import type { View } from './view.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'danger' | 'accent' | 'unknown'

/** A state in a word. The word says it; the colour only helps. */
export const Chip = ({ tone, children }: { tone: Tone; children: Child }) => (
  <span class={`chip chip-${tone}`}>{children}</span>
)

interface NoticeProps {
  readonly tone?: 'good' | 'warn' | 'danger'
  readonly title?: string
  readonly children?: Child
}

export const Notice = ({ tone, title, children }: NoticeProps) => (
  <div class={`notice ${tone ? `notice-${tone}` : ''}`} role={tone === 'danger' ? 'alert' : 'status'}>
    {title ? <h2>{title}</h2> : null}
    {children}
  </div>
)

interface FactsProps {
  readonly facts: readonly (readonly [string, Child | undefined])[]
  /** Names in sentences, before short values. */
  readonly wide?: boolean
}

/** Names and values; what has no value is left out. */
export const Facts = ({ facts, wide }: FactsProps) => (
  <dl class={wide ? 'facts facts-wide' : 'facts'}>
    {facts
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
)

/** The way back to where a page came from, above its title. */
export const BackLink = ({ href, children }: { href: string; children: string }) => (
  <p class="no-print">
    <a href={href}>{`← ${children}`}</a>
  </p>
)

/** Forward by cursor, and back to the start: a cursor does not know the way back. */
export const Pager = ({ view, nextCursor, paged }: { view: View; nextCursor: string | null; paged: boolean }) =>
  nextCursor === null && !paged ? null : (
    <nav class="pager" aria-label={view.words.pages}>
      {paged ? (
        <a class="button" href={withQuery(view.path, { cursor: undefined })}>
          {view.words.previous}
        </a>
      ) : (
        <span />
      )}
      {nextCursor === null ? (
        <span />
      ) : (
        <a class="button" rel="next" href={withQuery(view.path, { cursor: nextCursor, done: undefined })}>
          {view.words.next}
        </a>
      )}
    </nav>
  )
