// What the page of notices says, in both languages.
import type { Language } from '../../../access/account.ts'

const en = {
  title: 'Notices',
  lead: 'What has changed in your duty. Acknowledge it, so that nobody has to ring you.',
  noNotices: 'Nothing has been told to you yet.',
  isNew: 'new',
  acknowledge: 'Acknowledge',
  acknowledgeAll: 'Acknowledge everything',
  acknowledged: (when: string) => `acknowledged ${when}`,
  more: 'Look at it',
  done: 'Acknowledged.',
  waiting: 'Who has not acknowledged',
  waitingHint: 'Publications of rotas that are not over, and those whom they concern.',
  nobodyWaits: 'Everybody has acknowledged every publication.',
  waitsFor: (version: number, people: number) => `Version ${version}: ${people} to acknowledge`,
  nothingHere: 'This account stands no duty: nothing is told to it.',
}

export type NoticePageWords = typeof en

const zh: NoticePageWords = {
  title: '通知',
  lead: '您的值班有哪些变化。请确认，免得协调员再打电话问。',
  noNotices: '还没有给您的通知。',
  isNew: '新',
  acknowledge: '我已知晓',
  acknowledgeAll: '全部确认',
  acknowledged: (when) => `${when} 已确认`,
  more: '去看看',
  done: '已确认。',
  waiting: '尚未确认的人',
  waitingHint: '尚未结束的排班表各次发布，以及与之有关的人。',
  nobodyWaits: '每次发布都已由所有相关人员确认。',
  waitsFor: (version, people) => `第 ${version} 版：${people} 人未确认`,
  nothingHere: '此账户不值班，没有给它的通知。',
}

const WORDS: Readonly<Record<Language, NoticePageWords>> = { zh, en }

export const noticePageWords = (language: Language): NoticePageWords => WORDS[language]
