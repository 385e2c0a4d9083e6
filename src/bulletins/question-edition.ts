// The text that a published question and its answer begin with.
import type { Language } from '../access/account.ts'
import type { TopicName } from './draft.ts'
import type { Edition } from './edition.ts'

const WORDS = {
  zh: {
    title: (topic: string | undefined) => (topic ? `专家答疑：${topic}` : '专家答疑'),
    digest: '来电者常问的一个问题，由专家解答。这是一般性建议，不能代替当面就诊。',
    question: '问题',
    answer: '专家解答',
  },
  en: {
    title: (topic: string | undefined) => (topic ? `Our experts answer: ${topic}` : 'Our experts answer'),
    digest:
      'A question that callers ask, answered by an expert. This is general advice and no substitute for seeing a doctor.',
    question: 'The question',
    answer: 'What our expert says',
  },
} as const satisfies Record<Language, unknown>

export interface QuestionAndAnswer {
  readonly title: string | undefined
  readonly question: string
  readonly answer: string
}

export function questionEdition(
  language: Language,
  topic: TopicName | undefined,
  { title, question, answer }: QuestionAndAnswer,
): Edition {
  const words = WORDS[language]
  const label = topic && (language === 'zh' ? topic.labelZh : topic.labelEn)
  const code = topic?.code ?? null
  return {
    language,
    title: title ?? words.title(label),
    digest: words.digest,
    sections: [
      { heading: words.question, body: question, topic: code },
      { heading: words.answer, body: answer, topic: code },
    ],
  }
}
