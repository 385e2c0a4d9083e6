// Publishing a rota: what differs from the version before in words, which rules are broken, and doing it.
import { ErrorSummary, type FormErrors, LongTextField } from '../../console/form.tsx'
import { nearTime } from '../../console/format.ts'
import { openPlaces } from '../actions.ts'
import { type Difference, differenceWords } from '../diff.ts'
import { brokenLines } from '../pages/broken-lines.ts'
import { Outcome } from '../pages/duty-board.tsx'
import { HolidayNotice } from '../pages/holiday-notice.tsx'
import { Broken } from '../pages/month-page.tsx'
import type { RotaVersion } from '../version-store.ts'
import { Frame, type Shown } from './explain-pages.tsx'
import { handWords } from './hand-words.ts'
import { deskWords } from './words.ts'

export interface PublishProps extends Shown {
  readonly differences: readonly Difference[]
  readonly versions: readonly RotaVersion[]
  readonly errors: FormErrors
  readonly typed: { readonly note: string; readonly reason: string }
}

export const PublishPage = (props: PublishProps) => {
  const { view, line, book, faces, errors, differences } = props
  const words = handWords(view.language)
  const broken = brokenLines(book, faces.labelOf, view.language)
  const isFirst = book.facts.rota.version === 0
  const open = openPlaces(book)
  return (
    <Frame {...props} title={words.publishTitle}>
      <Outcome view={view} done={words.done} refusal={undefined} />
      <ErrorSummary view={view} errors={errors} />
      <p>{words.publishLead}</p>
      <HolidayNotice view={view} line={line} toDay={book.facts.rota.toDay} />
      {open === 0 ? null : (
        <p class="gap">
          {deskWords(view.language).openPlaces}: {open}
        </p>
      )}
      <Broken view={view} broken={broken} />
      {isFirst ? <p>{words.firstVersion(book.facts.assignments.length)}</p> : <Differences {...props} />}
      {isFirst || differences.length > 0 ? (
        <PublishForm {...props} mustExplain={broken.some((b) => !b.accepted)} />
      ) : null}
      <Versions {...props} />
    </Frame>
  )
}

const Differences = ({ view, book, faces, differences }: PublishProps) => {
  const words = handWords(view.language)
  if (differences.length === 0) return <p class="empty">{words.noChanges}</p>
  return (
    <>
      <h2>{words.changes(differences.length)}</h2>
      <ul class="list">
        {differences.map((each) => (
          <li>{differenceWords(each, book.facts.zone, faces.labelOf)[view.language]}</li>
        ))}
      </ul>
    </>
  )
}

const PublishForm = ({ view, book, errors, typed, mustExplain }: PublishProps & { readonly mustExplain: boolean }) => {
  const words = handWords(view.language)
  return (
    <form class="form" method="post" action={`/rotas/${book.facts.rota.id}/publish`}>
      <LongTextField name="note" label={words.note} errors={errors} value={typed.note} short />
      {mustExplain ? (
        <LongTextField
          name="reason"
          label={words.publishReason}
          hint={words.breakHint}
          errors={errors}
          value={typed.reason}
          short
        />
      ) : null}
      <div class="buttons">
        <button type="submit" class="button-main">
          {words.publish}
        </button>
      </div>
    </form>
  )
}

const Versions = ({ view, book, versions }: PublishProps) => {
  const words = handWords(view.language)
  if (versions.length === 0) return null
  return (
    <>
      <h2>{words.versions}</h2>
      <ul class="list">
        {versions.map((each) => (
          <li>
            <span>
              {words.versionLine(
                each.version,
                nearTime(view.words, each.publishedAt, view.now, book.facts.zone),
                each.assignments,
                each.openPlaces,
              )}
            </span>
            {each.note === '' ? null : <span class="muted small">{each.note}</span>}
            {each.reason === null ? null : <span class="broken small">{each.reason}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
