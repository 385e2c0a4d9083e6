// What the page of surges says, in both languages.
import type { Language } from '../../access/account.ts'

const en = {
  title: 'Surges',
  lead: 'More people for a period: on top of what each shift needs anyway.',
  none: 'No surge is planned.',
  month: 'Month',
  over: 'over',
  now: 'now',
  coming: 'coming',
  days: (from: string, to: string) => `${from} – ${to}`,
  extra: (role: string, n: number) => `${role}: ${n} more`,
  allShifts: 'every shift',
  end: 'End it today',
  drop: 'Drop it',
  renew: 'Rotas whose shifts do not follow the plan yet',
  renewHint: 'Shifts of a rota follow the plan when they are renewed: who stands in them stays.',
  renewOne: 'Renew the shifts',
  changes: (n: number) => (n === 1 ? '1 shift differs' : `${n} shifts differ`),
  make: 'Plan a surge',
  from: 'First day',
  to: 'Last day',
  role: 'Duty role',
  more: 'How many more in each shift',
  templates: 'Shifts',
  templatesHint: 'None chosen: every shift of the role.',
  reason: 'Reason',
  add: 'Plan it',
  refused: 'That is not possible',
  done: {
    added: 'Planned. Renew the rotas below, so that their shifts follow.',
    ended: 'Ended. Renew the rotas below, so that their shifts follow.',
    renewed: 'The shifts follow the plan.',
  },
}

export type SurgeWords = typeof en

const zh: SurgeWords = {
  title: '加强值班',
  lead: '某一时期增加人手：在各班次原有人数之上。',
  none: '没有加强安排。',
  month: '月表',
  over: '已结束',
  now: '进行中',
  coming: '未开始',
  days: (from, to) => `${from} 至 ${to}`,
  extra: (role, n) => `${role}：加 ${n} 人`,
  allShifts: '全部班次',
  end: '今日结束',
  drop: '取消',
  renew: '班次尚未跟上安排的排班表',
  renewHint: '更新后排班表的班次与安排一致；已排的人不动。',
  renewOne: '更新班次',
  changes: (n) => `${n} 个班次不同`,
  make: '新增加强安排',
  from: '首日',
  to: '末日',
  role: '值班角色',
  more: '每班增加几人',
  templates: '班次',
  templatesHint: '不选则为该岗位的全部班次。',
  reason: '原因',
  add: '确定',
  refused: '无法这样做',
  done: {
    added: '已安排。请更新下列排班表，使班次跟上。',
    ended: '已结束。请更新下列排班表，使班次跟上。',
    renewed: '班次已与安排一致。',
  },
}

const WORDS: Readonly<Record<Language, SurgeWords>> = { zh, en }

export const surgeWords = (language: Language): SurgeWords => WORDS[language]
