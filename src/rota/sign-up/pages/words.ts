// What the page of open shifts says, in both languages.
import type { Language } from '../../../access/account.ts'
import type { AbsenceKind } from '../../../people/availability.ts'
import type { Giving, OpenCause, SignUpState } from '../open-shift.ts'

const causes: Readonly<Record<OpenCause, string>> = { gap: 'gap', cover: 'cover wanted', left: 'somebody left' }
const givings: Readonly<Record<Giving, string>> = {
  'first-come': 'first come, first served',
  fairness: 'given at the close, to whoever carries least',
}
const signUps: Readonly<Record<SignUpState, string>> = {
  waiting: 'You signed up',
  given: 'It is yours',
  declined: 'Went to others',
  withdrawn: 'Taken back',
  lapsed: 'Over: the shift changed',
}
const kinds: Readonly<Record<AbsenceKind, string>> = {
  illness: 'I am ill',
  leave: 'I am away',
  training: 'Training',
  other: 'Another reason',
}

const en = {
  title: 'Open shifts',
  lead: 'Places of the published rota that somebody is wanted for.',
  open: 'Open for sign-up',
  noOpen: 'No shift is open for sign-up.',
  signUp: 'Sign up',
  takeBack: 'Take back',
  forbidden: 'Not for you',
  from: (when: string) => `from ${when}`,
  until: (when: string) => `until ${when}`,
  present: (there: number, wanted: number) => `${there} of ${wanted} there`,
  waitingCount: (n: number) => (n === 1 ? '1 waits' : `${n} wait`),
  waitsForCompany: 'Given as soon as enough have signed up that nobody stands alone.',
  cannotCome: 'I cannot come',
  cannotComeHint:
    'You are off the shift at once, and your place is open to colleagues. To keep it until somebody takes it, ask for a swap.',
  swaps: 'Swaps',
  noComing: 'You have no duty in the next six weeks.',
  running: 'Open now',
  noRunning: 'Nothing is open for sign-up.',
  close: 'Close and give now',
  withdraw: 'Take back the opening',
  gaps: 'Gaps ahead',
  noGaps: 'No published rota has a gap ahead that is not open.',
  openThis: 'Open it',
  openAll: (n: number) => `Open all ${n}`,
  giving: 'How a place is given',
  closes: 'The window ends',
  closesAtStart: 'when the shift begins',
  closesIn: (hours: number) => (hours < 48 ? `in ${hours} hours` : `in ${hours / 24} days`),
  missing: (n: number) => `${n} missing`,
  invalid: 'That window is not possible for this shift.',
  refused: 'The rules do not allow it',
  causes,
  givings,
  signUps,
  kinds,
  done: {
    given: 'The shift is yours.',
    waiting: 'Noted. You hear as soon as the place is given.',
    'taken-back': 'Taken back.',
    opened: 'Open. Those who can take it were told.',
    closed: 'Closed. Those who signed up were told.',
    withdrawn: 'Taken back. Those who signed up were told.',
    cover: 'You are off this shift. Colleagues and coordinators were told. Get well soon.',
  },
}

export type OpenWords = typeof en

const zh: OpenWords = {
  title: '空班',
  lead: '已发布排班表中需要人的班次。',
  open: '可报名',
  noOpen: '目前没有可报名的空班。',
  signUp: '我报名',
  takeBack: '撤回',
  forbidden: '您不能报名',
  from: (when) => `${when} 起`,
  until: (when) => `${when} 截止`,
  present: (there, wanted) => `已有 ${there} 人，需 ${wanted} 人`,
  waitingCount: (n) => `${n} 人已报名`,
  waitsForCompany: '报名人数足够、不致一人独守时即排定。',
  cannotCome: '我不能来',
  cannotComeHint: '您会立即离开该班次，位置开放给同事。如想有人接手前仍由您值班，请用换班。',
  swaps: '换班',
  noComing: '未来六周您没有值班。',
  running: '正在开放',
  noRunning: '没有正在开放的空班。',
  close: '现在截止并排定',
  withdraw: '撤回开放',
  gaps: '前方空岗',
  noGaps: '已发布的排班表前方没有尚未开放的空岗。',
  openThis: '开放报名',
  openAll: (n) => `全部开放（${n}）`,
  giving: '如何排定',
  closes: '截止时间',
  closesAtStart: '班次开始时',
  closesIn: (hours) => (hours < 48 ? `${hours} 小时后` : `${hours / 24} 天后`),
  missing: (n) => `缺 ${n} 人`,
  invalid: '该班次不能用这个时段。',
  refused: '排班规则不允许',
  causes: { gap: '空岗', cover: '请人代班', left: '有人离开' },
  givings: { 'first-come': '先到先得', fairness: '截止时排给负担最轻的人' },
  signUps: {
    waiting: '您已报名',
    given: '已归您',
    declined: '已排给他人',
    withdrawn: '已撤回',
    lapsed: '已作废：班次有变动',
  },
  kinds: { illness: '生病', leave: '请假', training: '培训', other: '其他原因' },
  done: {
    given: '班次归您了。',
    waiting: '已记录，排定后会通知您。',
    'taken-back': '已撤回。',
    opened: '已开放，能值班的同事会收到通知。',
    closed: '已截止，报名的人会收到通知。',
    withdrawn: '已撤回，报名的人会收到通知。',
    cover: '您已不在此班次，同事和协调员已收到通知。请保重。',
  },
}

const WORDS: Readonly<Record<Language, OpenWords>> = { zh, en }

export const openWords = (language: Language): OpenWords => WORDS[language]
