// A case consultation: the case, who is invited, what was said, and how it ends.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Child } from 'hono/jsx'
import { RecordHoldSection } from '../../calls/retention/pages/record-hold-section.tsx'
import { BackLink, Chip } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { nearTime, nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { chosen, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { getLine } from '../../lines/store.ts'
import { type Colleague, colleaguesOf } from '../../people/store.ts'
import { type ConsultationStep, readConsultation, stepConsultation } from '../consult.ts'
import { maySpeak, REPLIES } from '../consultation.ts'
import { StepNotice } from './step-notice.tsx'
import { expertWords } from './words.ts'

const access = { access: 'consultations:join', page: true } as const

export const consultationPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/consultations/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, { result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/consultations/:id',
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
  const read = await readConsultation(deps, request.actor, pathPart(request.url, 2))
  const { line, people } = await deps.db.read(async (snapshot) => {
    const members = [
      ...read.invitations.map(({ memberId }) => memberId),
      ...read.notes.flatMap((n) => n.memberId ?? []),
    ]
    return {
      line: await getLine(snapshot, read.consultation.lineId),
      people: await colleaguesOf(snapshot, [...new Set(members)]),
    }
  })
  return sendHtml(reply, <ConsultationPage {...{ view, line, people, ...read, ...shown }} />, STATUS_OF[shown.result])
}

function stepFrom(posted: PostedFields): ConsultationStep | undefined {
  const verb = one(posted, 'verb')
  const text = one(posted, `${verb}-text`)
  const reply = chosen(posted, 'reply', REPLIES)
  switch (verb) {
    case 'reply':
      return reply && { verb: 'reply', reply }
    case 'note':
      return { verb: 'note', text }
    case 'conclude':
      return { verb: 'conclude', text }
    case 'cancel':
      return { verb: 'cancel' }
    default:
      return undefined
  }
}

async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = pathPart(request.url, 2)
  const typed = postedFields(request)
  const wanted = stepFrom(typed)
  if (!wanted) return seeOther(reply, `/consultations/${id}`)
  const result = await tryStep(() => stepConsultation(deps, request.actor, id, wanted))
  const declined = wanted.verb === 'reply' && wanted.reply === 'declined'
  if (result === 'done')
    return seeOther(reply, declined ? '/consultations' : `/consultations/${id}?done=${wanted.verb}`)
  return show(deps, request, reply, { result, typed })
}

type Read = Awaited<ReturnType<typeof readConsultation>>

interface Props extends Read, Shown {
  readonly view: View
  readonly line: Line
  readonly people: ReadonlyMap<string, Colleague>
}

const ConsultationPage = (props: Props) => {
  const { view, consultation, line, result, seat, legalHold } = props
  const all = expertWords(view.language)
  const words = all.consultations
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  const { meetsAt } = consultation
  return (
    <Layout view={view} title={words.one}>
      <BackLink href="/consultations">{words.title}</BackLink>
      <StepNotice view={view} result={result} said={said} />
      <h1>{consultation.title}</h1>
      <p class="row">
        <Chip tone={consultation.state === 'open' ? 'accent' : 'plain'}>
          {all.consultationState[consultation.state]}
        </Chip>
        <span class="muted small">
          {[
            nameOf(line, view.language),
            meetsAt && words.meets(nearTimeWithin(view.words, meetsAt, view.now, line.zone)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <section class="card">
        <h2>{words.case}</h2>
        <p class="typed">{consultation.summary}</p>
        <CallLinks {...props} />
      </section>
      {consultation.recommendation ? (
        <section class="card card-now">
          <h2>{words.recommendation}</h2>
          <p class="typed">{consultation.recommendation}</p>
        </section>
      ) : null}
      <Invited {...props} />
      <Discussion {...props} />
      {consultation.state === 'open' ? <Forms {...props} /> : null}
      {seat.leads ? (
        <RecordHoldSection
          view={view}
          page={`/consultations/${consultation.id}`}
          legalHold={legalHold}
          callIds={consultation.callIds}
        />
      ) : null}
    </Layout>
  )
}

const CallLinks = ({ view, consultation, seat }: Props) =>
  seat.leads && consultation.callIds.length > 0 ? (
    <p class="row small">
      <span class="muted">{expertWords(view.language).consultations.calls}</span>
      {consultation.callIds.map((id) => (
        <a href={`/calls/${id}`} class="code">
          {id.slice(0, 8)}
        </a>
      ))}
    </p>
  ) : null

const Invited = ({ view, invitations, people }: Props) => {
  const all = expertWords(view.language)
  const words = all.consultations
  return invitations.length === 0 ? null : (
    <section class="stack-tight">
      <h2>{words.invited}</h2>
      <ul class="plain stack-tight">
        {invitations.map(({ memberId, reply }) => (
          <li class="row">
            {nameIn(people, memberId)}
            <Chip tone={reply === 'accepted' ? 'good' : 'plain'}>{reply ? all.reply[reply] : words.noReply}</Chip>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameIn(people: ReadonlyMap<string, Colleague>, memberId: string): string {
  const colleague = people.get(memberId)
  return colleague ? `${colleague.displayCode} ${colleague.name}` : '?'
}

const Discussion = ({ view, notes, people, line }: Props) => {
  const words = expertWords(view.language).consultations
  return (
    <section class="stack-tight">
      <h2>{words.notes}</h2>
      {notes.length === 0 ? <p class="empty">{words.noNotes}</p> : null}
      {notes.map(({ memberId, at, text }) => (
        <div class="card">
          <p class="muted small">
            {memberId === null ? words.supervisor : nameIn(people, memberId)} ·{' '}
            {nearTime(view.words, at, view.now, line.zone)}
          </p>
          <p class="typed">{text}</p>
        </div>
      ))}
    </section>
  )
}

const Forms = (props: Props) => {
  const { view, seat } = props
  const words = expertWords(view.language).consultations
  const { invitation, leads } = seat
  return (
    <>
      {invitation && invitation.reply === null ? (
        <Step {...props} verb="reply">
          <div class="buttons">
            <button type="submit" name="reply" value="accepted" class="button-main">
              {words.accept}
            </button>
            <button type="submit" name="reply" value="declined">
              {words.decline}
            </button>
          </div>
        </Step>
      ) : null}
      {leads || maySpeak(invitation) ? <TextStep {...props} verb="note" /> : null}
      {leads ? (
        <>
          <TextStep {...props} verb="conclude" />
          <Step {...props} verb="cancel">
            <button type="submit" class="button-quiet">
              {words.cancel}
            </button>
          </Step>
        </>
      ) : null}
    </>
  )
}

const Step = ({ consultation, verb, children }: Props & { verb: ConsultationStep['verb']; children: Child }) => (
  <form method="post" action={`/consultations/${consultation.id}`} class="stack-tight">
    <input type="hidden" name="verb" value={verb} />
    {children}
  </form>
)

const TextStep = (props: Props & { verb: 'note' | 'conclude' }) => {
  const { view, verb, result, typed } = props
  const words = expertWords(view.language).consultations
  const kept = result !== 'done' && one(typed, 'verb') === verb ? one(typed, `${verb}-text`) : undefined
  return (
    <Step {...props}>
      <LongTextField
        name={`${verb}-text`}
        label={words[verb]}
        short={verb === 'note'}
        value={kept}
        errors={NO_ERRORS}
      />
      <button type="submit" class={verb === 'conclude' ? 'button-main' : ''}>
        {verb === 'note' ? words.noteButton : words.concludeButton}
      </button>
    </Step>
  )
}
