// Sealed contacts on pages: keeping one, opening it with a reason, and what supervisors see of openings.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Chip, Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { calendarDay, longDay, nearTime } from '../../console/format.ts'
import type { HomeSection } from '../../console/home.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { chosen, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { lineOfCall } from '../call-store.ts'
import { CONTACT_KINDS, type Handle } from '../contact/contact.ts'
import type { ContactOpening } from '../contact/contact-store.ts'
import { type ContactOnFile, contactOnFile, openContact, readOpenings, seeOpening } from '../contact/open-contact.ts'
import { forgetContact, storeContact } from '../contact/put-contact.ts'
import { lineFacts } from '../line-facts.ts'
import { contactWords } from './contact-words.ts'

const idOf = (request: FastifyRequest) => new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
const hidden = { hide: true } as const
const work = { access: 'follow-ups:work', page: true } as const

export const contactPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/calls/:id/contact',
      config: work,
      schema: hidden,
      handler: async (request, reply) => {
        const view = await viewOf(deps, request)
        return show(reply, { view, callId: idOf(request), ...(await onFileOf(deps, request)) })
      },
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/contact',
      config: { ...work, carriesNothing: true },
      schema: hidden,
      handler: async (request, reply) => keep(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/contact/open',
      config: work,
      schema: hidden,
      handler: async (request, reply) => open(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/contact-openings/:id/seen',
      config: { access: 'calls:read-line', page: true },
      schema: hidden,
      handler: async (request, reply) => {
        await seeOpening(deps, request.actor, idOf(request))
        return seeOther(reply, '/')
      },
    })
  }

async function onFileOf(deps: Deps, request: FastifyRequest): Promise<Pick<PageProps, 'onFile' | 'zone'>> {
  const onFile = await contactOnFile(deps, request.actor, idOf(request))
  const { line } = await lineFacts(deps, await deps.db.read((read) => lineOfCall(read, idOf(request))))
  return { onFile, zone: line.zone }
}

/** What is no defect, but a no. */
const REFUSALS = ['invalid-input', 'forbidden', 'gone', 'not-found'] as const

async function keep(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const callId = idOf(request)
  const back = (done: string) => seeOther(reply, withQuery(`/calls/${callId}/contact`, { done }))
  try {
    if (one(posted, 'do') === 'forget') {
      await forgetContact(deps, request.actor, callId)
      return back('forgotten')
    }
    const kind = chosen(posted, 'kind', CONTACT_KINDS) ?? 'phone'
    const input = { kind, handle: one(posted, 'handle'), consented: one(posted, 'consented') === 'yes' }
    await storeContact(deps, request.actor, callId, input)
    return back('stored')
  } catch (error) {
    if (!(error instanceof WarmlineError) || !REFUSALS.some((code) => code === error.code)) throw error
    const view = await viewOf(deps, request)
    const paths = error.extra.errors?.map(({ path }) => path) ?? []
    return show(reply, { view, callId, ...(await onFileOf(deps, request)), notKept: { posted, paths } }, 422)
  }
}

/** The contact is shown on the answer itself: no address has it, and going back does not open it again. */
async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const callId = idOf(request)
  const view = await viewOf(deps, request, `/calls/${callId}/contact`)
  const reason = one(postedFields(request), 'reason')
  const opened = await openContact(deps, request.actor, callId, reason).catch((error: unknown) => {
    if (error instanceof WarmlineError && REFUSALS.some((code) => code === error.code)) return error.code
    throw error
  })
  const known = { view, callId, ...(await onFileOf(deps, request)) }
  return typeof opened === 'string'
    ? show(reply, { ...known, refused: { code: opened, reason } }, 422)
    : show(reply, { ...known, view: { ...view, carried: undefined }, opened })
}

interface PageProps {
  readonly view: View
  readonly callId: string
  readonly onFile: ContactOnFile
  /** Of the line. */
  readonly zone: string
  readonly opened?: Handle
  /** Why it was not opened, and the reason that was typed. */
  readonly refused?: { readonly code: string; readonly reason: string }
  /** What was typed, and which fields of it are wrong. The contact itself is never sent back. */
  readonly notKept?: { readonly posted: PostedFields; readonly paths: readonly string[] }
}

const show = (reply: FastifyReply, props: PageProps, status = 200) =>
  sendHtml(reply, <ContactPage {...props} />, status)

const ContactPage = (props: PageProps) => {
  const { view, callId, onFile, zone, opened, refused } = props
  const words = contactWords(view.language)
  const done =
    view.done === undefined ? undefined : Object.entries(words.done).find(([code]) => code === view.done)?.[1]
  return (
    <Layout view={view} title={words.title}>
      <BackLink href={`/calls/${callId}`}>{words.back}</BackLink>
      <h1>{words.title}</h1>
      {done ? <Notice tone="good">{done}</Notice> : null}
      {refused ? <Notice tone="warn">{notOpened(refused.code, words)}</Notice> : null}
      <NotKept {...props} />
      {opened ? (
        <section class="card card-danger">
          <h2>{words.kinds[opened.kind]}</h2>
          <p class="big-time">{opened.handle}</p>
          <p class="hint">{words.openedHint}</p>
        </section>
      ) : null}
      {onFile.contact && !opened ? <OnFile {...props} expiresOn={onFile.contact.expiresOn} /> : null}
      <Keep {...props} />
      {onFile.contact ? <Forget view={view} callId={callId} /> : null}
      <Openings view={view} openings={onFile.openings} zone={zone} />
    </Layout>
  )
}

