// An alert as one reader may see it: with its numbers for those with the right to the records, in words for others.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { type Period, periodOf, previous } from '../../calls/period.ts'
import type { Read } from '../../db/database.ts'
import { topicsOf } from '../../lines/store.ts'
import { forThePublic, type Shown } from '../disclosure.ts'
import { topicFacet } from '../facet.ts'
import type { TopicLabel } from '../figure.ts'
import { countsOf } from '../store.ts'
import { figuresOf, mayCountExactly } from '../view.ts'
import { periodOfAlert, type ThemeAlert } from './alert.ts'
import { sayAlert } from './alert-words.ts'

const SHOWN_DAYS = 56
const SHOWN_WEEKS = 26
const SHOWN_MONTHS = 12

export interface AlertView {
  readonly alert: ThemeAlert
  readonly label: TopicLabel
  /** Whether numbers may be said. */
  readonly exact: boolean
  readonly textZh: string
  readonly textEn: string
}

/** Alerts with their labels and sentences, for one reader. */
export async function alertViews(
  read: Read,
  actor: Actor,
  { alerts, now }: { readonly alerts: readonly ThemeAlert[]; readonly now: DateTime },
): Promise<readonly AlertView[]> {
  const lines = new Map<string, { exact: boolean; labels: ReadonlyMap<string, TopicLabel> }>()
  for (const lineId of new Set(alerts.map((alert) => alert.lineId))) {
    const labels = new Map((await topicsOf(read, lineId)).map((topic) => [topic.code, topic]))
    lines.set(lineId, { labels, exact: await mayCountExactly(read, actor, lineId, now) })
  }
  return alerts.map((alert) => {
    const { exact = false, labels } = lines.get(alert.lineId) ?? {}
    const unnamed = { code: alert.topic, parentCode: null, labelZh: alert.topic, labelEn: alert.topic }
    const label = labels?.get(alert.topic) ?? unnamed
    const said = { label, exact, now }
    return { alert, label, exact, textZh: sayAlert('zh', alert, said), textEn: sayAlert('en', alert, said) }
  })
}

export interface SeriesPoint {
  readonly period: Period
  readonly episodes: Shown
}

/** What an alert's picture shows: days or weeks up to the alert, or months as the public may see them. */
export async function seriesOfAlert(read: Read, alert: ThemeAlert, exact: boolean): Promise<readonly SeriesPoint[]> {
  const facet = topicFacet(alert.topic)
  if (!exact) {
    const periods = upTo(periodOf('month', alert.day), SHOWN_MONTHS)
    const figures = await figuresOf(read, forThePublic, { line: alert.lineId, facets: [facet], periods })
    return figures.map(({ period, episodes }) => ({ period, episodes }))
  }
  const periods = upTo(periodOfAlert(alert), alert.span === 'day' ? SHOWN_DAYS : SHOWN_WEEKS)
  const countOf = await countsOf(read, { lineIds: [alert.lineId], facets: [facet], periods })
  return periods.map((period) => ({ period, episodes: countOf(facet, period).episodes }))
}

function upTo(last: Period, howMany: number): readonly Period[] {
  const periods = [last]
  while (periods.length < howMany) periods.push(previous(periods.at(-1) ?? last))
  return periods.reverse()
}
