// The page of an old call log: its form, what the check found, and what was taken in. It never shows a cell.
import { BackLink, Facts, Notice } from '../../../console/display.tsx'
import { FileField } from '../../../console/form.tsx'
import { Layout } from '../../../console/layout.tsx'
import { type Refusal, refusalLines } from '../../../console/refusal.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf } from '../../../lines/pages/names.ts'
import { callWords } from '../../pages/words.ts'
import type { CheckedCalls } from '../check-calls.ts'
import { MOST_FAULTS } from '../import-calls.ts'
import type { Looked } from './import-pages.tsx'
import { importWords } from './import-words.ts'

interface PageProps {
  readonly view: View
  readonly lines: readonly Line[]
  readonly line: Line | undefined
  readonly looked: Looked | undefined
  readonly refusal: Refusal | undefined
  readonly done: { readonly added: number; readonly known: number } | undefined
}

export const ImportPage = (props: PageProps) => {
  const { view, line, looked, refusal, done } = props
  const words = importWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <BackLink href="/calls">{view.words.nav.calls}</BackLink>
      <h1>{words.title}</h1>
      {refusal ? (
        <Notice tone="danger">{refusalLines(refusal, view.language, () => words.file).join(' ')}</Notice>
      ) : null}
      {done ? (
        <Notice tone="good">
          <p>{words.imported(done.added, done.known)}</p>
          <a href="/calls?of=lines">{words.toCalls}</a>
        </Notice>
      ) : null}
      {line ? (
        <>
          <p class="hint">{words.advice}</p>
          <p>
            <a href={`/api/v1/calls/import/template?language=${view.language}`}>{words.template}</a>
          </p>
          <WhichLine {...props} />
          {looked ? <Report view={view} checked={looked.checked} /> : null}
          {looked && isGood(looked.checked) ? <Take view={view} line={line} looked={looked} /> : null}
          <Look view={view} line={line} another={looked !== undefined && isGood(looked.checked)} />
        </>
      ) : (
        <p class="empty">{words.noLines}</p>
      )}
    </Layout>
  )
}

const isGood = ({ faults, calls }: CheckedCalls) => faults.length === 0 && calls.length > 0

const WhichLine = ({ view, lines, line }: PageProps) =>
  lines.length < 2 ? (
    <p>{line ? nameOf(line, view.language) : null}</p>
  ) : (
    <nav class="row" aria-label={importWords(view.language).line}>
      {lines.map((each) => (
        <a class="button" href={`/calls/import?line=${each.id}`} aria-current={each === line ? 'page' : undefined}>
          {nameOf(each, view.language)}
        </a>
      ))}
    </nav>
  )

const Look = ({ view, line, another }: { view: View; line: Line; another: boolean }) => {
  const words = importWords(view.language)
  return (
    <section class="card">
      <h2>{another ? words.lookAgain : words.look}</h2>
      <form method="post" action={`/calls/import/${line.id}`} enctype="multipart/form-data" class="stack">
        <FileField name="file" label={words.file} hint={words.lookHint} accept=".csv,.xlsx" />
        <button type="submit">{words.lookButton}</button>
      </form>
    </section>
  )
}

const Take = ({ view, line, looked }: { view: View; line: Line; looked: Looked }) => {
  const words = importWords(view.language)
  return (
    <section class="card card-now">
      <h2>{words.take}</h2>
      <form
        method="post"
        action={`/calls/import/${line.id}/${looked.digest}`}
        enctype="multipart/form-data"
        class="stack"
      >
        <FileField name="again" label={words.file} hint={words.takeHint} accept=".csv,.xlsx" />
        <button type="submit" class="button-main">
          {words.takeButton(looked.checked.calls.length)}
        </button>
      </form>
    </section>
  )
}

const Report = ({ view, checked }: { view: View; checked: CheckedCalls }) => {
  const words = importWords(view.language)
  const { rows, calls, faults, ignoredColumns } = checked
  const expired = calls.filter(({ textsExpired }) => textsExpired).length
  const { finding, times } = callWords(view.language)
  const removed = Object.entries(finding).flatMap(([type, name]) => {
    const count = checked.removed[type] ?? 0
    return count === 0 ? [] : [times(name, count)]
  })
  const join = (parts: readonly string[]) => parts.join(view.language === 'zh' ? '、' : ', ')
  return (
    <section class="stack">
      <h2>{words.report}</h2>
      {isGood(checked) ? <Notice tone="good">{words.allGood}</Notice> : null}
      <Facts
        wide
        facts={[
          [words.rows, String(rows)],
          [words.good, String(calls.length)],
          [words.bad, String(rows - calls.length)],
          [words.removed, removed.length === 0 ? words.nothing : join(removed)],
          [words.textsExpired, expired === 0 ? undefined : String(expired)],
          [words.ignored, join(ignoredColumns)],
        ]}
      />
      {faults.length === 0 ? null : <Faults view={view} faults={faults} />}
    </section>
  )
}

const Faults = ({ view, faults }: { view: View; faults: CheckedCalls['faults'] }) => {
  const words = importWords(view.language)
  const shown = faults.slice(0, MOST_FAULTS)
  return (
    <>
      <Notice tone="warn">
        {words.faults} {shown.length < faults.length ? words.more(shown.length, faults.length) : ''}
      </Notice>
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.row}
              </th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.fault}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, message, messageZh }) => (
              <tr>
                <td class="number">{row}</td>
                <th scope="row">{column}</th>
                <td>{view.language === 'zh' ? messageZh : message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
