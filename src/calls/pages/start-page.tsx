// Opening a call record: the line, the caller's number if it is shown, and one large button.

import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { attemptWithId } from '../../access/idempotency.ts'
import { Notice } from '../../console/display.tsx'
import { ChoicesField, ErrorSummary, type FormErrors, NO_ERRORS, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { normalisePhone } from '../../privacy/caller-hash.ts'
import { openCall } from '../open-call.ts'
import { dutyOf } from './own-lines.ts'
import { callWords } from './words.ts'

const access = { access: 'calls:write', page: true } as const
/** What may be a number, or says that there is none; the server looks closer, and does not send it back. */
const PHONE_LIKE = '[^A-Za-z]{5,40}|[A-Za-z]+'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const startRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/calls/new',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, { errors: NO_ERRORS, status: 200 }),
    })
    app.route({
      method: 'POST',
      url: '/calls',
      config: { ...access, carriesNothing: true },
      schema: { hide: true },
      handler: async (request, reply) => start(deps, request, reply),
    })
  }

interface StartState {
  readonly errors: FormErrors
  readonly status: number
  readonly lineId?: string
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { errors, status, lineId }: StartState) {
  const view = await viewOf(deps, request)
  const { lines, current } = await dutyOf(deps, request.actor, view.now)
  const page = <StartPage view={view} lines={lines} lineId={lineId ?? current} errors={errors} />
  return sendHtml(reply, page, status)
}

/** The id comes from the form, so that a second tap opens the same record. */
async function start(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const lineId = one(posted, 'lineId')
  const phone = one(posted, 'phone')
  const words = callWords((await viewOf(deps, request)).language)
  if (phone !== '' && normalisePhone(phone) === undefined) {
    const errors = new Map([['phone', words.start.badPhone]])
    return show(deps, request, reply, { errors, status: 422, lineId })
  }
  const id = UUID.test(one(posted, 'id')) ? one(posted, 'id') : undefined
  const opened = {
    id,
    lineId,
    phone: phone === '' ? undefined : phone,
    content: { channel: 'telephone', outcome: 'answered' },
    texts: {},
    close: false,
  } as const
  const { call } = await openCall(deps, request.actor, opened, attemptWithId(deps, request, id))
  return seeOther(reply, `/calls/${call.head.id}/edit`)
}

interface StartPageProps {
  readonly view: View
  readonly lines: readonly Line[]
  readonly lineId: string | undefined
  readonly errors: FormErrors
}

const StartPage = ({ view, lines, lineId, errors }: StartPageProps) => {
  const words = callWords(view.language).start
  const [only] = lines
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <ErrorSummary view={view} errors={errors} />
      {only ? (
        <form method="post" action="/calls">
          <input type="hidden" name="id" value={randomUUID()} />
          {lines.length > 1 ? (
            <ChoicesField
              name="lineId"
              label={words.line}
              values={[lineId ?? only.id]}
              choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
              errors={errors}
            />
          ) : (
            <>
              <input type="hidden" name="lineId" value={only.id} />
              <p>{nameOf(only, view.language)}</p>
            </>
          )}
          <TextField
            name="phone"
            label={`${words.phone} (${view.words.optional})`}
            hint={words.phoneHint}
            type="tel"
            inputmode="tel"
            autocomplete="off"
            maxlength={40}
            pattern={PHONE_LIKE}
            title={words.badPhone}
            errors={errors}
          />
          <button type="submit" class="button-main button-wide button-big">
            {words.button}
          </button>
        </form>
      ) : (
        <Notice tone="warn">{view.viewer?.memberId === undefined ? words.noMember : words.noLines}</Notice>
      )}
    </Layout>
  )
}
