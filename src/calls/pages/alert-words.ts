// What the page of an alert says, in both languages.
import type { Language } from '../../access/account.ts'

const en = {
  title: 'High-risk call',
  call: 'Open the call',
  acknowledge: 'I have it',
  close: 'Close the alert',
  closeHint: 'Hand-overs carry it no more. Follow-ups go on.',
  closed: 'Closed.',
  outcome: 'Outcome',
  note: 'Note',
  incomplete: 'Not closed yet: choose an outcome.',
  changed: 'Somebody else has closed it meanwhile.',
  steps: {
    raised: 'raised',
    'told-supervisor': 'supervisor told',
    'told-fallback': 'supervisor of the fallback told',
    'told-coordinator': 'coordinators and fallback told',
    acknowledged: 'answered',
    closed: 'closed',
  },
  outcomes: {
    safe: 'Safe for now',
    'in-care': 'In the care of others',
    emergency: 'Emergency services went',
    'out-of-reach': 'Out of reach',
    mistaken: 'There was no danger',
  },
}

const zh: typeof en = {
  title: '高危来电',
  call: '查看来电',
  acknowledge: '我来处理',
  close: '关闭警报',
  closeHint: '之后的交接班不再带上它；随访继续。',
  closed: '已关闭。',
  outcome: '结果',
  note: '说明',
  incomplete: '尚未关闭：请选择结果。',
  changed: '已由他人关闭。',
  steps: {
    raised: '发出',
    'told-supervisor': '已通知督导',
    'told-fallback': '已通知候补督导',
    'told-coordinator': '已通知协调员和备用线路',
    acknowledged: '已回应',
    closed: '已关闭',
  },
  outcomes: {
    safe: '目前安全',
    'in-care': '已由他人照护',
    emergency: '已出动110或120',
    'out-of-reach': '无法联系',
    mistaken: '并无危险',
  },
}

const catalogues: Readonly<Record<Language, typeof en>> = { zh, en }

export const alertWords = (language: Language): typeof en => catalogues[language]
