// A call record to read: what it says, what happens next, and a way to go on with it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Chip, Notice } from '../../console/display.tsx'
import { fromNow, nearTime } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Topic } from '../../lines/topic.ts'
import { displayCodesOf } from '../../people/store.ts'
import type { CallRecord } from '../call.ts'
import type { TextFinding } from '../finding-rows.ts'
import { findingsOfRevision } from '../finding-store.ts'
import type { FollowUp } from '../follow-up.ts'
import { followUpsOf } from '../follow-up-store.ts'
import { lineFacts } from '../line-facts.ts'
import { readCall } from '../read-call.ts'
import { findReportOfCall } from '../reports/report-store.ts'
import { HoldSection } from '../retention/pages/retention-parts.tsx'
import { retentionWords } from '../retention/pages/retention-words.ts'
import { supervises } from '../rights.ts'
import { isAtLeast } from '../risk.ts'
import { type Alert, alertsOfCall } from './alerts-of-call.ts'
import { CallFacts, CallTextsShown } from './call-facts.tsx'
import { contactWords } from './contact-words.ts'
import { removedWords } from './findings.ts'
import { FindingsSection, RedactSection } from './findings-section.tsx'
import { FollowUpState, stepName } from './follow-up-words.tsx'
import { privacyWords } from './privacy-words.ts'
import { RiskChip } from './risk-chip.tsx'
import { callWords } from './words.ts'

export const viewRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/calls/:id',
      config: { access: 'calls:write', page: true },
      schema: { hide: true },
      handler: async (request, reply) => showCall(deps, request, reply),
    })
  }

/** @param unredacted what was typed to be redacted, and is not there */
export async function showCall(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  unredacted?: CallPageProps['unredacted'],
) {
  const { pathname, searchParams } = new URL(request.url, 'http://here.invalid')
  const id = pathname.split('/')[2] ?? ''
  const view = await viewOf(deps, request, unredacted && `/calls/${id}`)
  const call = await readCall(deps, request.actor, id)
  const own = call.head.memberId !== null && call.head.memberId === request.actor.memberId
  if (call.head.state === 'draft' && own) return seeOther(reply, `/calls/${call.head.id}/edit`)
  const { line, topics } = await lineFacts(deps, call.head.lineId)
  const { followUps, alerts, codes, findings, reportId } = await deps.db.read(async (read) => {
    const followUps = await followUpsOf(read, call.head.id)
    const members = [call.head.memberId, ...followUps.map(({ claimedBy }) => claimedBy)]
    const codes = await displayCodesOf(read, [...new Set(members.flatMap((id) => id ?? []))])
    const findings = (await supervises(read, request.actor, call.head.lineId, view.now))
      ? await findingsOfRevision(read, call.head.id, call.head.contentRevision)
      : []
    const reportId = (await findReportOfCall(read, call.head.id))?.id
    return { followUps, alerts: await alertsOfCall(read, call.head.id), codes, findings, reportId }
  })
  const removed = removedWords(searchParams.get('removed') ?? '', callWords(view.language))
  const mayEdit = own || request.actor.permissions.has('calls:read-line')
  const shown = { view, call, line, topics, followUps, alerts, codes, findings, removed, mayEdit, reportId, unredacted }
  return sendHtml(reply, <CallPage {...shown} />, unredacted ? 422 : 200)
}

export interface CallPageProps {
  readonly view: View
  readonly call: CallRecord
  readonly line: Line
  readonly topics: readonly Topic[]
  readonly followUps: readonly FollowUp[]
  readonly alerts: readonly Alert[]
  readonly codes: ReadonlyMap<string, string>
  /** For supervisors of the line; empty for others. */
  readonly findings: readonly TextFinding[]
  readonly removed: readonly string[]
  readonly mayEdit: boolean
  /** Of the mandatory report; calls from before there were any have none. */
  readonly reportId: string | undefined
  readonly unredacted: { readonly passage: string; readonly reason: string } | undefined
}

