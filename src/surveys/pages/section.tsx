// What the first page shows of satisfaction: the way there.
import type { HomeSection } from '../../console/home.tsx'
import { surveyWords } from './words.ts'

export const surveySection: HomeSection = async (_deps, { actor }, view) => {
  if (!actor.permissions.has('surveys:read')) return undefined
  return (
    <p>
      <a href="/surveys">{surveyWords(view.language).title}</a>
    </p>
  )
}
