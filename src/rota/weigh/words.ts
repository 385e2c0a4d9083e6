// Explanations in words: why a place is open, why she and not he, what a line of the score means.
import { openPlaceHead } from '../open-place-words.ts'
import type { Shift } from '../rota.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'
import type { Words } from '../rules/worded.ts'
import { wordsOf } from '../rules/words.ts'
import type { GapExplanation, Hindrance } from './gap.ts'
import { LINE_PARTS, type LinePart, type Parts } from './scales.ts'
import type { ScoreCode } from './score-table.ts'
import type { Alternative, Why } from './why.ts'

type LabelOf = (memberId: string) => string

/** What keeps somebody out, in a word or two. */
const SHORT: Readonly<Record<RuleCode, Words>> = {
  'double-booking': { zh: '同一时间已有值班', en: 'on another duty at that time' },
  'missing-qualification': { zh: '不具备资格', en: 'not qualified' },
  unavailable: { zh: '请假或不可值班', en: 'on leave or not available' },
  'shift-too-long': { zh: '连续值班将过长', en: 'without a break for too long' },
  'too-little-rest': { zh: '夜班后休息中', en: 'resting after a night' },
  'nights-in-row': { zh: '已达连续夜班上限', en: 'at the limit of nights in a row' },
  'nights-per-week': { zh: '已达每周夜班上限', en: 'at the limit of nights in the week' },
  'share-of-hours': { zh: '已达该角色工时占比上限', en: "at the limit of their part of the role's hours" },
  'hours-per-month': { zh: '已达本人当月工时上限', en: 'at their own limit of hours in the month' },
  'nights-per-month': { zh: '已达本人当月夜班上限', en: 'at their own limit of nights in the month' },
  'never-alone': { zh: '将独自一人值班', en: 'would stand alone' },
  'minimum-rest': { zh: '两班之间休息中', en: 'resting between duties' },
  'forbidden-succession': { zh: '与前后班次不可相连', en: 'on a shift that must not come before or after' },
  total: { zh: '已达总量上限', en: 'at the limit of duty in all' },
  consecutive: { zh: '已达连续上限', en: 'at the limit in a row' },
  'at-most-together': { zh: '与其他成员不可同班', en: 'not together with those who are there' },
  mentor: { zh: '没有带教者同班', en: 'without somebody to guide them' },
  'complete-weekends': { zh: '周末将只值一天', en: 'left with half a weekend' },
  'keep-together': { zh: '与应同班的人不在一起', en: 'apart from whom they should stand with' },
}

const WEIGHTS: Readonly<Record<LinePart, Words>> = {
  hours: { zh: '工时偏离公平份额', en: 'hours away from the fair part' },
  nights: { zh: '夜班偏离公平份额', en: 'nights away from the fair part' },
  weekends: { zh: '周末班偏离公平份额', en: 'weekend duties away from the fair part' },
  holidays: { zh: '节假日班偏离公平份额', en: 'holiday duties away from the fair part' },
  wish: { zh: '意愿', en: 'wishes' },
  longStretch: { zh: '连续值班偏长', en: 'long stretches' },
  share: { zh: '工时占比偏高', en: 'large shares of the hours' },
  splitDay: { zh: '一天内分段值班', en: 'split days' },
  further: { zh: '本热线的其他规则', en: 'further rules of the line' },
  company: { zh: '与谁同班', en: 'who stands with whom' },
}

const RULES: Readonly<Record<RuleCode, Words>> = {
  'double-booking': { zh: '同一时间两处值班', en: 'Two duties at once' },
  'missing-qualification': { zh: '不具备资格', en: 'Not qualified' },
  unavailable: { zh: '请假或不可值班', en: 'Not available' },
  'shift-too-long': { zh: '连续值班过长', en: 'Too long without a break' },
  'too-little-rest': { zh: '夜班后休息不足', en: 'Too little rest after a night' },
  'nights-in-row': { zh: '连续夜班过多', en: 'Too many nights in a row' },
  'nights-per-week': { zh: '一周夜班过多', en: 'Too many nights in a week' },
  'share-of-hours': { zh: '承担工时占比过高', en: "Too large a part of the role's hours" },
  'hours-per-month': { zh: '超过本人当月工时上限', en: 'Above the own limit of hours' },
  'nights-per-month': { zh: '超过本人当月夜班上限', en: 'Above the own limit of nights' },
  'never-alone': { zh: '独自一人值班', en: 'Alone in the shift' },
  'minimum-rest': { zh: '两班之间休息不足', en: 'Too little rest between duties' },
  'forbidden-succession': { zh: '班次相连不当', en: 'Shifts that must not follow each other' },
  total: { zh: '值班总量不合规则', en: 'Too much or too little in all' },
  consecutive: { zh: '连续天数不合规则', en: 'Too many or too few in a row' },
  'at-most-together': { zh: '不可同班的成员同班', en: 'Together, who should not be' },
  mentor: { zh: '缺带教者', en: 'Nobody to guide' },
  'complete-weekends': { zh: '周末只值一天', en: 'Half a weekend' },
  'keep-together': { zh: '应同班的两人未同班', en: 'Apart, who should be together' },
}

