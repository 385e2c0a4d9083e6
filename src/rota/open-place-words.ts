// Why a place stayed open, in words: how many could not, and for which reason.
import type { Shift } from './rota.ts'
import type { Words } from './rules/worded.ts'
import { ROLE_WORDS, spanWords } from './rules/words.ts'
import type { OpenSlot, Reason } from './solver/explain.ts'

const REASONS: Readonly<Record<Reason, Words>> = {
  'on-leave': { zh: '请假或不可值班', en: 'on leave' },
  overlap: { zh: '同一时间已有值班', en: 'on another duty at that time' },
  rest: { zh: '夜班后休息中', en: 'resting after a night' },
  stretch: { zh: '连续值班将过长', en: 'without a break for too long' },
  'nights-in-row': { zh: '已达连续夜班上限', en: 'at the limit of nights in a row' },
  'nights-per-week': { zh: '已达每周夜班上限', en: 'at the limit of nights in the week' },
  'hours-per-month': { zh: '已达本人当月工时上限', en: 'at their own limit of hours in the month' },
  'nights-per-month': { zh: '已达本人当月夜班上限', en: 'at their own limit of nights in the month' },
  share: { zh: '已达该角色工时占比上限', en: "at the limit of their part of the role's hours" },
  'further-rule': { zh: '受热线规则限制', en: 'kept from it by a rule of the line' },
  'search-ended': { zh: '可以值班,求解结束前还没排到', en: 'able to come: the search ended first' },
  'nobody-to-join': { zh: '可以值班,但将独自一人', en: 'able to come, but would stand alone' },
  'already-there': { zh: '已在该班次', en: 'in this shift already' },
  'not-qualified': { zh: '不具备资格', en: 'not qualified' },
}

const isReason = (code: string): code is Reason => code in REASONS
const ORDER = Object.keys(REASONS).filter(isReason)

export interface ReasonCount {
  readonly reason: Reason
  readonly memberIds: readonly string[]
  readonly says: Words
}

/** In the order in which a coordinator can do something about them; who is not qualified comes last. */
export const reasonsOf = ({ members }: OpenSlot): readonly ReasonCount[] =>
  ORDER.flatMap((reason) => {
    const memberIds = members[reason] ?? []
    const count = memberIds.length
    const { zh, en } = REASONS[reason]
    return count === 0 ? [] : [{ reason, memberIds, says: { zh: `${count} 人${zh}`, en: `${count} ${en}` } }]
  })

/** '5月14日 20:00 至 24:00 缺 1 名督导' and the same in English. */
export function openPlaceHead(missing: number, shift: Shift, zone: string): Words {
  const span = spanWords(shift.start.toMillis(), shift.end.toMillis(), zone)
  const role = ROLE_WORDS[shift.role]
  return { zh: `${span.zh} 缺 ${missing} 名${role.zh}`, en: `${span.en} lacks ${missing} ${role.en}` }
}

/** '5月14日 20:00 至 24:00 缺 1 名督导:3 人请假…' and the same in English. */
export function openPlaceWords(open: OpenSlot, shift: Shift, zone: string): Words {
  const head = openPlaceHead(open.missing, shift, zone)
  const reasons = reasonsOf(open)
  const list = (language: 'zh' | 'en', comma: string) => reasons.map(({ says }) => says[language]).join(comma)
  return {
    zh: `${head.zh}:${list('zh', ',') || '没有可用人员'}`,
    en: `${head.en}: ${list('en', ', ') || 'nobody can serve this line'}`,
  }
}
