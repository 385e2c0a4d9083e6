// One alert: what rose, in words and as a picture, and what can be done about it.
import { Chip, Facts, Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { calendarDay, longDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { AlertView, SeriesPoint } from '../alerts/alert-view.ts'
import { SeriesPicture } from './series-picture.tsx'
import { themeWords } from './words.ts'

export const LONGEST_EXPLANATION = 2_000

interface AlertPageProps {
  readonly view: View
  readonly shown: AlertView
  readonly series: readonly SeriesPoint[]
  /** What was typed, and why it could not be stored. */
  readonly refused: { readonly result: 'changed' | 'incomplete'; readonly explanation: string } | undefined
}

export const AlertPage = ({ view, shown, series, refused }: AlertPageProps) => {
  const words = themeWords(view.language)
  const { alert, exact } = shown
  const text = sentenceOf(view, shown)
  const done = view.done === undefined ? undefined : words.done[view.done]
  return (
    <Layout view={view} title={words.alerts}>
      {refused ? <Notice tone="warn">{words.refused[refused.result]}</Notice> : null}
      {done ? <Notice tone="good">{done}</Notice> : null}
      <p>
        <a href="/themes">
          <span aria-hidden="true">←</span> {words.backToThemes}
        </a>
      </p>
      <div class="stack-tight">
        <h1>{text}</h1>
        <AlertChip view={view} shown={shown} />
      </div>
      {exact ? null : <p class="hint">{words.wordsOnly}</p>}
      <SeriesPicture
        view={view}
        title={text}
        points={series}
        {...(exact ? { expected: alert.finding.expected, atMost: alert.finding.atMost } : {})}
      />
      <Facts
        facts={[
          [words.methodIs, words.method[alert.finding.method]],
          [words.judgedDay, longDay(view.words, calendarDay(alert.day))],
          [words.explained, alert.explanation ?? undefined],
        ]}
      />
      {alert.draftId === null ? null : <Notice>{words.bulletinBegun}</Notice>}
      <Verbs view={view} shown={shown} typed={refused?.explanation} />
    </Layout>
  )
}

export const sentenceOf = (view: View, { textZh, textEn }: AlertView): string =>
  view.language === 'zh' ? textZh : textEn

export const AlertChip = ({ view, shown }: { view: View; shown: AlertView }) => {
  const { state } = shown.alert
  return <Chip tone={state === 'open' ? 'warn' : 'plain'}>{themeWords(view.language).state[state]}</Chip>
}

interface VerbsProps extends Pick<AlertPageProps, 'view' | 'shown'> {
  readonly typed: string | undefined
}

const Verbs = ({ view, shown: { alert }, typed }: VerbsProps) => {
  const words = themeWords(view.language)
  const may = (permission: 'themes:write' | 'bulletins:write') => view.viewer?.permissions.has(permission)
  const path = `/themes/alerts/${alert.id}`
  return (
    <>
      <div class="buttons no-print">
        {may('themes:write') && alert.state === 'open' ? (
          <form method="post" action={`${path}/acknowledge`}>
            <button type="submit">{words.seen}</button>
          </form>
        ) : null}
        {may('bulletins:write') && alert.draftId === null ? (
          <form method="post" action={`${path}/bulletin`}>
            <button type="submit">{words.makeBulletin}</button>
          </form>
        ) : null}
      </div>
      {may('themes:write') ? (
        <form method="post" action={`${path}/explain`} class="stack no-print">
          <LongTextField
            name="explanation"
            label={words.explanation}
            hint={words.explanationHint}
            errors={NO_ERRORS}
            value={typed ?? alert.explanation ?? ''}
            maxlength={LONGEST_EXPLANATION}
            short
          />
          <button type="submit">{words.explain}</button>
        </form>
      ) : null}
    </>
  )
}
