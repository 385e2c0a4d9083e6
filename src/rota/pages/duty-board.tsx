// What the pages of swaps and of open shifts are made of: sections, one-tap buttons, and a duty in one line.
import type { Child } from 'hono/jsx'
import type { DateTime } from 'luxon'
import { Notice } from '../../console/display.tsx'
import { dayName, timesFromDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import type { Refused } from '../../console/refusal.ts'
import type { View } from '../../console/view.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'

/** What came of the last tap; `done` are the words for each outcome, by the code that the view carries. */
export const Outcome = ({ view, done, refusal }: { view: View; done: object; refusal: Refused | undefined }) => {
  if (refusal) {
    return (
      <Notice tone="danger" {...(refusal.title ? { title: refusal.title } : {})}>
        {refusal.lines.map((line) => (
          <p>{line}</p>
        ))}
      </Notice>
    )
  }
  const says = Object.entries(done).find(([code]) => code === view.done)?.[1]
  return says ? <Notice tone="good">{says}</Notice> : null
}

interface PlansPageProps {
  readonly view: View
  readonly words: { readonly title: string; readonly back: string; readonly lead: string; readonly done: object }
  readonly refusal: Refused | undefined
  readonly children: Child
}

/** The frame of a page that belongs to all rotas: joining, leaving. */
export const PlansPage = ({ view, words, refusal, children }: PlansPageProps) => (
  <Layout view={view} title={words.title}>
    <div class="page-head">
      <h1>{words.title}</h1>
      <a class="button no-print" href="/rotas">
        {words.back}
      </a>
    </div>
    <p class="lead">{words.lead}</p>
    <Outcome view={view} done={words.done} refusal={refusal} />
    {children}
  </Layout>
)

export const Section = ({ title, empty, children }: { title: string; empty: string; children: Child[] }) => (
  <section class="stack-tight">
    <h2>{title}</h2>
    {children.length === 0 ? <p class="empty">{empty}</p> : <ul class="list">{children}</ul>}
  </section>
)

export const Button = ({ action, main, children }: { action: string; main?: boolean; children: Child }) => (
  <form method="post" action={action}>
    <button type="submit" class={main ? 'button-main' : ''}>
      {children}
    </button>
  </form>
)

interface Shown {
  readonly view: View
  readonly board: { readonly lines: ReadonlyMap<string, Line> }
}

interface DutyTimes {
  readonly lineId: string
  readonly start: DateTime
  readonly end: DateTime
}

/** 'Thu 14 May 08:00–12:00 · Test line · Counsellor'. */
export function dutyText({ view, board }: Shown, duty: DutyTimes & { readonly role: DutyRole }): string {
  const line = board.lines.get(duty.lineId)
  const when = timesText({ view, board }, duty)
  return [when, line ? nameOf(line, view.language) : '', roleName(duty.role, view.language)].filter(Boolean).join(' · ')
}

/** 'Thu 14 May 08:00–12:00', where the line is. */
export function timesText({ view, board }: Shown, { lineId, start, end }: DutyTimes): string {
  const zone = board.lines.get(lineId)?.zone ?? 'utc'
  return `${dayName(view.words, start.setZone(zone))} ${timesFromDay(view.words, start, end, zone)}`
}
