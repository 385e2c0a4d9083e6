// What the page of a line's fallback says, in both languages.
import type { Language } from '../../../access/account.ts'
import type { AddressKind } from '../../../people/routing-address.ts'

const kinds: Readonly<Record<AddressKind, string>> = { extension: 'Extension', sip: 'SIP address', phone: 'Telephone' }

const en = {
  title: 'Fallback',
  lead: 'Who is asked, in order, when nobody of a role is on duty or answers: by the telephone switch, in alerts, and on the page of duty.',
  none: 'Nobody is on the list.',
  now: 'may be asked now',
  notNow: 'not now',
  always: 'round the clock',
  hours: (from: string, to: string) => `${from}–${to}`,
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  remove: 'Take off the list',
  first: 'Ask first',
  add: 'Put somebody on the list',
  who: 'Who, and for which role',
  rank: 'Order (the lowest is asked first)',
  fromLabel: 'From',
  untilLabel: 'Until (first day on which they are not asked; empty: for good)',
  days: 'Days',
  daysHint: 'None chosen: every day.',
  opens: 'From (local time)',
  length: 'For how many hours',
  save: 'Put on the list',
  address: 'The address at the end',
  addressLead: 'Where calls go when nobody at all can be reached. It is sealed: only the telephone switch reads it.',
  isSet: 'An address is set.',
  notSet: 'No address is set.',
  kind: 'Kind',
  kinds,
  value: 'Address',
  setAddress: 'Set the address',
  removeAddress: 'Remove the address',
  refused: 'That is not possible',
  done: {
    added: 'On the list.',
    removed: 'Off the list from today on.',
    first: 'They are asked first.',
    address: 'The address is set.',
    'no-address': 'There is no address any more.',
  },
}

export type FallbackWords = typeof en

const zh: FallbackWords = {
  title: '候补',
  lead: '某一岗位无人值班或无人应答时按顺序联系的人：电话交换机、警报和值班页面都按此名单。',
  none: '名单为空。',
  now: '现在可联系',
  notNow: '现在不可',
  always: '全天',
  hours: (from, to) => `${from}–${to}`,
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  from: (day) => `自 ${day}`,
  until: (day) => `至 ${day}`,
  remove: '移出名单',
  first: '最先联系',
  add: '加入名单',
  who: '谁，哪个角色',
  rank: '顺序（数字小的先联系）',
  fromLabel: '自',
  untilLabel: '至（此日起不再联系；留空为长期）',
  days: '日子',
  daysHint: '不选则为每天。',
  opens: '开始时间（当地）',
  length: '时长（小时）',
  save: '加入名单',
  address: '最后的地址',
  addressLead: '完全无人可联系时来电转到这里。地址密封保存，只有电话交换机能读取。',
  isSet: '已设地址。',
  notSet: '未设地址。',
  kind: '种类',
  kinds: { extension: '分机', sip: 'SIP 地址', phone: '电话' },
  value: '地址',
  setAddress: '设定地址',
  removeAddress: '撤销地址',
  refused: '无法这样做',
  done: {
    added: '已加入名单。',
    removed: '自今日起已移出名单。',
    first: '已排到最先。',
    address: '地址已设定。',
    'no-address': '地址已撤销。',
  },
}

const WORDS: Readonly<Record<Language, FallbackWords>> = { zh, en }

export const fallbackWords = (language: Language): FallbackWords => WORDS[language]
