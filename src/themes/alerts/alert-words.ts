// An alert in a sentence, in both languages: what rose, to how many, how many were expected, and at most.
import { DateTime } from 'luxon'
import type { Language } from '../../access/account.ts'
import type { TopicLabel } from '../figure.ts'
import type { Finding, Span } from '../signals/finding.ts'
import { FEWEST_EPISODES } from '../signals/ladder.ts'
import type { ThemeAlert } from './alert.ts'

interface Sentence {
  when(span: Span, day: DateTime, recent: boolean): string
  numbers(label: string, when: string, finding: Finding): string
  wordsOnly(label: string, when: string): string
}

const expectedOf = ({ expected }: Finding): string => (expected < 0.5 ? '<1' : `${Math.round(expected)}`)

/** What is said more of a day with fewer than the seven days before it make up. */
const fewOf = ({ observed, lately = 0 }: Finding, say: (lately: number) => string): string =>
  observed < FEWEST_EPISODES && lately > observed ? say(lately) : ''

const en: Sentence = {
  when: (span, day, recent) => {
    if (span === 'day') return recent ? `on ${day.toFormat('EEEE d MMMM')}` : `on ${day.toFormat('d MMMM yyyy')}`
    return recent ? 'this week' : `in the week to ${day.toFormat('d MMMM yyyy')}`
  },
  numbers: (label, when, finding) =>
    `${label} rose to ${finding.observed} ${when}${fewOf(finding, (lately) => `, ${lately} in seven days`)}; ${expectedOf(finding)} expected, at most ${finding.atMost}`,
  wordsOnly: (label, when) => `${label} rose ${when}, clearly above what was expected`,
}

const zh: Sentence = {
  when: (span, day, recent) => {
    if (span === 'day') return recent ? day.toFormat('M月d日') : day.toFormat('yyyy年M月d日')
    return recent ? '本周' : `截至${day.toFormat('yyyy年M月d日')}的一周`
  },
  numbers: (label, when, finding) =>
    `${label}${when}升至${finding.observed}${fewOf(finding, (lately) => `，七天共${lately}`)}；预期${expectedOf(finding)}，至多${finding.atMost}`,
  wordsOnly: (label, when) => `${label}${when}明显上升，高于预期`,
}

const sentences: Readonly<Record<Language, Sentence>> = { zh, en }

interface Said {
  readonly label: TopicLabel
  /** False: for readers without the right to the records, no number is said. */
  readonly exact: boolean
  readonly now: DateTime
}

/** "失眠 rose to 23 this week; 9 expected, at most 16". A week is "this week" until the next one is over. */
export function sayAlert(language: Language, alert: ThemeAlert, { label, exact, now }: Said): string {
  const say = sentences[language]
  const day = DateTime.fromISO(alert.day, { zone: 'utc' }).setLocale(language === 'zh' ? 'zh-CN' : 'en-GB')
  const when = say.when(alert.span, day, now.diff(day, 'days').days < 8)
  const name = language === 'zh' ? label.labelZh || label.labelEn : label.labelEn || label.labelZh
  return exact ? say.numbers(name, when, alert.finding) : say.wordsOnly(name, when)
}