const isLinePart = (code: ScoreCode): code is LinePart => code in WEIGHTS
const capital = ({ zh, en }: Words): Words => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) })

export function scoreWords(code: ScoreCode): Words {
  if (code === 'below-minimum') return { zh: '低于最低人数', en: 'Below the least that is needed' }
  if (code === 'below-wanted') return { zh: '低于期望人数', en: 'Below what is wanted' }
  return isLinePart(code) ? capital(WEIGHTS[code]) : RULES[code]
}

const MOST_NAMED = 4

function listed(members: readonly Hindrance[], labelOf: LabelOf, language: 'zh' | 'en'): string {
  const [comma, semicolon] = language === 'zh' ? ['、', '；'] : [', ', '; ']
  const groups = Map.groupBy(members, ({ violations }) => violations[0]?.rule)
  return [...groups]
    .map(([rule, group]) => {
      const names = group.slice(0, MOST_NAMED).map(({ memberId }) => labelOf(memberId))
      const more =
        group.length > MOST_NAMED ? (language === 'zh' ? `等 ${group.length} 人` : ` and others (${group.length})`) : ''
      const why = rule === undefined ? { zh: '可以值班', en: 'able to come' } : SHORT[rule]
      return `${names.join(comma)}${more}${language === 'zh' ? ' ' : ' '}${why[language]}`
    })
    .join(semicolon)
}

/** '5月14日 20:00 至 24:00 缺 1 名督导：具备该角色的 3 人中…' and the same in English. */
export function gapWords({ missing, members }: GapExplanation, shift: Shift, zone: string, labelOf: LabelOf): Words {
  const head = openPlaceHead(missing, shift, zone)
  if (members.length === 0) {
    return { zh: `${head.zh}：没有其他人具备该角色`, en: `${head.en}: nobody else holds this role` }
  }
  const count = members.length
  return {
    zh: `${head.zh}：其余具备该角色的 ${count} 人中，${listed(members, labelOf, 'zh')}`,
    en: `${head.en}: of the ${count} others who hold this role, ${listed(members, labelOf, 'en')}`,
  }
}

/** What would have to give way, with whom; nothing when no change of rules would help. */
export function smallestWords({ missing, smallest }: GapExplanation, zone: string, labelOf: LabelOf): Words {
  if (smallest.length < missing) {
    const short = missing - smallest.length
    return {
      zh: `即使破例，仍缺 ${short} 人：需要更多具备该角色的成员`,
      en: `Even with rules broken ${short} would be missing: more members of this role are needed`,
    }
  }
  const each = (language: 'zh' | 'en') =>
    smallest
      .map(({ memberId, violations }) => {
        const why = violations.map((violation: Violation) => wordsOf(violation, zone).says[language])
        const free = language === 'zh' ? '可直接排入' : 'can be put there at once'
        return `${labelOf(memberId)}（${why.length === 0 ? free : why.join(language === 'zh' ? '；' : '; ')}）`
      })
      .join(language === 'zh' ? '、' : ', ')
  return {
    zh: `最小的冲突：${each('zh')}`,
    en: `The smallest conflict: ${each('en').replaceAll('（', ' (').replaceAll('）', ')')}`,
  }
}

const rounded = (value: number) => Math.round(value * 10) / 10
const signed = (value: number) => `${value > 0 ? '+' : ''}${rounded(value)}`

function partsWords(parts: Parts, language: 'zh' | 'en'): string {
  return LINE_PARTS.filter((name) => Math.abs(parts[name]) >= 0.05)
    .map((name) => `${WEIGHTS[name][language]} ${signed(parts[name])}`)
    .join(language === 'zh' ? '，' : ', ')
}

/** Why not him: what forbids it, or what it would cost. */
export function alternativeWords({ violations, costs, parts }: Alternative, zone: string): Words {
  if (costs === undefined || !parts) {
    const says = violations.map((violation) => wordsOf(violation, zone).says)
    return { zh: says.map(({ zh }) => zh).join('；'), en: says.map(({ en }) => en).join('; ') }
  }
  const sum = rounded(costs)
  if (Math.abs(sum) < 0.05) return { zh: '一样好', en: 'just as good' }
  const [zh, en] = [partsWords(parts, 'zh'), partsWords(parts, 'en')]
  return sum > 0
    ? { zh: `代价多 ${sum}：${zh}`, en: `costs ${sum} more: ${en}` }
    : { zh: `代价少 ${-sum}：${zh}`, en: `costs ${-sum} less: ${en}` }
}

/** Why she: in one sentence. */
export function whyWords({ alternatives, asGood }: Why): Words {
  const able = alternatives.filter(({ costs }) => costs !== undefined).length
  if (able === 0) {
    return {
      zh: `其他 ${alternatives.length} 人按规则都不能值这一班`,
      en: `The rules let none of the ${alternatives.length} others stand here`,
    }
  }
  if (asGood === 0) {
    return { zh: `能值这一班的其他 ${able} 人，代价都更高`, en: `Each of the ${able} others who could would cost more` }
  }
  return {
    zh: `能值这一班的其他 ${able} 人中，有 ${asGood} 人同样好或更好`,
    en: `Of the ${able} others who could, ${asGood} would be as good or better`,
  }
}
