// The generated sentences in Chinese.
import { periodName } from './period-name.ts'
import type { SkeletonWords } from './skeleton.ts'

const moved = (percent: number) =>
  percent === 0 ? '基本持平' : percent > 0 ? `增加约${percent}%` : `减少约${-percent}%`

export const skeletonWords: SkeletonWords = {
  title: (period) => `${period}来电共性问题与建议`,
  digest: ({ period, episodes, themes }) =>
    `${period}${episodes === undefined ? '' : `，热线接待来电者约${episodes}人次`}${themes.length === 0 ? '' : `，来电较多的问题有${themes.join('、')}`}。以下是热线的建议。`,
  overview: '总体情况',
  total: ({ period, episodes, calls }) =>
    episodes === undefined
      ? `${period}来电较少，不列数字。`
      : `${period}，热线接待来电者约${episodes}人次${calls === undefined ? '' : `，通话约${calls}次`}。`,
  unfinished: '统计截止时本期尚未结束。',
  onPrevious: (percent) => `与上期相比${moved(percent)}。`,
  onYearBefore: (percent) => `与上年同期相比${moved(percent)}。`,
  themeLine: ({ label, episodes, share }) =>
    episodes === undefined
      ? `${label}：人数较少，不列数字`
      : `${label}：约${episodes}人次${share === null ? '' : `，约占${share}%`}`,
  themeText: ({ label, episodes, calls }) =>
    episodes === undefined
      ? `因“${label}”来电的较平时增多。`
      : `因“${label}”来电的约${episodes}人次${calls === undefined ? '' : `，通话约${calls}次`}。`,
  advice: '建议：',
  label: ({ labelZh }) => labelZh,
  period: ({ period }) => periodName('zh', period),
}
