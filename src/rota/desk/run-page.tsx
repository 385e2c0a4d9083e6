// A run of the solver: how far it is, live with a script and renewed without; what came out, and writing it down.
import { Facts, Notice } from '../../console/display.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Book } from '../facts.ts'
import { openPlaceWords } from '../open-place-words.ts'
import type { Words } from '../rules/worded.ts'
import type { Fit } from '../runs/fit.ts'
import { isActive, type Run, type RunResult } from '../runs/run.ts'
import { RunChip } from './desk-page.tsx'
import { type Moment, ProgressPicture } from './progress-picture.tsx'
import { deskWords } from './words.ts'

export interface RunPageProps {
  readonly view: View
  readonly line: Line
  readonly book: Book
  readonly run: Run
  readonly result: RunResult | undefined
  /** What applying it would do now. */
  readonly fit: Fit | undefined
  /** What it told of its progress. */
  readonly moments: readonly Moment[]
  /** Set when it could not be applied: what no longer fits. */
  readonly conflicts: readonly Words[]
}

const REFRESH_SECONDS = '3'

export const RunPage = (props: RunPageProps) => {
  const { view, line, book, run, result } = props
  const words = deskWords(view.language)
  const { rota, zone } = book.facts
  const renews = isActive(run) ? (
    <noscript>
      <meta http-equiv="refresh" content={REFRESH_SECONDS} />
    </noscript>
  ) : undefined
  return (
    <Layout view={view} title={`${words.title} · ${nameOf(line, view.language)}`} head={renews}>
      <div class="page-head">
        <div>
          <h1>{words.run(nearTimeWithin(view.words, run.createdAt, view.now, zone))}</h1>
          <p class="lead">
            {nameOf(line, view.language)} <RunChip view={view} run={run} />
          </p>
        </div>
        <a class="button no-print" href={`/rotas/${rota.id}`}>
          {words.back}
        </a>
      </div>
      {run.failure ? <Notice tone="danger">{words.failures[run.failure]}</Notice> : null}
      <Progress view={view} run={run} />
      <ProgressPicture view={view} moments={props.moments} />
      {isActive(run) ? <Cancel view={view} run={run} /> : null}
      {result ? <Outcome {...props} result={result} /> : null}
    </Layout>
  )
}

const number = (value: number | null, unknown: string) =>
  value === null ? unknown : String(Math.round(value * 100) / 100)

const Progress = ({ view, run }: Pick<RunPageProps, 'view' | 'run'>) => {
  const words = deskWords(view.language)
  const { phase, incumbent, bound, gap } = run.progress
  const live = isActive(run) ? { 'data-run-events': `/api/v1/rotas/${run.rotaId}/runs/${run.id}/events` } : {}
  const seconds = run.startedAt ? Math.max(0, Math.round((view.now.toMillis() - run.startedAt.toMillis()) / 1000)) : 0
  return (
    <section {...live} data-phases={JSON.stringify(words.phases)}>
      {isActive(run) ? (
        <p>
          <progress max={run.seconds} value={Math.min(seconds, run.seconds)} aria-label={words.phase} />{' '}
          <small class="muted">
            {words.of(run.seconds)} · {words.refreshes}
          </small>
        </p>
      ) : null}
      <Facts
        facts={[
          [words.phase, <span data-run="phase">{words.phases[phase] ?? phase}</span>],
          [words.cost, <span data-run="incumbent">{number(incumbent, words.notYet)}</span>],
          [words.bound, <span data-run="bound">{number(bound, words.notYet)}</span>],
          [words.gap, <span data-run="gap">{gap === null ? words.notYet : `${number(gap * 100, '')} %`}</span>],
        ]}
      />
    </section>
  )
}

const Cancel = ({ view, run }: Pick<RunPageProps, 'view' | 'run'>) => (
  <form method="post" action={`/rotas/${run.rotaId}/runs/${run.id}/cancel`}>
    <div class="buttons">
      <button type="submit">{deskWords(view.language).cancel}</button>
    </div>
  </form>
)

type OutcomeProps = RunPageProps & { readonly result: RunResult }

const Outcome = (props: OutcomeProps) => {
  const { view, book, result, fit } = props
  const words = deskWords(view.language)
  const { zone } = book.facts
  const open = result.solution.open.flatMap((slot) => {
    const shift = book.shift.get(slot.slot)
    return shift ? [openPlaceWords(slot, shift, zone)[view.language]] : []
  })
  const changes = fit ? [words.made(fit.made.length), words.ended(fit.ended.length)] : []
  return (
    <>
      <h2>{words.outcome}</h2>
      <p>{fit && fit.made.length + fit.ended.length === 0 ? words.nothing : `${words.fits}: ${changes.join(' · ')}`}</p>
      <Apply {...props} />
      <p class="no-print">
        <a class="button" href={`/rotas/${book.facts.rota.id}/compare`}>
          {words.compare}
        </a>
      </p>
      <h3>{words.openAfter}</h3>
      {open.length === 0 ? <p>{words.noneOpen}</p> : null}
      <ul>
        {open.map((says) => (
          <li class="small">{says}</li>
        ))}
      </ul>
      <h3>{words.score}</h3>
      <Facts
        facts={result.solution.score.map(({ code, value }) => [
          words.scoreCodes[code] ?? code,
          String(Math.round(value * 100) / 100),
        ])}
      />
    </>
  )
}

const MOST_SHOWN = 20

const Apply = ({ view, book, run, conflicts }: OutcomeProps) => {
  const words = deskWords(view.language)
  const isPublished = book.facts.rota.version > 0
  const refused = conflicts.length > 0
  return (
    <form method="post" action={`/rotas/${run.rotaId}/runs/${run.id}/apply`}>
      {refused ? (
        <Notice tone="danger" title={words.conflicts}>
          <ul>
            {conflicts.slice(0, MOST_SHOWN).map((says) => (
              <li>{says[view.language]}</li>
            ))}
          </ul>
          {conflicts.length > MOST_SHOWN ? <p>{words.more(conflicts.length - MOST_SHOWN)}</p> : null}
          <input type="hidden" name="partial" value="yes" />
        </Notice>
      ) : (
        <p class="hint">{isPublished ? words.applyPublished : words.applyHint}</p>
      )}
      <div class="buttons">
        <button type="submit" class="button-main">
          {refused ? words.applyRest : words.apply}
        </button>
      </div>
    </form>
  )
}
