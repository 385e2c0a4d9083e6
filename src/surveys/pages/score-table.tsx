// Scores as a table with a picture: a bar from 1 to 5. Where nothing may be shown, nothing is drawn.
import type { View } from '../../console/view.ts'
import type { Score } from '../score.ts'
import { surveyWords } from './words.ts'

interface Props {
  readonly view: View
  readonly scores: readonly Score[]
  /** What a question is called. */
  readonly nameOf: (question: string) => string
}

export const ScoreTable = ({ view, scores, nameOf }: Props) => {
  const words = surveyWords(view.language)
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.asked}</th>
            <th scope="col">{words.answers}</th>
            <th scope="col">{words.mean}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ question, answers, mean, shares }) => (
            <tr>
              <th scope="row">{nameOf(question)}</th>
              <td class="number">{String(answers)}</td>
              <td>
                <p>{mean === null ? '–' : String(mean)}</p>
                {mean === null ? null : <Bar label={words.meanOf(mean)} mean={mean} />}
                {shares === null ? null : <span class="muted small">{shares.map((s) => `${s}%`).join(' · ')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const WIDTH = 120
const HEIGHT = 12

const Bar = ({ mean, label }: { mean: number; label: string }) => (
  <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
    <rect width={WIDTH} height={HEIGHT} fill="currentColor" opacity="0.15" />
    <rect width={Math.round(((mean - 1) / 4) * WIDTH)} height={HEIGHT} fill="currentColor" opacity="0.7" />
  </svg>
)

export const Comments = ({ view, comments }: { view: View; comments: readonly string[] }) =>
  comments.length === 0 ? null : (
    <section class="stack-tight">
      <h3>{surveyWords(view.language).comments}</h3>
      <ul class="plain stack-tight">
        {comments.map((comment) => (
          <li class="card typed">{comment}</li>
        ))}
      </ul>
    </section>
  )