function notOpened(code: string, words: ReturnType<typeof contactWords>): string {
  if (code === 'forbidden') return words.notOpened.forbidden
  return code === 'invalid-input' ? words.notOpened.reason : words.notOpened.gone
}

/** Which of the conditions was not met. The contact has to be typed again: it is in no answer. */
const NotKept = ({ view, notKept }: PageProps) => {
  const words = contactWords(view.language).notKept
  if (!notKept) return null
  const known = (['handle', 'consented'] as const).filter((name) => notKept.paths.includes(name))
  return (
    <Notice tone="danger" title={words.title}>
      <p>{known.length === 0 ? words.other : known.map((name) => words[name]).join(' ')}</p>
      <p>{words.again}</p>
    </Notice>
  )
}

const OnFile = ({ view, callId, refused, expiresOn }: PageProps & { expiresOn: string }) => {
  const words = contactWords(view.language)
  return (
    <section class="card">
      <h2>{words.onFile}</h2>
      <p class="muted">{words.until(longDay(view.words, calendarDay(expiresOn)))}</p>
      <form method="post" action={`/calls/${callId}/contact/open`} class="stack">
        <LongTextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={refused?.reason}
          errors={NO_ERRORS}
          short
        />
        <div class="buttons">
          <button type="submit" class="button-danger">
            {words.open}
          </button>
        </div>
      </form>
    </section>
  )
}

const Keep = ({ view, callId, onFile, notKept }: PageProps) => {
  const words = contactWords(view.language)
  const there = onFile.contact !== undefined
  const typed = (name: string) => (notKept ? one(notKept.posted, name) : '')
  const choices = CONTACT_KINDS.map((value) => ({ value, label: words.kinds[value] }))
  return (
    <section class="card">
      <h2>{there ? words.replace : words.keep}</h2>
      <p class="hint">{words.keepHint}</p>
      <form method="post" action={`/calls/${callId}/contact`} class="stack">
        <SelectField
          name="kind"
          label={words.kind}
          errors={NO_ERRORS}
          value={typed('kind') || 'phone'}
          choices={choices}
        />
        <TextField name="handle" label={words.handle} errors={NO_ERRORS} autocomplete="off" maxlength={200} />
        <label class="choice">
          <input type="checkbox" name="consented" value="yes" checked={typed('consented') === 'yes'} />
          <span class="choice-label">{words.consented}</span>
        </label>
        <div class="buttons">
          <button type="submit" name="do" value="keep" class="button-main">
            {words.save}
          </button>
        </div>
      </form>
    </section>
  )
}

/** Folded away: nothing brings a contact back, and whoever is tired must not hit it by mistake. */
const Forget = ({ view, callId }: Pick<PageProps, 'view' | 'callId'>) => {
  const words = contactWords(view.language)
  return (
    <details class="more">
      <summary>{words.forget}</summary>
      <div class="inside stack">
        <p>{words.forgetHint}</p>
        <form method="post" action={`/calls/${callId}/contact`}>
          <button type="submit" name="do" value="forget" class="button-danger">
            {words.forget}
          </button>
        </form>
      </div>
    </details>
  )
}

const Openings = ({
  view,
  openings,
  zone,
}: Pick<PageProps, 'view' | 'zone'> & { openings: readonly ContactOpening[] }) => {
  const words = contactWords(view.language)
  if (openings.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{words.openings}</h2>
      <ul class="list">
        {openings.map(({ openedAt, openedAs, reason }) => (
          <li class="row">
            <b>{nearTime(view.words, openedAt, view.now, zone)}</b>
            <Chip tone="plain">{words.rights[openedAs]}</Chip>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For supervisors: contacts that were opened on their lines, until they have looked at each. */
export const openingSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('calls:read-line')) return undefined
  const openings = await readOpenings(deps, actor, true)
  if (openings.length === 0) return undefined
  const lines = new Map((await deps.db.read(listLines)).map((line) => [line.id, line]))
  return <Unseen view={view} openings={openings} lines={lines} />
}

interface UnseenProps {
  readonly view: View
  readonly openings: readonly ContactOpening[]
  readonly lines: ReadonlyMap<string, Line>
}

const Unseen = ({ view, openings, lines }: UnseenProps) => {
  const words = contactWords(view.language)
  return (
    <section class="card">
      <h2>{words.unseen}</h2>
      <ul class="plain stack">
        {openings.map(({ id, callId, lineId, openedAt, openedAs, reason }) => (
          <li class="stack-tight">
            <span class="row">
              <b>{nearTime(view.words, openedAt, view.now, lines.get(lineId)?.zone ?? 'utc')}</b>
              <Chip tone="plain">{words.rights[openedAs]}</Chip>
              <span>{reason}</span>
            </span>
            <div class="buttons">
              <a class="button" href={`/calls/${callId}`}>
                {words.call}
              </a>
              <form method="post" action={`/contact-openings/${id}/seen`}>
                <button type="submit">{words.seen}</button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
