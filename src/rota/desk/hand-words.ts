// What the pages of a shift and of publishing say, in both languages.
import type { Language } from '../../access/account.ts'

const en = {
  refusedAdvice:
    'Nothing was changed. But for double booking and a missing qualification, a coordinator may break a rule with a reason.',
  needed: 'People',
  neededOf: (minimum: number, wanted: number, maximum: number) =>
    `at least ${minimum}, ${wanted} wanted, at most ${maximum}`,
  sameHours: 'At the same time',
  there: 'In this shift',
  nobodyThere: 'Nobody yet.',
  begun: 'This shift has begun: worked duty is not changed any more. Hours are corrected at check-in.',
  couldStand: 'Who could stand this shift',
  inTheWay: 'What is in the way, and warnings',
  put: 'Put in',
  insteadOf: 'Instead of',
  freePlace: 'nobody (a free place)',
  breakReason: 'Reason for breaking a rule',
  breakHint: 'Only needed when a rule is broken; it is shown on the rota and kept.',
  takeOff: 'Take off',
  lock: 'Lock',
  unlock: 'Unlock',
  load: (hours: number, nights: number) => `${hours} h, ${nights === 1 ? '1 night' : `${nights} nights`}`,
  againstRules: 'against a rule',
  semicolon: '; ',
  gone: 'The person or the place is not on this rota any more. Look for a way again.',
  publish: 'Publish',
  publishTitle: 'Publish the rota',
  publishLead: 'It is final duty from then on: those concerned are told, and calendars and the page of duty follow.',
  changes: (n: number) => `What differs from the version before (${n})`,
  firstVersion: (n: number) => `First publication: ${n} duties`,
  noChanges: 'It is the same as the version before: there is nothing to publish.',
  note: 'A word to everybody (optional)',
  toSettle: (n: number) =>
    n === 1 ? 'A rule is broken, and nobody has given a reason' : `${n} rules are broken without a reason given`,
  publishReason: 'Reason for publishing it all the same',
  versions: 'Published versions',
  versionLine: (n: number, at: string, places: number, open: number) =>
    `Version ${n}, ${at}: ${places} duties, ${open} open`,
  done: {
    put: 'Put in.',
    'taken-off': 'Taken off.',
    locked: 'Locked.',
    unlocked: 'Unlocked.',
    published: 'Published. Those concerned were told.',
  },
}

export type HandWords = typeof en

const zh: HandWords = {
  refusedAdvice: '没有改动。除了一人两处值班和不具备资格，协调员可以写明理由后破例。',
  needed: '人数',
  neededOf: (minimum, wanted, maximum) => `至少 ${minimum} 人，期望 ${wanted} 人，至多 ${maximum} 人`,
  sameHours: '同一时段',
  there: '已排入',
  nobodyThere: '还没有人。',
  begun: '班次已开始：已值的班不再改动，工时在签到处更正。',
  couldStand: '谁可以值这一班',
  inTheWay: '妨碍与提醒',
  put: '排入',
  insteadOf: '接替',
  freePlace: '无人（占用空位）',
  breakReason: '破例的理由',
  breakHint: '仅在违反规则时需要，会显示在排班表上并留痕。',
  takeOff: '撤下',
  lock: '锁定',
  unlock: '解除锁定',
  load: (hours, nights) => `${hours} 小时，${nights} 个夜班`,
  againstRules: '违反规则',
  semicolon: '；',
  gone: '人员或班次已不在这份排班表上，请重新查找。',
  publish: '发布',
  publishTitle: '发布排班表',
  publishLead: '发布后即为正式值班：相关人员收到通知，日历和值班页面随之更新。',
  changes: (n) => `与上一版相比的变动（${n} 处）`,
  firstVersion: (n) => `首次发布：${n} 人次`,
  noChanges: '与上一版相同，没有可发布的变动。',
  note: '附言（选填，写给所有成员）',
  toSettle: (n) => `${n} 处违反规则，尚未说明理由`,
  publishReason: '仍要发布的理由',
  versions: '已发布的版本',
  versionLine: (n, at, places, open) => `第 ${n} 版，${at}：${places} 人次，空缺 ${open}`,
  done: {
    put: '已排入。',
    'taken-off': '已撤下。',
    locked: '已锁定。',
    unlocked: '已解除锁定。',
    published: '已发布，相关人员已收到通知。',
  },
}

const WORDS: Readonly<Record<Language, HandWords>> = { zh, en }

export const handWords = (language: Language): HandWords => WORDS[language]
