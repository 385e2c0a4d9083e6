// What the page of a member's leaving says, in both languages.
import type { Language } from '../../../access/account.ts'

const en = {
  title: 'Somebody leaves',
  back: 'All rotas',
  lead: 'See first which duties would be open and who could take them. Nothing changes until you confirm.',
  who: 'Who',
  on: 'First day on which they are gone',
  look: 'Show their duties from then on',
  none: 'They have no duty from that day on.',
  duties: (n: number) => (n === 1 ? '1 duty would be open' : `${n} duties would be open`),
  draft: 'draft: the place is simply free again',
  able: (n: number) => (n === 0 ? 'nobody could take it without breaking a rule' : `${n} people could take it`),
  hours: (hours: number) => `${Math.round(hours)} h`,
  confirm: 'They leave, and these duties are opened',
  confirmNone: 'They leave',
  hint: 'Open duties of published rotas are offered for sign-up at once; those who can take them are told.',
  done: { left: 'It is noted. Their duties from that day on are open.' },
  refused: 'That is not possible yet',
  missing: 'Choose who leaves, and the day.',
}

export type LeavingWords = typeof en

const zh: LeavingWords = {
  title: '有人离队',
  back: '全部排班表',
  lead: '先看哪些班次会空出、谁能接。确认之前什么都不变。',
  who: '谁',
  on: '离开之日（当日起不再值班）',
  look: '查看该日起的值班',
  none: '该日起没有值班。',
  duties: (n) => `将空出 ${n} 个班次`,
  draft: '草稿：位置直接空出',
  able: (n) => (n === 0 ? '无人能在不违规的情况下接班' : `${n} 人可接`),
  hours: (hours) => `${Math.round(hours)} 小时`,
  confirm: '确认离开并开放这些班次',
  confirmNone: '确认离开',
  hint: '已发布排班表的班次立即开放报名，能接班的人会收到通知。',
  done: { left: '已记录，该日起的班次已开放。' },
  refused: '暂时无法这样做',
  missing: '请选择离开的人和日期。',
}

const WORDS: Readonly<Record<Language, LeavingWords>> = { zh, en }

export const leavingWords = (language: Language): LeavingWords => WORDS[language]
