// The rotas of all lines, the latest first, and making a new draft.
import { Chip } from '../../console/display.tsx'
import { ErrorSummary, type FormErrors, SelectField, TextField } from '../../console/form.tsx'
import { calendarDay, longDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Rota } from '../rota.ts'
import { deskWords } from './words.ts'

interface ListProps {
  readonly view: View
  readonly rotas: readonly Rota[]
  readonly lines: readonly Line[]
  readonly errors: FormErrors
  readonly values: Readonly<Partial<Record<'lineId' | 'from' | 'to', string>>>
}

export const ListPage = ({ view, rotas, lines, errors, values }: ListProps) => {
  const words = deskWords(view.language)
  const lineName = (id: string) => {
    const line = lines.find((each) => each.id === id)
    return line ? nameOf(line, view.language) : '?'
  }
  return (
    <Layout view={view} title={words.list}>
      <h1>{words.list}</h1>
      <ErrorSummary view={view} errors={errors} />
      {rotas.length === 0 ? <p class="empty">{words.noRotas}</p> : null}
      <ul class="list">
        {rotas.map((rota) => (
          <li>
            <a class="list-link" href={`/rotas/${rota.id}`}>
              <span>
                {lineName(rota.lineId)} · {daysOf(view, rota)}
              </span>
              <StateChip view={view} rota={rota} />
            </a>
          </li>
        ))}
      </ul>
      <p class="row no-print">
        <a class="button" href="/joining">
          {words.joining}
        </a>
        <a class="button" href="/leaving">
          {words.leaving}
        </a>
      </p>
      <h2>{words.make}</h2>
      <form class="form" method="post" action="/rotas">
        <SelectField
          name="lineId"
          label={words.line}
          errors={errors}
          value={values.lineId}
          choices={lines
            .filter(({ closedOn }) => closedOn === null)
            .map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
        />
        <TextField name="from" label={words.from} errors={errors} type="date" value={values.from} required />
        <TextField name="to" label={words.to} errors={errors} type="date" value={values.to} required />
        <div class="buttons">
          <button type="submit" class="button-main">
            {words.make}
          </button>
        </div>
      </form>
    </Layout>
  )
}

/** '1 June 2026 – 1 July 2026'; the second is not part of it. */
export const daysOf = (view: View, { fromDay, toDay }: Pick<Rota, 'fromDay' | 'toDay'>): string =>
  `${longDay(view.words, calendarDay(fromDay))} – ${longDay(view.words, calendarDay(toDay).minus({ days: 1 }))}`

export const StateChip = ({ view, rota }: { view: View; rota: Rota }) => {
  const words = deskWords(view.language)
  return rota.version === 0 ? (
    <Chip tone="warn">{words.draft}</Chip>
  ) : (
    <Chip tone="good">{words.version(rota.version)}</Chip>
  )
}
