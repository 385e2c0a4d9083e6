// A figure: one count made ready for a reader, beside what it is compared with.
import { type Period, previous, yearBefore } from '../calls/period.ts'
import type { ShowCell } from './differencing.ts'
import type { Change, Disclosure, Shown, ShownCount } from './disclosure.ts'
import { topicOf } from './facet.ts'

export interface Comparison extends ShownCount {
  readonly period: Period
  readonly callsChange: Change | null
  readonly episodesChange: Change | null
}

export interface Figure extends ShownCount {
  readonly facet: string
  readonly period: Period
  /** Share of all episodes of the period, in whole per cent. */
  readonly share: number | null
  /** The period of the same kind right before: month on month. */
  readonly previous: Comparison
  /** The same period a year before; null where there is none, such as for a week 53. */
  readonly yearBefore: Comparison | null
}

/** A topic as a reader meets it. */
export interface TopicLabel {
  readonly code: string
  readonly parentCode: string | null
  readonly labelZh: string
  readonly labelEn: string
}

/** The figure of a topic, with its labels. */
export interface Theme extends Figure, TopicLabel {}

export type Measure = 'episodes' | 'calls'

/** All periods that figures of `period` look at. */
export const periodsLookedAt = (period: Period): readonly Period[] =>
  [period, previous(period), yearBefore(period)].filter((each) => each !== undefined)

/** @param show the counts, made ready for the reader */
export function figureOf(show: ShowCell, disclosure: Disclosure, cell: { facet: string; period: Period }): Figure {
  const { facet, period } = cell
  const now = show(facet, period)
  const whole = show('all', period)
  const against = (earlier: Period): Comparison => {
    const before = show(facet, earlier)
    return {
      period: earlier,
      ...pick(before),
      callsChange: disclosure.change(now.calls, before.calls),
      episodesChange: disclosure.change(now.episodes, before.episodes),
    }
  }
  const ago = yearBefore(period)
  return {
    facet,
    period,
    ...pick(now),
    share: disclosure.share(now.episodes, whole.episodes),
    previous: against(previous(period)),
    yearBefore: ago === undefined ? null : against(ago),
  }
}

const pick = ({ calls, episodes }: ShownCount): ShownCount => ({ calls, episodes })

const weight = (value: Shown) => (value === '*' ? 1 : value)

/**
 * The themes that came up most, by what is shown: an order by the truth would tell what is hidden. Equals stand by
 * code. Topics without a call are left out.
 */
export function topThemes(themes: readonly Theme[], choice: { measure: Measure; limit: number }): readonly Theme[] {
  const by = (theme: Theme) => weight(theme[choice.measure])
  const order = (a: Theme, b: Theme) => by(b) - by(a) || Number(a.code > b.code) - Number(a.code < b.code)
  return themes
    .filter((theme) => by(theme) > 0)
    .sort(order)
    .slice(0, choice.limit)
}

/** Figures of topics, with labels. */
export function themesOf(figures: readonly Figure[], labels: readonly TopicLabel[]): readonly Theme[] {
  const byCode = new Map(labels.map((label) => [label.code, label]))
  return figures.flatMap((figure) => {
    const label = byCode.get(topicOf(figure.facet) ?? '')
    if (!label) return []
    const { code, parentCode, labelZh, labelEn } = label
    return [{ ...figure, code, parentCode, labelZh, labelEn }]
  })
}
