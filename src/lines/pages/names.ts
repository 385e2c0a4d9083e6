// What lines, duty roles and topics are called on pages, in the reader's language.
import type { Language } from '../../access/account.ts'
import type { DutyRole } from '../duty-role.ts'
import type { Line, ShiftTemplate } from '../line.ts'
import type { Topic } from '../topic.ts'

const ROLES: Readonly<Record<Language, Readonly<Record<DutyRole, string>>>> = {
  zh: { counsellor: '咨询员', supervisor: '督导', expert: '备班专家', shadow: '见习' },
  en: { counsellor: 'Counsellor', supervisor: 'Supervisor', expert: 'Expert on stand-by', shadow: 'Shadow' },
}

export const roleName = (role: DutyRole, language: Language): string => ROLES[language][role]

interface Named {
  readonly nameZh: string
  readonly nameEn: string
}

/** The name in the reader's language, or else in the other. */
export const nameOf = (named: Pick<Line | ShiftTemplate, keyof Named>, language: Language): string =>
  language === 'zh' ? named.nameZh || named.nameEn : named.nameEn || named.nameZh

/** With what it is part of: 'Parenting: discipline'. Alone, a topic of the second level does not say what it is about. */
export function fullTopicName(topics: readonly Topic[], topic: Topic, language: Language): string {
  const parent = topics.find(({ code }) => code === topic.parentCode)
  const name = topicName(topic, language)
  return parent ? `${topicName(parent, language)}${language === 'zh' ? '：' : ': '}${name}` : name
}

export const topicName = (topic: Pick<Topic, 'labelZh' | 'labelEn'>, language: Language): string =>
  language === 'zh' ? topic.labelZh || topic.labelEn : topic.labelEn || topic.labelZh
