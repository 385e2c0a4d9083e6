// What the first page shows of questions and consultations: how many wait for this reader, and the way there.
import type { HomeSection } from '../../console/home.tsx'
import type { View } from '../../console/view.ts'
import { countConsultations } from '../consultation-store.ts'
import { questionScope } from '../question-rights.ts'
import { countQuestions, type WaitingQuestions } from '../question-store.ts'
import { expertWords } from './words.ts'

export const expertSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('expert-questions:ask')) return undefined
  const counts = await deps.db.read(async (read) => {
    const scope = await questionScope(read, actor, view.now)
    const questions = await countQuestions(read, scope, view.now)
    const filter = { supervised: scope.supervised, memberId: actor.memberId, states: ['open'] as const }
    return { questions, consultations: await countConsultations(read, filter) }
  })
  const nothing = counts.consultations === 0 && Object.values(counts.questions).every((n) => n === 0)
  return nothing ? undefined : <Waiting view={view} {...counts} />
}

/** The way there when nothing waits. */
export const expertLinks: HomeSection = async (_deps, { actor }, view) => {
  if (!actor.permissions.has('expert-questions:ask')) return undefined
  const words = expertWords(view.language).home
  return (
    <p class="row">
      <a href="/questions">{words.all}</a>
      <a href="/consultations">{words.allConsultations}</a>
    </p>
  )
}

interface Props {
  readonly view: View
  readonly questions: WaitingQuestions
  readonly consultations: number
}

const Waiting = ({ view, questions, consultations }: Props) => {
  const words = expertWords(view.language).home
  const { toAnswer, late, toApprove, toTell, unanswered } = questions
  const lines: readonly (readonly [number, string, string])[] = [
    [toAnswer, '/questions?of=mine', words.toAnswer(toAnswer)],
    [late, '/questions?of=late', words.late(late)],
    [toApprove, '/questions?of=all', words.toApprove(toApprove)],
    [toTell, '/questions?of=asked', words.toTell(toTell)],
    [unanswered, '/questions?of=all', words.unanswered(unanswered)],
    [consultations, '/consultations', words.consultations(consultations)],
  ]
  const waiting = lines.filter(([n]) => n > 0)
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      <ul class="list">
        {waiting.map(([, path, text]) => (
          <li>
            <a class="list-link" href={path}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
