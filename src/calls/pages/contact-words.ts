// What the pages about sealed contacts say, in both languages.
import type { Language } from '../../access/account.ts'

const en = {
  title: 'Sealed contact',
  onFile: 'A contact is on file',
  until: (day: string) => `It can be opened until ${day}, then it is gone.`,
  reason: 'Why do you open it now?',
  reasonHint: 'The supervisor sees each opening and its reason.',
  open: 'Open the contact',
  openedHint: 'Do not write it down anywhere. This opening is on record.',
  notOpened: {
    reason: 'Not opened: say why.',
    forbidden: 'Not opened: only those on duty on this line now open it, or a supervisor of it.',
    gone: 'This contact has expired. It cannot be opened any more.',
  },
  keep: 'Keep a contact',
  replace: 'Replace the contact',
  keepHint:
    'Only for R3 and R4, or when the caller agreed to be called back. It is sealed at once and shown to nobody.',
  kind: 'Kind',
  handle: 'Number or name',
  consented: 'The caller agreed to be called back here',
  save: 'Seal it',
  forget: 'Forget the contact',
  forgetHint: 'It is destroyed, and the caller cannot be called back on it any more.',
  openings: 'Openings',
  unseen: 'Contacts were opened',
  seen: 'I have looked at it',
  call: 'Open the call',
  back: 'Back to the call',
  link: 'Sealed contact',
  kinds: { phone: 'Telephone', wechat: 'WeChat', qq: 'QQ', email: 'E-mail', other: 'Other' },
  rights: { 'on-duty': 'on duty', supervisor: 'supervisor' },
  done: {
    stored: 'The contact is sealed.',
    forgotten: 'The contact is forgotten.',
  },
  notKept: {
    title: 'Not kept',
    handle: 'The number or name must be one line of 1 to 200 characters, and its time must not be over.',
    consented:
      'This call is not R3 or R4: tick that the caller agreed to be called back. The record must not say that this was refused.',
    other: 'You cannot change the contact of this call, or there is none.',
    again: 'Please type the number or name again: it is never sent back to a page.',
  },
}

const zh: typeof en = {
  title: '密封联系方式',
  onFile: '已有联系方式',
  until: (day) => `可在 ${day} 前打开，之后销毁。`,
  reason: '为什么现在打开？',
  reasonHint: '督导会看到每一次打开及其理由。',
  open: '打开联系方式',
  openedHint: '请勿另行记录。本次打开已留痕。',
  notOpened: {
    reason: '未打开：请说明理由。',
    forbidden: '未打开：只有本热线当班人员或其督导可以打开。',
    gone: '该联系方式已过期，无法再打开。',
  },
  keep: '保存联系方式',
  replace: '更换联系方式',
  keepHint: '仅限 R3、R4，或来电者同意回访。保存后立即密封，不再显示。',
  kind: '类型',
  handle: '号码或名称',
  consented: '来电者同意通过此方式回访',
  save: '密封保存',
  forget: '删除联系方式',
  forgetHint: '将立即销毁，之后无法再按此方式回访来电者。',
  openings: '打开记录',
  unseen: '有联系方式被打开',
  seen: '已查看',
  call: '查看来电',
  back: '返回来电记录',
  link: '密封联系方式',
  kinds: { phone: '电话', wechat: '微信', qq: 'QQ', email: '邮箱', other: '其他' },
  rights: { 'on-duty': '当班', supervisor: '督导' },
  done: {
    stored: '联系方式已密封。',
    forgotten: '联系方式已删除。',
  },
  notKept: {
    title: '未保存',
    handle: '号码或名称须为一行，1 至 200 个字符，且仍在可回访期限内。',
    consented: '此来电不是 R3、R4：请勾选来电者同意回访；来电记录也不能写明拒绝回访。',
    other: '您不能更改此来电的联系方式，或其并不存在。',
    again: '请重新填写号码或名称：系统不会把它送回页面。',
  },
}

const catalogues: Readonly<Record<Language, typeof en>> = { zh, en }

export const contactWords = (language: Language): typeof en => catalogues[language]
