// What the page of somebody's joining says, in both languages.
import type { Language } from '../../../access/account.ts'
import type { Tier } from '../../../people/member.ts'

const tiers: Readonly<Record<Tier, string>> = {
  'committee-member': 'Committee member',
  'allied-organisation': 'Allied organisation',
  expert: 'Expert',
  volunteer: 'Volunteer',
}

const en = {
  title: 'Somebody joins',
  lead: 'They stand duty from the day of joining on. Rotas published before they were taken in owe them nothing, and they owe those nothing: they begin level with the others.',
  name: 'Name',
  displayCode: 'Display code (empty: the next in the series)',
  tier: 'Belongs to',
  tiers,
  joinedOn: 'First day on which they may stand duty',
  agreementOn: 'Confidentiality agreement signed on',
  agreementHint: 'Without it they may not be put on a rota.',
  duties: 'May stand duty as',
  share: 'Hours of duty wanted in a month',
  shareHint: 'Their fair part grows and shrinks with it. Empty: as much as the others on average.',
  maxHours: 'At most so many hours in a month',
  maxNights: 'At most so many nights in a month',
  save: 'Take them in',
  refused: 'That is not possible',
  done: { joined: 'They are taken in.' },
  after: (name: string, day: string) => `${name} stands duty from ${day}`,
  noRotas: 'No rota reaches beyond that day yet: new drafts know them.',
  credited: 'published before they were taken in: counted as they stand, nothing to make up for',
  part: (hours: number, nights: number) => `fair part: ${hours} h, ${nights === 1 ? '1 night' : `${nights} nights`}`,
  back: 'All rotas',
}

export type JoiningWords = typeof en

const zh: JoiningWords = {
  title: '有人加入',
  lead: '自加入日起参加值班。加入之前已发布的排班表互不相欠：此人与大家从同一起点开始，不会因为当时不在而欠下夜班。',
  name: '姓名',
  displayCode: '代号（留空则按顺序编号）',
  tier: '所属',
  tiers: {
    'committee-member': '委员会成员',
    'allied-organisation': '加盟组织',
    expert: '专家',
    volunteer: '志愿者',
  },
  joinedOn: '可以值班的第一天',
  agreementOn: '保密协议签署日',
  agreementHint: '未签署则不能排班。',
  duties: '可担任的值班角色',
  share: '每月希望值班小时数',
  shareHint: '公平份额随之增减；留空则与其他人的平均相同。',
  maxHours: '每月最多小时数',
  maxNights: '每月最多夜班数',
  save: '确认加入',
  refused: '无法这样做',
  done: { joined: '已加入。' },
  after: (name, day) => `${name} 自 ${day}起值班`,
  noRotas: '还没有排到该日之后的排班表；新建的草稿会包含此人。',
  credited: '加入之前已发布：按实际值班计，不必补班',
  part: (hours, nights) => `公平份额：${hours} 小时，${nights} 个夜班`,
  back: '全部排班表',
}

const WORDS: Readonly<Record<Language, JoiningWords>> = { zh, en }

export const joiningWords = (language: Language): JoiningWords => WORDS[language]
