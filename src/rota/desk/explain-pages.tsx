// Pages that explain a rota: its score and fairness, why places are open, and the same days in other ways.
import { Notice } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Book } from '../facts.ts'
import { spanWords } from '../rules/words.ts'
import type { Faces } from '../views.ts'
import type { Compared } from '../weigh/ask.ts'
import type { GapExplanation } from '../weigh/gap.ts'
import type { Instance, ScoreRow, ScoreTable } from '../weigh/score-table.ts'
import type { Why } from '../weigh/why.ts'
import { alternativeWords, gapWords, scoreWords, smallestWords, whyWords } from '../weigh/words.ts'
import { BarsPicture } from './bars-picture.tsx'
import { daysOf } from './list-page.tsx'
import { SpreadPicture } from './spread-picture.tsx'
import { deskWords } from './words.ts'

export interface Shown {
  readonly view: View
  readonly line: Line
  readonly book: Book
  readonly faces: Faces
}

export const Frame = ({
  view,
  line,
  book,
  title,
  children,
}: Omit<Shown, 'faces'> & { title: string; children?: unknown }) => (
  <Layout view={view} title={`${title} · ${nameOf(line, view.language)}`} width="wide">
    <div class="page-head">
      <div>
        <h1>{title}</h1>
        <p class="lead">
          {nameOf(line, view.language)} · {daysOf(view, book.facts.rota)}
        </p>
      </div>
      <a class="button no-print" href={`/rotas/${book.facts.rota.id}`}>
        {deskWords(view.language).back}
      </a>
    </div>
    {children as never}
  </Layout>
)

const round = (value: number): string => String(Math.round(value * 10) / 10)

export const ScorePage = (props: Shown & { readonly table: ScoreTable }) => {
  const { view, table } = props
  const words = deskWords(view.language)
  const rows = table.rows.filter(({ count }) => count > 0)
  return (
    <Frame {...props} title={words.score}>
      <BarsPicture
        title={words.scorePicture}
        bars={rows
          .filter(({ weight }) => weight !== null)
          .map(({ code, cost }) => ({ label: scoreWords(code)[view.language], value: cost }))}
      />
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              {[words.weight, words.violations, words.costs].map((name) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ))}
              <th scope="col">{words.whoAndWhen}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ScoreLine {...props} row={row} />
            ))}
            <tr>
              <th scope="row">{words.total}</th>
              <td />
              <td />
              <td class="number">{round(table.total)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </Frame>
  )
}

const MOST_NAMED = 6

const ScoreLine = ({ view, book, faces, row }: Shown & { readonly row: ScoreRow }) => {
  const words = deskWords(view.language)
  const more = row.instances.length - MOST_NAMED
  return (
    <tr>
      <th scope="row">{scoreWords(row.code)[view.language]}</th>
      <td class="number">{row.weight === null ? words.hard : round(row.weight)}</td>
      <td class="number">{row.count}</td>
      <td class="number">{round(row.cost)}</td>
      <td class="small wide-text">
        {row.instances
          .slice(0, MOST_NAMED)
          .map((each) => instanceWords(each, { view, book, faces }))
          .join(' · ')}
        {more > 0 ? ` · ${words.more(more)}` : ''}
      </td>
    </tr>
  )
}

function instanceWords({ memberId, shiftId }: Instance, { view, book, faces }: Omit<Shown, 'line'>): string {
  const shift = shiftId === undefined ? undefined : book.shift.get(shiftId)
  const when = shift ? spanWords(shift.start.toMillis(), shift.end.toMillis(), book.facts.zone)[view.language] : ''
  return [memberId === undefined ? '' : faces.labelOf(memberId), when].filter(Boolean).join(' ')
}

export const GapsPage = (props: Shown & { readonly gaps: readonly GapExplanation[] }) => {
  const { view, book, faces, gaps } = props
  const words = deskWords(view.language)
  const { zone } = book.facts
  return (
    <Frame {...props} title={words.openAfter}>
      {gaps.length === 0 ? <Notice tone="good">{words.noneOpen}</Notice> : null}
      <ul class="list">
        {gaps.flatMap((gap) => {
          const shift = book.shift.get(gap.shiftId)
          return shift
            ? [
                <li>
                  <p>{gapWords(gap, shift, zone, faces.labelOf)[view.language]}</p>
                  <p class="hint">{smallestWords(gap, zone, faces.labelOf)[view.language]}</p>
                </li>,
              ]
            : []
        })}
      </ul>
    </Frame>
  )
}

export const WhyPage = (props: Shown & { readonly why: Why; readonly memberId: string; readonly shiftId: string }) => {
  const { view, book, faces, why, memberId, shiftId } = props
  const words = deskWords(view.language)
  const when = instanceWords({ memberId, shiftId, cost: 0, amount: 0 }, props)
  return (
    <Frame {...props} title={words.why}>
      <p>
        <strong>{when}</strong>
      </p>
      <p>{whyWords(why)[view.language]}</p>
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.member}</th>
              <th scope="col">{words.whyNot}</th>
            </tr>
          </thead>
          <tbody>
            {why.alternatives.map((each) => (
              <tr>
                <th scope="row">{faces.labelOf(each.memberId)}</th>
                <td class="wide-text">{alternativeWords(each, book.facts.zone)[view.language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Frame>
  )
}

export const ComparePage = (props: Shown & { readonly compared: readonly Compared[] }) => {
  const { view, faces, compared } = props
  const words = deskWords(view.language)
  const figures = [
    [words.openPlaces, (each: Compared) => String(each.figures.openPlaces)],
    [words.broken, (each: Compared) => String(each.figures.broken)],
    [words.hoursSpread, (each: Compared) => words.hoursOf(round(each.figures.hoursSpread))],
    [words.scoreCodes['hours-off-fair-part'] ?? '', (each: Compared) => words.hoursOf(round(each.figures.hoursOff))],
    [words.scoreCodes['nights-off-fair-part'] ?? '', (each: Compared) => round(each.figures.nightsOff)],
    [words.scoreCodes['weekends-off-fair-part'] ?? '', (each: Compared) => round(each.figures.weekendsOff)],
    [words.wishesMet, (each: Compared) => `${each.figures.wishes.met}/${each.figures.wishes.asked}`],
    [words.costs, (each: Compared) => round(each.figures.cost)],
  ] as const
  return (
    <Frame {...props} title={words.compare}>
      <SpreadPicture
        title={words.spreadPicture}
        unit={words.hourUnit}
        rows={compared.map(({ of, figures: { hoursApart } }) => ({ label: words.ways[of], apart: hoursApart }))}
      />
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col" />
              {compared.map((each) => (
                <th scope="col" class="number">
                  {words.ways[each.of]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(([name, of]) => (
              <tr>
                <th scope="row">{name}</th>
                {compared.map((each) => (
                  <td class="number">{of(each)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {compared.map(({ of, figures: { members } }) => (
        <section>
          <h2>{words.ways[of]}</h2>
          <BarsPicture
            title={words.hoursPicture}
            bars={members.map(({ memberId, hours }) => ({ label: faces.labelOf(memberId), value: hours }))}
            unit={words.hourUnit}
          />
        </section>
      ))}
    </Frame>
  )
}
