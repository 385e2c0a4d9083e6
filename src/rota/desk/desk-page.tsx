// A rota on the coordinator's desk: how full it is, having it solved, and the runs there were.
import { Chip, Facts, Notice, type Tone } from '../../console/display.tsx'
import { ChoicesField, ErrorSummary, type FormErrors, SelectField, TextField } from '../../console/form.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { given, type PostedFields } from '../../console/posted.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { openPlaces } from '../actions.ts'
import type { Book } from '../facts.ts'
import type { BrokenLine } from '../pages/broken-lines.ts'
import { HolidayNotice } from '../pages/holiday-notice.tsx'
import { Broken } from '../pages/month-page.tsx'
import { isActive, RUN_KEEPS, type Run, type RunState } from '../runs/run.ts'
import { handWords } from './hand-words.ts'
import { daysOf, StateChip } from './list-page.tsx'
import { deskWords } from './words.ts'

export interface DeskProps {
  readonly view: View
  readonly line: Line
  readonly book: Book
  readonly runs: readonly Run[]
  /** Rules that are broken. */
  readonly broken: readonly BrokenLine[]
  readonly errors: FormErrors
  /** How a run was to be, which could not be started. */
  readonly typed: PostedFields
}

export const DeskPage = ({ view, line, book, runs, broken, errors, typed }: DeskProps) => {
  const words = deskWords(view.language)
  const { rota } = book.facts
  const done = view.done === undefined ? undefined : words.done[view.done]
  return (
    <Layout view={view} title={`${words.title} · ${nameOf(line, view.language)}`}>
      <div class="page-head">
        <div>
          <h1>{nameOf(line, view.language)}</h1>
          <p class="lead">
            {daysOf(view, rota)} <StateChip view={view} rota={rota} />
          </p>
        </div>
        <a class="button button-main no-print" href={`/rotas/${book.facts.rota.id}/publish`}>
          {handWords(view.language).publish}
        </a>
      </div>
      {done === undefined ? null : <Notice tone="good">{done}</Notice>}
      <ErrorSummary view={view} errors={errors} />
      <HolidayNotice view={view} line={line} toDay={rota.toDay} />
      <DeskLinks view={view} line={line} book={book} />
      <Figures view={view} book={book} broken={broken} />
      <Broken view={view} broken={broken} />
      {hasTurns(book) ? (
        <form method="post" action={`/rotas/${book.facts.rota.id}/fill-from-rotations`}>
          <button type="submit">{words.fillRotations}</button>
        </form>
      ) : null}
      <h2>{words.solve}</h2>
      <SolveForm {...{ view, book, runs, errors, typed }} />
      <h2>{words.runs}</h2>
      <RunList view={view} book={book} runs={runs} />
    </Layout>
  )
}

const hasTurns = ({ facts }: Book): boolean => facts.assignments.some(({ source }) => source === 'rotation')

const DeskLinks = ({ view, line, book }: Pick<DeskProps, 'view' | 'line' | 'book'>) => {
  const words = deskWords(view.language)
  const { rota } = book.facts
  return (
    <nav class="row no-print">
      <a class="button" href={`/rota/${line.code}/${rota.fromDay.slice(0, 7)}`}>
        {words.month}
      </a>
      <a class="button" href={`/rota/${line.code}/fairness`}>
        {words.fairness}
      </a>
      <a class="button" href={`/rota/${line.code}/rotations`}>
        {words.rotations}
      </a>
      <a class="button" href={`/rota/${line.code}/surges`}>
        {words.surges}
      </a>
      {(
        [
          ['score', words.score],
          ['gaps', words.gapsLink],
          ['compare', words.compare],
          ['repair', words.repair],
        ] as const
      ).map(([path, name]) => (
        <a class="button" href={`/rotas/${rota.id}/${path}`}>
          {name}
        </a>
      ))}
    </nav>
  )
}

const Figures = ({ view, book, broken }: Pick<DeskProps, 'view' | 'book' | 'broken'>) => {
  const words = deskWords(view.language)
  const { shifts, assignments } = book.facts
  const open = openPlaces(book)
  return (
    <Facts
      facts={[
        [words.shifts, String(shifts.length)],
        [words.assigned, String(assignments.length)],
        [words.openPlaces, open === 0 ? '0' : <span class="gap">{open}</span>],
        [words.locked, String(assignments.filter(({ locked }) => locked).length)],
        [words.broken, broken.length === 0 ? '0' : <span class="broken">{broken.length}</span>],
      ]}
    />
  )
}

const SECONDS = [10, 60, 300, 600] as const

const SolveForm = ({ view, book, runs, errors, typed }: Omit<DeskProps, 'line' | 'broken'>) => {
  const words = deskWords(view.language)
  const { rota } = book.facts
  const active = runs.find(isActive)
  if (active) {
    return (
      <p>
        <a class="button button-main" href={`/rotas/${rota.id}/runs/${active.id}`}>
          {words.states[active.state]}
        </a>
      </p>
    )
  }
  const keeps = rota.version > 0 ? (['all'] as const) : RUN_KEEPS
  return (
    <form class="form" method="post" action={`/rotas/${rota.id}/solve`}>
      <p class="hint">{words.solveHint}</p>
      <SelectField
        name="seconds"
        label={words.seconds}
        errors={errors}
        value={given(typed, 'seconds') ?? '60'}
        choices={SECONDS.map((n) => ({ value: String(n), label: words.secondsChoice(n) }))}
      />
      <ChoicesField
        name="keeps"
        label={words.keepsLabel}
        errors={errors}
        values={[given(typed, 'keeps') ?? (rota.version > 0 ? 'all' : 'manual')]}
        choices={keeps.map((value) => ({ value, ...words.keeps[value] }))}
        wide
      />
      <TextField
        name="seed"
        label={words.seed}
        hint={words.seedHint}
        errors={errors}
        type="number"
        value={given(typed, 'seed') ?? '1'}
        min={0}
        max={2147483647}
      />
      <div class="buttons">
        <button type="submit" class="button-main">
          {words.start}
        </button>
      </div>
    </form>
  )
}

const TONES: Readonly<Record<RunState, Tone>> = {
  queued: 'plain',
  running: 'accent',
  done: 'good',
  cancelled: 'warn',
  failed: 'danger',
}

export const RunChip = ({ view, run }: { view: View; run: Run }) => (
  <Chip tone={TONES[run.state]}>
    <span data-run-state>{deskWords(view.language).states[run.state]}</span>
  </Chip>
)

const RunList = ({ view, book, runs }: Pick<DeskProps, 'view' | 'book' | 'runs'>) => {
  const words = deskWords(view.language)
  const { rota, zone } = book.facts
  if (runs.length === 0) return <p class="empty">{words.noRuns}</p>
  return (
    <ul class="list">
      {runs.map((run) => (
        <li>
          <a class="list-link" href={`/rotas/${rota.id}/runs/${run.id}`}>
            <span>
              {words.run(nearTimeWithin(view.words, run.createdAt, view.now, zone))}
              {run.appliedAt ? (
                <small class="muted"> {words.applied(nearTimeWithin(view.words, run.appliedAt, view.now, zone))}</small>
              ) : null}
            </span>
            <RunChip view={view} run={run} />
          </a>
        </li>
      ))}
    </ul>
  )
}
