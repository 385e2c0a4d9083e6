// The generated sentences in English.
import { periodName } from './period-name.ts'
import type { SkeletonWords } from './skeleton.ts'

const moved = (percent: number) =>
  percent === 0 ? 'about as many' : percent > 0 ? `about ${percent}% more` : `about ${-percent}% fewer`
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const callsOf = (calls: number | undefined) => (calls === undefined ? '' : `, in about ${calls} calls`)

export const skeletonWords: SkeletonWords = {
  title: (period) => `What callers brought to us: ${period}`,
  digest: ({ period, episodes, themes }) =>
    `${capital(period)}${episodes === undefined ? '' : `: about ${episodes} callers turned to us`}${themes.length === 0 ? '' : `; most often about ${themes.join(', ')}`}. Here is what we advise.`,
  overview: 'At a glance',
  total: ({ period, episodes, calls }) =>
    episodes === undefined
      ? `${capital(period)}: few callers turned to us, so no numbers are given.`
      : `${capital(period)}: about ${episodes} callers turned to us${callsOf(calls)}.`,
  unfinished: 'The period was not over when this was counted.',
  onPrevious: (percent) => `Against the period before: ${moved(percent)}.`,
  onYearBefore: (percent) => `Against a year before: ${moved(percent)}.`,
  themeLine: ({ label, episodes, share }) =>
    episodes === undefined
      ? `${label}: few callers, so no number is given`
      : `${label}: about ${episodes} callers${share === null ? '' : `, about ${share}%`}`,
  themeText: ({ label, episodes, calls }) =>
    episodes === undefined
      ? `Callers spoke of “${label}” more often than usual.`
      : `About ${episodes} callers spoke of “${label}”${callsOf(calls)}.`,
  advice: 'What we advise:',
  label: ({ labelEn }) => labelEn,
  period: ({ period }) => periodName('en', period),
}
