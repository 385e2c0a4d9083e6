// Words that rise in a week: each group can be named as a new theme, or dismissed.
import { Chip, Notice } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { one, type PostedFields } from '../../console/posted.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import type { Candidate } from '../terms/term.ts'
import type { TermsOfWeek, TermView } from '../terms/term-view.ts'
import type { RefusedTerm } from './term-pages.tsx'
import { LineChoice } from './themes-page.tsx'
import { themeWords } from './words.ts'

interface TermsPageProps {
  readonly view: View
  readonly line: Line
  readonly lines: readonly Line[]
  readonly week: string
  readonly terms: TermsOfWeek
  readonly candidates: readonly Candidate[]
  readonly refused: RefusedTerm | undefined
}

export const TermsPage = ({ view, line, lines, week, terms, candidates, refused }: TermsPageProps) => {
  const words = themeWords(view.language)
  const done = view.done === undefined ? undefined : words.done[view.done]
  const may = (permission: 'themes:exact' | 'themes:write') => view.viewer?.permissions.has(permission) === true
  return (
    <Layout view={view} title={words.terms.title}>
      {refused ? <Notice tone="warn">{words.refused[refused.result]}</Notice> : null}
      {done ? <Notice tone="good">{done}</Notice> : null}
      <p>
        <a href={withQuery('/themes', { line: line.code })}>
          <span aria-hidden="true">←</span> {words.backToThemes}
        </a>
      </p>
      <div class="page-head">
        <div>
          <h1>{words.terms.title}</h1>
          <p class="lead">{words.terms.lead(week.slice('week:'.length))}</p>
        </div>
        <LineChoice view={view} line={line} lines={lines} path="/themes/terms" />
      </div>
      <nav class="row no-print">
        <a class="button" href={withQuery('/themes/terms', { line: line.code })}>
          {words.terms.lastWeek}
        </a>
        <a class="button" href={withQuery('/themes/terms', { line: line.code, week: 'running' })}>
          {words.terms.thisWeek}
        </a>
        {may('themes:exact') ? (
          <form method="post" action="/themes/terms">
            <input type="hidden" name="line" value={line.code} />
            <button type="submit" name="do" value="look">
              {words.terms.look}
            </button>
          </form>
        ) : null}
      </nav>
      {terms.groups.length === 0 ? (
        <p class="empty">{terms.run ? words.terms.none : words.terms.notLooked}</p>
      ) : (
        terms.groups.map((group, i) => (
          <Group {...{ view, line, group, refused }} number={i} mayName={may('themes:write')} />
        ))
      )}
      <p class="hint">{words.terms.rule}</p>
      <Candidates view={view} candidates={candidates} refused={refused} />
    </Layout>
  )
}

interface GroupProps {
  readonly view: View
  readonly line: Line
  readonly group: readonly TermView[]
  readonly number: number
  readonly mayName: boolean
  readonly refused: RefusedTerm | undefined
}

const Group = ({ view, line, group, number, mayName, refused }: GroupProps) => {
  const words = themeWords(view.language)
  const terms = group.map(({ term }) => term).join('\n')
  const typed = refused && sameTerms(one(refused.typed, 'terms'), terms) ? refused.typed : undefined
  return (
    <section class="card">
      <ul class="plain stack-tight">
        {group.map(({ term, episodes, before, strong }) => (
          <li class="row">
            <b>{term}</b>
            {strong ? <Chip tone="warn">{words.terms.strong}</Chip> : null}
            <span class="muted small">{words.terms.counts(`${episodes}`, `${before}`)}</span>
          </li>
        ))}
      </ul>
      {mayName ? (
        <details class="more no-print" open={typed !== undefined}>
          <summary>{words.terms.name}</summary>
          <form method="post" action="/themes/terms" class="inside stack">
            <input type="hidden" name="line" value={line.code} />
            <input type="hidden" name="terms" value={terms} />
            <Label id={`zh-${number}`} name="labelZh" label={words.terms.labelZh} typed={typed} />
            <Label id={`en-${number}`} name="labelEn" label={words.terms.labelEn} typed={typed} />
            <div class="buttons">
              <button type="submit" name="do" value="name">
                {words.terms.name}
              </button>
              <button type="submit" name="do" value="dismiss">
                {words.terms.dismiss}
              </button>
            </div>
          </form>
        </details>
      ) : null}
    </section>
  )
}

/** A form sends line breaks in its own way. */
const sameTerms = (sent: string, shown: string) => sent.replace(/\r\n?/g, '\n') === shown

interface LabelProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly typed: PostedFields | undefined
}

const Label = ({ id, name, label, typed }: LabelProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input id={id} name={name} type="text" value={typed && one(typed, name)} maxlength={200} autocomplete="off" />
  </div>
)

const Candidates = ({ view, candidates, refused }: Pick<TermsPageProps, 'view' | 'candidates' | 'refused'>) => {
  const words = themeWords(view.language)
  return candidates.length === 0 ? null : (
    <section class="card">
      <h2>{words.terms.candidates}</h2>
      <ul class="plain stack">
        {candidates.map((candidate) => (
          <li class="stack-tight">
            <span class="row">
              <b>{view.language === 'zh' ? candidate.labelZh : candidate.labelEn}</b>
              <Chip tone={candidate.state === 'open' ? 'accent' : 'plain'}>{words.terms.states[candidate.state]}</Chip>
              {candidate.topicCode ? <span class="code">{candidate.topicCode}</span> : null}
              <span class="muted small">{candidate.terms.join(' · ')}</span>
            </span>
            {candidate.state === 'open' ? <Decision view={view} candidate={candidate} refused={refused} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface DecisionProps extends Pick<TermsPageProps, 'view' | 'refused'> {
  readonly candidate: Candidate
}

const Decision = ({ view, candidate: { id }, refused }: DecisionProps) => {
  const code = refused?.candidateId === id ? one(refused.typed, 'code') : ''
  const words = themeWords(view.language)
  const permissions = view.viewer?.permissions
  return (
    <form method="post" action={`/themes/candidates/${id}`} class="row no-print">
      {permissions?.has('themes:write') ? (
        <>
          <button type="submit" name="do" value="dictionary">
            {words.terms.toDictionary}
          </button>
          <button type="submit" name="do" value="dismiss">
            {words.terms.dismiss}
          </button>
        </>
      ) : null}
      {permissions?.has('lines:write') ? (
        <>
          <label for={`code-${id}`}>{words.terms.topicCode}</label>
          <input
            id={`code-${id}`}
            name="code"
            type="text"
            value={code}
            maxlength={20}
            autocomplete="off"
            placeholder="L01"
          />
          <button type="submit" name="do" value="topic">
            {words.terms.toTopic}
          </button>
        </>
      ) : null}
    </form>
  )
}
