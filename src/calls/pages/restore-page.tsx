// The author brings back what was removed by mistake: beside each place its type and how sure that was.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Notice } from '../../console/display.tsx'
import { ChoicesField, LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { chosen, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, revisionIn, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { KEEP_REASONS } from '../codes.ts'
import { TEXT_FIELDS } from '../content.ts'
import { type Restorable, readRestorable, restoreInCall } from '../restore-call.ts'
import { FindingFacts } from './finding-item.tsx'
import { privacyWords } from './privacy-words.ts'
import { choicesOf } from './risk-fields.tsx'

const access = { access: 'calls:write', page: true } as const
const hidden = { hide: true } as const

export const restorePages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/calls/:id/restore',
      config: access,
      schema: hidden,
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/restore',
      config: access,
      schema: hidden,
      handler: async (request, reply) => {
        const id = pathPart(request.url, 2)
        const result = await tryStep(() => restore(deps, request, id))
        return result === 'done' ? seeOther(reply, `/calls/${id}`) : show(deps, request, reply, result)
      },
    })
  }

const NAME = /^at\.([a-zA-Z]{1,20})\.(\d{1,6})$/

async function restore(deps: Deps, request: FastifyRequest, id: string) {
  const posted = postedFields(request)
  const reason = chosen(posted, 'reason', KEEP_REASONS)
  const expected = revisionIn(one(posted, 'revision'))
  if (reason === undefined || expected === undefined) throw invalidInput([{ path: 'reason', message: 'is missing' }])
  const said = [...posted.keys()].flatMap((name) => {
    const [, field, place] = NAME.exec(name) ?? []
    const known = TEXT_FIELDS.find((each) => each === field)
    const passage = one(posted, name).slice(0, 200)
    return known && passage !== '' ? [{ field: known, place: Number(place), passage }] : []
  })
  return restoreInCall(deps, request.actor, id, { said, reason, expected })
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, result: StepResult = 'done') {
  const view = await viewOf(deps, request)
  const restorable = await readRestorable(deps, request.actor, pathPart(request.url, 2))
  // Places move when a text changes: what was typed belongs to the places it was typed for.
  const posted = result === 'incomplete' ? postedFields(request) : new Map()
  return sendHtml(reply, <RestorePage {...{ view, ...restorable, posted, result }} />, STATUS_OF[result])
}

interface PageProps extends Restorable {
  readonly view: View
  readonly posted: PostedFields
  readonly result: StepResult
}

const RestorePage = ({ view, call, findings, posted, result }: PageProps) => {
  const words = privacyWords(view.language).restore
  return (
    <Layout view={view} title={words.title}>
      <BackLink href={`/calls/${call.head.id}`}>{words.back}</BackLink>
      <h1>{words.title}</h1>
      {result === 'done' ? null : <Notice tone="warn">{words[result]}</Notice>}
      <p class="hint">{words.advice}</p>
      {findings.length === 0 ? <p class="empty">{words.nothing}</p> : null}
      {findings.length === 0 ? null : (
        <form method="post" action={`/calls/${call.head.id}/restore`} class="stack">
          <input type="hidden" name="revision" value={String(call.head.revision)} />
          {findings.map((finding) => {
            const name = `at.${finding.field}.${finding.place}`
            return (
              <section class="card">
                <FindingFacts view={view} finding={finding} text={call.texts[finding.field]} />
                <LongTextField name={name} label={words.stood} errors={NO_ERRORS} value={one(posted, name)} short />
              </section>
            )
          })}
          <ChoicesField
            name="reason"
            label={words.reason}
            errors={NO_ERRORS}
            values={[one(posted, 'reason')]}
            choices={choicesOf(KEEP_REASONS, words.reasons)}
          />
          <div class="buttons">
            <button type="submit" class="button-main">
              {words.save}
            </button>
          </div>
        </form>
      )}
    </Layout>
  )
}
