// How a question is spoken of: how it stands, whose it is, and until when.
import { Chip, type Tone } from '../../console/display.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { fullTopicName, nameOf } from '../../lines/pages/names.ts'
import type { Topic } from '../../lines/topic.ts'
import type { ExpertQuestion, QuestionState } from '../question.ts'
import { expertWords } from './words.ts'

const TONES: Readonly<Record<QuestionState, Tone>> = {
  open: 'warn',
  answered: 'accent',
  approved: 'accent',
  closed: 'good',
  withdrawn: 'plain',
}

interface Props {
  readonly view: View
  readonly question: ExpertQuestion
}

export const QuestionChips = ({ view, question }: Props) => {
  const words = expertWords(view.language)
  const late = question.state === 'open' && question.dueAt <= view.now
  return (
    <>
      <Chip tone={TONES[question.state]}>{words.questionState[question.state]}</Chip>
      {late ? <Chip tone="danger">{words.late}</Chip> : null}
    </>
  )
}

interface Known {
  readonly line: Line | undefined
  readonly topics: readonly Topic[]
  /** Display codes by member. */
  readonly codes: ReadonlyMap<string, string>
}

/** 'Sleep · Psychological line · with E001 · answer by tomorrow 10:00'. */
export function questionLine({ view, question, line, topics, codes }: Props & Known): string {
  const words = expertWords(view.language)
  const topic = topics.find(({ code }) => code === question.topic)
  const zone = line?.zone ?? 'utc'
  const whose =
    question.assignedTo === null
      ? words.questions.nobody
      : words.questions.assignedTo(codes.get(question.assignedTo) ?? '?')
  const due = question.state === 'open' ? words.dueBy(nearTimeWithin(view.words, question.dueAt, view.now, zone)) : ''
  const names = [
    topic ? fullTopicName(topics, topic, view.language) : words.questions.noTopic,
    line && nameOf(line, view.language),
  ]
  return [...names, whose, due].filter(Boolean).join(' · ')
}
