// A broken rule in words, with the way out, in Chinese and English. Names nobody: the reader sees who it is about.
import { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import { furtherWords } from './further-words.ts'
import type { QualificationGap, Violation } from './violation.ts'
import { ANOTHER, rounded, type WayOut, type Worded, type Words, wayOutFor } from './worded.ts'

export const ROLE_WORDS: Readonly<Record<DutyRole, Words>> = {
  counsellor: { zh: '咨询员', en: 'counsellor' },
  supervisor: { zh: '督导', en: 'supervisor' },
  expert: { zh: '备班专家', en: 'expert on stand-by' },
  shadow: { zh: '见习', en: 'shadow' },
}

/** '5月14日 20:00 至 24:00' and '14 May 20:00 to 24:00', in the line's zone. */
export function spanWords(start: number, end: number, zone: string): Words {
  const [from, to] = [start, end].map((instant) => DateTime.fromMillis(instant, { zone }))
  if (!from || !to) return { zh: '', en: '' }
  const sameDay = from.hasSame(to, 'day')
  return {
    zh: `${from.toFormat('M月d日 HH:mm')} 至 ${to.toFormat(sameDay ? 'HH:mm' : 'M月d日 HH:mm')}`,
    en: `${from.toFormat('d LLL HH:mm', { locale: 'en' })} to ${to.toFormat(sameDay ? 'HH:mm' : 'd LLL HH:mm', { locale: 'en' })}`,
  }
}

const GAPS: Readonly<Record<QualificationGap, Worded>> = {
  role: {
    says: { zh: '此人在该热线没有这一值班角色', en: 'This member does not hold this duty role on this line' },
    wayOut: {
      zh: '请在成员资料中登记该角色，或另选他人',
      en: 'Record the role for the member, or choose another member',
    },
  },
  credential: {
    says: {
      zh: '缺少该角色所需的有效资质',
      en: 'A credential that the role needs is missing or not valid on that day',
    },
    wayOut: { zh: '请登记或更新资质，或另选他人', en: 'Record or renew the credential, or choose another member' },
  },
  agreement: {
    says: { zh: '尚未签署保密协议', en: 'No confidentiality agreement is on file' },
    wayOut: { zh: '请先签署并登记保密协议', en: 'Have the agreement signed and recorded first' },
  },
  'not-joined': {
    says: { zh: '当日尚未加入', en: 'The member has not joined yet on that day' },
    wayOut: { zh: '请更正加入日期，或另选他人', en: 'Correct the joining date, or choose another member' },
  },
  left: {
    says: { zh: '当日已离开', en: 'The member has left by that day' },
    wayOut: { zh: '请更正离开日期，或另选他人', en: 'Correct the leaving date, or choose another member' },
  },
}

/** What a violation says, and what would settle it. @param mayBreak whether the reader breaks rules with a reason */
export function wordsOf(violation: Violation, zone: string, mayBreak = true): Worded {
  const { says, ...wayOut } = inWords(violation, zone)
  return { says, wayOut: wayOutFor(wayOut, mayBreak) }
}

function inWords(violation: Violation, zone: string): Worded & WayOut {
  const { rule, start, end } = violation
  const [value, limit] = [rounded(violation.value), rounded(violation.limit)]
  const span = spanWords(start, end, zone)
  switch (rule) {
    case 'double-booking':
      return {
        says: { zh: `${span.zh} 此人已有另一处值班`, en: `The member already stands another duty in ${span.en}` },
        wayOut: {
          zh: '请先撤下另一处值班，或另选他人',
          en: 'Take the member off the other duty first, or choose another member',
        },
      }
    case 'missing-qualification':
      return qualificationWords(violation)
    case 'unavailable':
      return {
        says: { zh: `此人 ${span.zh} 请假或不可值班`, en: `The member is not available from ${span.en}` },
        ...ANOTHER,
      }
    case 'shift-too-long':
      return {
        says: {
          zh: `连续值班 ${value} 小时，上限 ${limit} 小时`,
          en: `${value} hours of duty without a break, the limit is ${limit}`,
        },
        wayOut: { zh: '请把相邻班次交给他人', en: 'Give the shift before or after to another member' },
      }
    case 'too-little-rest':
      return {
        says: {
          zh: `夜班后只休息 ${value} 小时，至少需 ${limit} 小时`,
          en: `${value} hours of rest after a night, ${limit} are needed`,
        },
        wayOut: {
          zh: `请改排在夜班结束 ${limit} 小时之后`,
          en: `Choose a shift that starts ${limit} hours after the night or later`,
        },
      }
    case 'nights-in-row':
      return {
        says: { zh: `连续 ${value} 个夜班，上限 ${limit} 个`, en: `${value} nights in a row, the limit is ${limit}` },
        ...ANOTHER,
      }
    case 'nights-per-week':
      return {
        says: {
          zh: `一周内 ${value} 个夜班，上限 ${limit} 个`,
          en: `${value} nights in one week, the limit is ${limit}`,
        },
        ...ANOTHER,
      }
    case 'share-of-hours':
      return {
        says: {
          zh: `承担该角色工时的 ${value}%，上限 ${limit}%`,
          en: `${value} % of the role's hours, the limit is ${limit} %`,
        },
        wayOut: { zh: '请把部分班次交给他人', en: 'Give some of the shifts to other members' },
      }
    case 'hours-per-month':
      return {
        says: {
          zh: `当月值班 ${value} 小时，本人上限 ${limit} 小时`,
          en: `${value} hours of duty in the month, the member's own limit is ${limit}`,
        },
        ...ANOTHER,
      }
    case 'nights-per-month':
      return {
        says: {
          zh: `当月夜班 ${value} 个，本人上限 ${limit} 个`,
          en: `${value} nights in the month, the member's own limit is ${limit}`,
        },
        ...ANOTHER,
      }
    case 'never-alone':
      return {
        says: {
          zh: `该班次只有 ${value} 名咨询员，至少需 ${limit} 名`,
          en: `Only ${value} counsellors in the shift, at least ${limit} must stand together`,
        },
        wayOut: { zh: '请再排一人', en: 'Put another counsellor into the shift' },
      }
    default:
      return furtherWords(violation)
  }
}

function qualificationWords({ gap = 'role', missing = [] }: Violation): Worded {
  const { says, wayOut } = GAPS[gap]
  if (missing.length === 0) return { says, wayOut }
  return { says: { zh: `${says.zh}：${missing.join('、')}`, en: `${says.en}: ${missing.join(', ')}` }, wayOut }
}
