// What a member is told of their duty, at once, in the product. A notice says what happened; words are made when it is read.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import type { Words } from '../rules/worded.ts'
import { ROLE_WORDS, spanWords } from '../rules/words.ts'

export const NOTICE_KINDS = [
  'rota-published',
  'duty-added',
  'duty-removed',
  'duty-moved',
  'swap-asked',
  'swap-offered',
  'swap-waiting',
  'swap-approved',
  'swap-refused',
  'swap-reopened',
  'swap-taken-back',
  'swap-expired',
  'swap-offer-expired',
  'swap-withdrawn',
  'shift-open',
  'sign-up-given',
  'sign-up-declined',
  'sign-up-lapsed',
  'cover-released',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** The shift that a notice speaks of, with its times at that moment. */
export interface NoticeShift {
  readonly shiftId: string
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
}

export interface NewNotice {
  readonly memberId: string
  readonly kind: NoticeKind
  readonly lineId: string
  readonly rotaId: string
  /** Of a publication. */
  readonly version?: number
  readonly shift?: NoticeShift
  /** The swap request or open shift to look at. */
  readonly aboutId?: string
}

export interface Notice {
  readonly id: string
  readonly memberId: string
  readonly kind: NoticeKind
  readonly lineId: string
  readonly rotaId: string
  readonly version: number | null
  readonly shift: NoticeShift | undefined
  readonly aboutId: string | null
  readonly at: DateTime
  readonly seenAt: DateTime | null
}

const SAYS: Readonly<Record<Exclude<NoticeKind, 'rota-published'>, Words>> = {
  'duty-added': { zh: '新排给您一个班', en: 'You were put on a shift' },
  'duty-removed': { zh: '您的一个班已撤下', en: 'You were taken off a shift' },
  'duty-moved': { zh: '您的班次时间改变', en: 'Your shift was moved' },
  'swap-asked': { zh: '同事请人换班', en: 'A colleague asks for somebody to take a shift' },
  'swap-offered': { zh: '有人回应了您的换班申请', en: 'Somebody answered your swap request' },
  'swap-waiting': { zh: '换班已谈妥,等待协调员批准', en: 'The swap is agreed and waits for a coordinator' },
  'swap-approved': { zh: '换班已生效', en: 'The swap is done' },
  'swap-refused': {
    zh: '协调员未批准换班,申请重新开放',
    en: 'A coordinator did not approve the swap; it is open again',
  },
  'swap-reopened': { zh: '班次时间已变,换班申请重新开放', en: 'The shift was moved; the swap request is open again' },
  'swap-taken-back': {
    zh: '有一方退出,换班未成,申请重新开放',
    en: 'One side took the swap back before it was approved; the request is open again',
  },
  'swap-expired': { zh: '换班申请已过期,仍由您值班', en: 'The swap request has expired; the shift is still yours' },
  'swap-offer-expired': {
    zh: '您回应的换班申请已过期,仍由申请人值班',
    en: 'The swap request that you answered has expired; the shift stays with whoever asked',
  },
  'swap-withdrawn': { zh: '换班申请已撤回', en: 'The swap request was withdrawn' },
  'shift-open': { zh: '有空班可报名', en: 'A shift is open for sign-up' },
  'sign-up-given': { zh: '报名成功,班次归您', en: 'You got the shift that you signed up for' },
  'sign-up-declined': { zh: '您报名的班次没有排给您', en: 'You did not get the shift that you signed up for' },
  'sign-up-lapsed': {
    zh: '您报名的班次已变动,报名作废',
    en: 'The shift that you signed up for has changed; your sign-up is over',
  },
  'cover-released': { zh: '您已不在此班次,正在请人代班', en: 'You are off this shift, and cover is sought' },
}

/** '您的班次时间改变:5月14日 20:00 至 24:00 咨询员' and 'Your shift was moved: 14 May 20:00 to 24:00, counsellor'. */
export function noticeWords({ kind, version, shift }: Pick<Notice, 'kind' | 'version' | 'shift'>, zone: string): Words {
  if (kind === 'rota-published') {
    return {
      zh: `排班表第 ${version ?? 1} 版已发布,与您有关`,
      en: `Version ${version ?? 1} of the rota is published, and concerns you`,
    }
  }
  const { zh, en } = SAYS[kind]
  if (!shift) return { zh, en }
  const span = spanWords(shift.start.toMillis(), shift.end.toMillis(), zone)
  const role = ROLE_WORDS[shift.role]
  return { zh: `${zh}:${span.zh} ${role.zh}`, en: `${en}: ${span.en}, ${role.en}` }
}