const CallPage = (props: CallPageProps) => {
  const { view, call, line, removed, mayEdit, reportId, unredacted } = props
  const words = callWords(view.language)
  const { head } = call
  return (
    <Layout view={view} title={words.view.title}>
      <BackLink href={listOf(props)}>{view.words.nav.calls}</BackLink>
      <Done view={view} />
      {unredacted ? <Notice tone="warn">{privacyWords(view.language).redact.notThere}</Notice> : null}
      {removed.length === 0 ? null : (
        <Notice tone="warn">
          {removed.map((what) => (
            <p>{what}</p>
          ))}
          {mayEdit ? (
            <p>
              <a href={`/calls/${head.id}/restore`}>{privacyWords(view.language).restore.link}</a>
            </p>
          ) : null}
        </Notice>
      )}
      <div class="page-head">
        <div class="stack-tight">
          <h1>{head.type === null ? words.view.title : words.codes.type[head.type]}</h1>
          <p class="row">
            <RiskChip view={view} risk={head.risk} />
            <Chip tone={head.state === 'draft' ? 'accent' : 'plain'}>
              {head.state === 'draft' ? words.view.draft : words.view.closed}
            </Chip>
            {head.reviewedAt ? <Chip tone="good">{words.view.reviewed}</Chip> : null}
            {head.legalHold ? <Chip tone="warn">{retentionWords(view.language).holdTitle}</Chip> : null}
            {head.enteredLate ? <Chip tone="plain">{words.view.enteredLate}</Chip> : null}
            {head.mandatoryReport ? <MustReport view={view} reportId={reportId} /> : null}
          </p>
        </div>
        {mayEdit ? (
          <a class="button" href={`/calls/${head.id}/edit`}>
            {head.state === 'draft' ? words.view.resume : words.view.amend}
          </a>
        ) : null}
      </div>
      {isAtLeast(head.risk, 'R3') ? <HighRisk {...props} /> : null}
      {isAtLeast(head.risk, 'R3') || call.content.consent.callBack === 'given' ? (
        <p>
          <a class="button" href={`/calls/${head.id}/contact`}>
            {contactWords(view.language).link}
          </a>
        </p>
      ) : null}
      <section class="card">
        <CallFacts {...props} />
      </section>
      <CallTextsShown view={view} call={call} />
      <FindingsSection {...props} />
      {view.viewer?.permissions.has('calls:redact') ? <RedactSection {...props} /> : null}
      {view.viewer?.permissions.has('calls:hold') ? <HoldSection view={view} head={head} /> : null}
      <nav class="row no-print" aria-label={words.view.further}>
        <a href={`/questions/new?call=${head.id}`}>{words.view.askExpert}</a>
        <a href={`/cases/new?call=${head.id}`}>{words.view.openCase}</a>
        <a href={`/surveys/answer?call=${head.id}`}>{words.view.survey}</a>
      </nav>
      <p class="muted small">
        {nameOf(line, view.language)} · <span class="code">{head.id.slice(0, 8)}</span> ·{' '}
        {words.view.revision(head.contentRevision)}
      </p>
    </Layout>
  )
}

/** The list that the call is in: one's own, or for supervisors those of their lines. */
const listOf = ({ view, call: { head } }: CallPageProps) =>
  head.memberId === view.viewer?.memberId || !view.viewer?.permissions.has('calls:read-line')
    ? '/calls'
    : '/calls?of=lines'

const MustReport = ({ view, reportId }: { view: View; reportId: string | undefined }) => {
  const chip = <Chip tone="warn">{callWords(view.language).view.mustReport}</Chip>
  return reportId === undefined ? chip : <a href={`/reports/${reportId}`}>{chip}</a>
}

const Done = ({ view }: { view: View }) => {
  const words = callWords(view.language).view
  if (view.done === 'closed') return <Notice tone="good">{words.closedDone}</Notice>
  if (view.done === 'closed-high') return <Notice tone="danger">{words.closedHigh}</Notice>
  const hold = retentionWords(view.language)
  if (view.done === 'hold-saved') return <Notice tone="good">{hold.holdDone}</Notice>
  if (view.done === 'hold-incomplete') return <Notice tone="warn">{hold.holdIncomplete}</Notice>
  const { redact } = privacyWords(view.language)
  if (view.done === 'redacted-here') return <Notice tone="warn">{redact.published}</Notice>
  if (view.done === 'redacted') return <Notice tone="good">{redact.done}</Notice>
  return view.done === 'amended' ? <Notice tone="good">{words.amended}</Notice> : null
}

/** R3 and R4: who knows of it, and when the caller is called back. */
const HighRisk = ({ view, line, alerts, followUps, codes }: CallPageProps) => {
  const words = callWords(view.language)
  const waiting = alerts.some(({ acknowledgedAt }) => acknowledgedAt === null)
  return (
    <section class="card card-danger">
      <h2>{words.form.highTitle}</h2>
      {alerts.length === 0 ? null : <p>{waiting ? words.view.alertOpen : words.view.alertSeen}</p>}
      {followUps.length === 0 ? null : (
        <>
          <h3>{words.view.followUps}</h3>
          <ul class="plain stack-tight">
            {followUps.map((followUp) => (
              <li>
                <span class="row">
                  <b>{nearTime(view.words, followUp.dueAt, view.now, line.zone)}</b>
                  <span class="muted small">{fromNow(view.words, followUp.dueAt, view.now)}</span>
                  <FollowUpState view={view} followUp={followUp} codes={codes} />
                </span>
                <span class="muted small">{stepName(view, followUp)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
