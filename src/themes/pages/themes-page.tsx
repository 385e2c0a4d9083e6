// The themes of a line: what is rising, and what came up most this month and the month before.
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, topicName } from '../../lines/pages/names.ts'
import type { AlertView } from '../alerts/alert-view.ts'
import type { Theme } from '../figure.ts'
import { AlertChip, sentenceOf } from './alert-page.tsx'
import { themeWords } from './words.ts'

export interface MonthOfThemes {
  /** '2026-05'. */
  readonly month: string
  readonly themes: readonly Theme[]
  readonly exact: boolean
}

interface ThemesPageProps {
  readonly view: View
  readonly line: Line
  readonly lines: readonly Line[]
  readonly alerts: readonly AlertView[]
  readonly months: readonly MonthOfThemes[]
}

export const ThemesPage = ({ view, line, lines, alerts, months }: ThemesPageProps) => {
  const words = themeWords(view.language)
  const isOpen = ({ alert }: AlertView) => alert.state === 'open'
  const earlier = alerts.filter((shown) => !isOpen(shown))
  return (
    <Layout view={view} title={words.title} width="wide">
      <div class="page-head">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
        </div>
        <LineChoice view={view} line={line} lines={lines} path="/themes" />
      </div>
      <section class="card">
        <h2>{words.alerts}</h2>
        {alerts.some(isOpen) ? <Alerts view={view} alerts={alerts.filter(isOpen)} /> : <p>{words.noAlerts}</p>}
        {earlier.length === 0 ? null : (
          <details class="more">
            <summary>{words.earlierAlerts}</summary>
            <div class="inside">
              <Alerts view={view} alerts={earlier} />
            </div>
          </details>
        )}
      </section>
      <p>
        <a class="button" href={withQuery('/themes/terms', { line: line.code })}>
          {words.terms.title}
        </a>{' '}
        <a class="button" href={withQuery('/themes/staffing', { line: line.code })}>
          {words.staffing.title}
        </a>{' '}
        <a class="button" href="/themes/files">
          {words.files.title}
        </a>
      </p>
      {months.map((month) => (
        <TopThemes view={view} month={month} />
      ))}
    </Layout>
  )
}

interface LineChoiceProps {
  readonly view: View
  readonly line: Line
  readonly lines: readonly Line[]
  readonly path: string
}

export const LineChoice = ({ view, line, lines, path }: LineChoiceProps) =>
  lines.length < 2 ? null : (
    <nav class="row no-print" aria-label={themeWords(view.language).lines}>
      {lines.map((each) => (
        <a
          class="button"
          href={withQuery(path, { line: each.code })}
          aria-current={each.id === line.id ? 'page' : undefined}
        >
          {nameOf(each, view.language)}
        </a>
      ))}
    </nav>
  )

const Alerts = ({ view, alerts }: { view: View; alerts: readonly AlertView[] }) => (
  <ul class="plain stack">
    {alerts.map((shown) => (
      <li class="row">
        <AlertChip view={view} shown={shown} />
        <a href={`/themes/alerts/${shown.alert.id}`}>{sentenceOf(view, shown)}</a>
      </li>
    ))}
  </ul>
)

const TopThemes = ({ view, month }: { view: View; month: MonthOfThemes }) => {
  const words = themeWords(view.language)
  return (
    <section class="card">
      <h2>{words.top(month.month)}</h2>
      {month.themes.length === 0 ? (
        <p class="empty">{words.nothingCounted}</p>
      ) : (
        <div class="table-wrap">
          <table>
            <thead>
              <tr>
                <th>{words.topic}</th>
                <th>{words.episodes}</th>
                <th>{words.share}</th>
                <th>{words.change}</th>
              </tr>
            </thead>
            <tbody>
              {month.themes.map((theme) => (
                <tr>
                  <td>{`${theme.code} ${topicName(theme, view.language)}`}</td>
                  <td>{theme.episodes}</td>
                  <td>{theme.share === null ? '–' : `${theme.share}%`}</td>
                  <td>{changeOf(theme)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {month.exact ? null : <p class="hint">{words.rules}</p>}
    </section>
  )
}

function changeOf({ previous: { episodesChange } }: Theme): string {
  if (episodesChange === null || episodesChange.percent === null) return '–'
  const { percent } = episodesChange
  return `${percent > 0 ? '+' : ''}${percent}%`
}
