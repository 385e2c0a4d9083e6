// One alert: what happened to it, acknowledging it, and closing it. The links of notices lead here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Chip, Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS, SelectField } from '../../console/form.tsx'
import { nearTime } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { displayCodesOf } from '../../people/store.ts'
import { type AlertHistory, closeAlert, readAlert } from '../alerts/answer.ts'
import { ALERT_OUTCOMES } from '../alerts/escalation.ts'
import { lineFacts } from '../line-facts.ts'
import { alertWords } from './alert-words.ts'
import { RiskChip } from './risk-chip.tsx'

const access = { access: 'alerts:answer', page: true } as const
const idOf = (url: string) => new URL(url, 'http://here.invalid').pathname.split('/')[2] ?? ''

export const alertPage =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/alerts/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/alerts/:id/close',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => {
        const posted = postedFields(request)
        const id = idOf(request.url)
        const outcome = chosen(posted, 'outcome', ALERT_OUTCOMES)
        if (outcome === undefined) return show(deps, request, reply, { result: 'incomplete', typed: posted })
        const result = await tryStep(() =>
          closeAlert(deps, request.actor, id, { outcome, note: given(posted, 'note') }),
        )
        return result === 'done'
          ? seeOther(reply, `/alerts/${id}`)
          : show(deps, request, reply, { result, typed: posted })
      },
    })
  }

/** What could not be closed so, and what was typed. */
interface Refused {
  readonly result: Exclude<StepResult, 'done'>
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, refused?: Refused) {
  const id = idOf(request.url)
  const view = await viewOf(deps, request, refused && `/alerts/${id}`)
  const history = await readAlert(deps, request.actor, id)
  const { line } = await lineFacts(deps, history.alert.lineId)
  const members = history.steps.flatMap(({ memberId }) => memberId ?? [])
  const codes = await deps.db.read((read) => displayCodesOf(read, [...new Set(members)]))
  return sendHtml(
    reply,
    <AlertPage {...{ view, history, line, codes, refused }} />,
    STATUS_OF[refused?.result ?? 'done'],
  )
}

interface PageProps {
  readonly view: View
  readonly history: AlertHistory
  readonly line: Line
  /** Display codes by member. */
  readonly codes: ReadonlyMap<string, string>
  readonly refused: Refused | undefined
}

const AlertPage = ({ view, history, line, codes, refused }: PageProps) => {
  const words = alertWords(view.language)
  const { alert, steps } = history
  const mayRead = view.viewer?.permissions.has('calls:read-line') ?? false
  return (
    <Layout view={view} title={words.title}>
      <BackLink href="/">{view.words.nav.duty}</BackLink>
      <h1>{words.title}</h1>
      {refused ? <NotClosed {...{ view, history, refused }} /> : null}
      <p class="row">
        <RiskChip view={view} risk={alert.level} />
        <b>{nearTime(view.words, alert.raisedAt, view.now, line.zone)}</b>
        <span class="muted">{nameOf(line, view.language)}</span>
      </p>
      <div class="buttons">
        {mayRead ? (
          <a class="button" href={`/calls/${alert.callId}`}>
            {words.call}
          </a>
        ) : null}
        {alert.acknowledgedAt ? null : (
          <form method="post" action={`/alerts/${alert.id}/acknowledge`}>
            <button type="submit" class="button-danger">
              {words.acknowledge}
            </button>
          </form>
        )}
      </div>
      <ol class="list">
        {steps.map(({ at, kind, memberId }) => (
          <li class="row">
            <b>{nearTime(view.words, at, view.now, line.zone)}</b>
            <Chip tone={kind === 'acknowledged' || kind === 'closed' ? 'good' : 'warn'}>{words.steps[kind]}</Chip>
            {memberId ? <span class="code">{codes.get(memberId) ?? '?'}</span> : null}
          </li>
        ))}
      </ol>
      {alert.closedAt ? (
        <p>
          {words.closed}
          {alert.outcome ? ` ${words.outcomes[alert.outcome]}.` : ''} {alert.closingNote ?? ''}
        </p>
      ) : null}
      {mayRead && !alert.closedAt ? <Close view={view} id={alert.id} typed={refused?.typed ?? new Map()} /> : null}
    </Layout>
  )
}

/** With the note, where there is no form any more to show it in. */
const NotClosed = ({ view, history, refused }: Pick<PageProps, 'view' | 'history'> & { refused: Refused }) => {
  const words = alertWords(view.language)
  const note = history.alert.closedAt === null ? undefined : given(refused.typed, 'note')
  return (
    <Notice tone="warn">
      <p>{words[refused.result]}</p>
      {note ? <p class="typed">{note}</p> : null}
    </Notice>
  )
}

const Close = ({ view, id, typed }: { view: View; id: string; typed: PostedFields }) => {
  const words = alertWords(view.language)
  const choices = ALERT_OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))
  return (
    <section class="card">
      <h2>{words.close}</h2>
      <p class="hint">{words.closeHint}</p>
      <form method="post" action={`/alerts/${id}/close`} class="stack">
        <SelectField
          name="outcome"
          label={words.outcome}
          errors={NO_ERRORS}
          value={one(typed, 'outcome')}
          choices={choices}
          empty={view.words.notChosen}
        />
        <LongTextField name="note" label={words.note} errors={NO_ERRORS} value={one(typed, 'note')} short />
        <div class="buttons">
          <button type="submit">{words.close}</button>
        </div>
      </form>
    </section>
  )
}
