// A case: its clock, its timeline with both sides, and the step that comes next.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RecordHoldSection } from '../../calls/retention/pages/record-hold-section.tsx'
import { BackLink, Notice } from '../../console/display.tsx'
import { nearTime } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, revisionIn, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { getLine } from '../../lines/store.ts'
import { CALL_BACK_RESULTS, CASE_OUTCOMES, type Case, type CaseStep, isOpen, NOTED_STEPS, SIDES } from '../case.ts'
import { readCase } from '../read-case.ts'
import { mayWorkOn } from '../rights.ts'
import { type CaseVerb, stepCase } from '../steps.ts'
import { CaseChips } from './case-chips.tsx'
import { CaseForms } from './case-forms.tsx'
import { ClockTable } from './clock-table.tsx'
import { caseWords } from './words.ts'

const access = { access: 'cases:open', page: true } as const

export const casePageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/cases/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, { result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/cases/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => step(deps, request, reply),
    })
  }

interface Shown {
  readonly result: StepResult
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request)
  const { item, steps, legalHold } = await readCase(deps, request.actor, pathPart(request.url, 2))
  const { line, works } = await deps.db.read(async (read) => ({
    line: await getLine(read, item.lineId),
    works: await mayWorkOn(read, request.actor, item, view.now),
  }))
  return sendHtml(
    reply,
    <CasePage {...{ view, item, steps, legalHold, line, works, ...shown }} />,
    STATUS_OF[shown.result],
  )
}

/** The step that a form asks for; undefined when it chose nothing. */
function stepFrom(posted: PostedFields): CaseVerb | undefined {
  const verb = one(posted, 'verb')
  const text = one(posted, `${verb}-text`)
  switch (verb) {
    case 'note': {
      const kind = chosen(posted, 'kind', NOTED_STEPS)
      return kind && { verb: 'note', kind, side: chosen(posted, 'side', SIDES), text }
    }
    case 'report':
      return { verb: 'report', text }
    case 'resolve': {
      const outcome = chosen(posted, 'outcome', CASE_OUTCOMES)
      return outcome === undefined || outcome === 'withdrawn' ? undefined : { verb: 'resolve', outcome, text }
    }
    case 'call-back': {
      const result = chosen(posted, 'result', CALL_BACK_RESULTS)
      return result && { verb: 'call-back', result, text: given(posted, `${verb}-text`) }
    }
    case 'withdraw':
      return { verb: 'withdraw', text }
    default:
      return undefined
  }
}

async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = pathPart(request.url, 2)
  const typed = postedFields(request)
  const wanted = stepFrom(typed)
  if (!wanted) return show(deps, request, reply, { result: 'incomplete', typed })
  const expected = revisionIn(one(typed, 'revision'))
  const result = await tryStep(() => stepCase(deps, request.actor, id, wanted, expected))
  if (result === 'done') return seeOther(reply, `/cases/${id}?done=${wanted.verb}`)
  return show(deps, request, reply, { result, typed })
}

export interface CasePageProps extends Shown {
  readonly view: View
  readonly item: Case
  readonly steps: readonly CaseStep[]
  readonly line: Line
  /** Whether the reader may take the next step. */
  readonly works: boolean
  readonly legalHold: boolean
}

const CasePage = (props: CasePageProps) => {
  const { view, item, line, result, works, legalHold } = props
  const words = caseWords(view.language)
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  return (
    <Layout view={view} title={words.one}>
      <BackLink href="/cases">{words.title}</BackLink>
      {result === 'done' ? null : <Notice tone="danger">{words[result]}</Notice>}
      {result === 'done' && said ? <Notice tone="good">{said}</Notice> : null}
      <div class="page-head">
        <div class="stack-tight">
          <h1>{words.kind[item.kind]}</h1>
          <p class="row">
            <CaseChips view={view} item={item} zone={line.zone} />
          </p>
          <p class="muted small">
            {[
              words.subject[item.subject],
              item.institution && words.about(item.institution),
              item.outcome && words.outcome[item.outcome],
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {item.callId ? (
          <a class="button" href={`/calls/${item.callId}`}>
            {words.openCall}
          </a>
        ) : null}
      </div>
      <ClockTable {...props} />
      {works && isOpen(item.state) ? <CaseForms {...props} /> : null}
      <Timeline {...props} />
      <RecordHoldSection
        view={view}
        page={`/cases/${item.id}`}
        legalHold={legalHold}
        callIds={item.callId ? [item.callId] : []}
      />
      <p class="muted small">
        {nameOf(line, view.language)} · <span class="code">{item.id.slice(0, 8)}</span>
      </p>
    </Layout>
  )
}

const Timeline = ({ view, steps, line }: CasePageProps) => {
  const words = caseWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.timeline}</h2>
      <ol class="plain stack-tight">
        {steps.map(({ at, kind, side, text }) => (
          <li class="card">
            <p class="muted small">
              {[nearTime(view.words, at, view.now, line.zone), words.step[kind], side && words.side[side]]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {text ? <p class="typed">{text}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
