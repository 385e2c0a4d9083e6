// What the pages about what was removed from texts say, in both languages: restoring, looking over, redacting.
import type { Language } from '../../access/account.ts'
import type { KeepReason, RedactionReason } from '../codes.ts'

interface PrivacyWords {
  readonly restore: {
    readonly link: string
    readonly title: string
    readonly advice: string
    readonly nothing: string
    readonly sure: (perCent: number) => string
    readonly stood: string
    readonly reason: string
    readonly reasons: Readonly<Record<KeepReason, string>>
    readonly save: string
    readonly back: string
    readonly changed: string
    readonly incomplete: string
  }
  readonly unsure: {
    readonly title: string
    readonly advice: string
    readonly empty: string
    readonly open: string
    readonly reviewed: string
  }
  readonly redact: {
    readonly title: string
    readonly advice: string
    readonly passage: string
    readonly reason: string
    readonly reasons: Readonly<Record<RedactionReason, string>>
    readonly save: string
    readonly done: string
    readonly published: string
    readonly notThere: string
  }
}

const en: PrivacyWords = {
  restore: {
    link: 'Something was removed by mistake?',
    title: 'Bring back what was removed by mistake',
    advice:
      'What stood there is stored nowhere. Write it again only if it tells nobody who the caller is. Numbers, accounts and dates of birth never come back. Each is on record.',
    nothing: 'There is nothing that could be brought back.',
    sure: (perCent) => `${perCent} % sure`,
    stood: 'What stood there (empty: leave it removed)',
    reason: 'Why may it stand there?',
    reasons: {
      'ordinary-words': 'These are ordinary words',
      'public-place': 'It is a public place',
      'public-figure': 'It is a public figure',
      'needed-for-safety': 'It is needed for somebody’s safety',
    },
    save: 'Save with these words',
    back: 'Back to the record',
    changed: 'The record was changed meanwhile. Look at it as it stands now.',
    incomplete: 'Not saved: write at least one passage, choose a reason, and leave numbers out.',
  },
  unsure: {
    title: 'Unsure findings',
    advice:
      'Where the scrubber was unsure, or where somebody kept words: in closed calls that no supervisor has reviewed. What was removed is stored nowhere.',
    empty: 'Nothing waits for you.',
    open: 'Open the call',
    reviewed: 'I have reviewed this call',
  },
  redact: {
    title: 'Redact a passage',
    advice: 'It is overwritten everywhere: in every revision, in drafts, in the search, in word lists.',
    passage: 'The passage, exactly as it stands there',
    reason: 'What it is',
    reasons: {
      name: 'A name',
      address: 'An address',
      'workplace-or-school': 'A workplace or a school',
      number: 'A number',
      'other-identifying': 'Something else that identifies somebody',
      'on-request': 'The caller asked for it',
    },
    save: 'Overwrite it everywhere',
    done: 'Overwritten.',
    published:
      'Overwritten here. A published bulletin made of a question from this call still says it: have an editor correct it and hide the earlier version.',
    notThere: 'Not redacted: the call does not have this passage. Copy it exactly.',
  },
}

const zh: PrivacyWords = {
  restore: {
    link: '有内容被误删？',
    title: '恢复误删的内容',
    advice:
      '被删内容不作任何保存。只有确认不会暴露来电者身份时才重新填写。号码、账号和出生日期不能恢复。每次恢复均留痕。',
    nothing: '没有可以恢复的内容。',
    sure: (perCent) => `把握 ${perCent} %`,
    stood: '原来的内容（不填即保持删除）',
    reason: '为什么可以保留？',
    reasons: {
      'ordinary-words': '是普通词语',
      'public-place': '是公共场所',
      'public-figure': '是公众人物',
      'needed-for-safety': '为保障安全所必需',
    },
    save: '以这些内容保存',
    back: '返回记录',
    changed: '记录已被更改，以下为最新内容。',
    incomplete: '未保存：请至少填写一处并选择理由，且不得含有号码。',
  },
  unsure: {
    title: '待核对的脱敏',
    advice: '系统把握不大或有人保留了内容之处，均为尚未经督导审阅的已结束来电。被删内容不作任何保存。',
    empty: '没有待核对的内容。',
    open: '查看来电',
    reviewed: '已审阅此来电',
  },
  redact: {
    title: '遮盖一段内容',
    advice: '在所有版本、草稿、检索和词表中一并覆盖。',
    passage: '与记录中完全一致的内容',
    reason: '属于',
    reasons: {
      name: '姓名',
      address: '地址',
      'workplace-or-school': '单位或学校',
      number: '号码',
      'other-identifying': '其他可识别身份的内容',
      'on-request': '来电者要求',
    },
    save: '全部遮盖',
    done: '已遮盖。',
    published: '此处已遮盖。但由此来电的提问编成的专家答疑已经发布，其中仍有这段内容：请编辑更正，并隐藏旧版。',
    notThere: '未遮盖：记录中没有这段内容，请完全照抄。',
  },
}

const catalogues: Readonly<Record<Language, PrivacyWords>> = { zh, en }

export const privacyWords = (language: Language): PrivacyWords => catalogues[language]
