// For supervisors: the list of unsure findings, reviewing a call from it, and redacting a passage.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Pager } from '../../console/display.tsx'
import { nearTime } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { chosen, one, postedFields } from '../../console/posted.ts'
import { pathPart, queryPart, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { REDACTION_REASONS } from '../codes.ts'
import { type ForgetWords, type PlacesElsewhere, redactCall } from '../redact-call.ts'
import { reviewCall } from '../review-call.ts'
import { supervisedLines } from '../rights.ts'
import { findingCursor, type UnsureFinding, unsureFindings } from '../unsure-findings.ts'
import { FindingFacts } from './finding-item.tsx'
import { privacyWords } from './privacy-words.ts'
import { showCall } from './view-page.tsx'

const PAGE = 30
const supervise = { access: 'calls:read-line', page: true } as const
const hidden = { hide: true } as const

/** What redaction reaches outside of the call log. */
export interface Reaching {
  readonly forgetWords: ForgetWords
  readonly elsewhere: readonly PlacesElsewhere[]
}

export const supervisionPages =
  ({ forgetWords, elsewhere }: Reaching) =>
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/findings',
      config: supervise,
      schema: hidden,
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/review',
      config: supervise,
      schema: hidden,
      handler: async (request, reply) => {
        await tryStep(() => reviewCall(deps, request.actor, pathPart(request.url, 2), {}))
        return seeOther(reply, '/findings')
      },
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/redact',
      config: { access: 'calls:redact', page: true },
      schema: hidden,
      handler: async (request, reply) => {
        const posted = postedFields(request)
        const id = pathPart(request.url, 2)
        const text = one(posted, 'passage')
        const reason = chosen(posted, 'reason', REDACTION_REASONS) ?? 'other-identifying'
        const redaction = { passage: { text }, reason, forgetWords, elsewhere }
        let published = false
        const redact = async () => {
          published = (await redactCall(deps, request.actor, id, redaction)).publishedIn.length > 0
        }
        const result = text === '' ? 'incomplete' : await tryStep(redact)
        if (result === 'done') return seeOther(reply, `/calls/${id}?done=${published ? 'redacted-here' : 'redacted'}`)
        return showCall(deps, request, reply, { passage: text, reason })
      },
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const cursor = queryPart(request.url, 'cursor')
  const view = await viewOf(deps, request)
  const { page, lines } = await deps.db.read(async (read) => {
    const lineIds = await supervisedLines(read, request.actor, view.now)
    const after = readCursor(cursor, findingCursor)
    const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
    return { page: await unsureFindings(read, lineIds, { limit: PAGE, after }), lines }
  })
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  return sendHtml(
    reply,
    <UnsurePage {...{ view, findings: page.items, lines, nextCursor, paged: cursor !== undefined }} />,
  )
}

interface PageProps {
  readonly view: View
  readonly findings: readonly UnsureFinding[]
  readonly lines: ReadonlyMap<string, Line>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const UnsurePage = ({ view, findings, lines, nextCursor, paged }: PageProps) => {
  const words = privacyWords(view.language).unsure
  return (
    <Layout view={view} title={words.title}>
      <BackLink href="/calls">{view.words.nav.calls}</BackLink>
      <h1>{words.title}</h1>
      <p class="hint">{words.advice}</p>
      {findings.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {findings.length === 0 ? null : (
        <ul class="list">
          {byCall(findings).map(([callId, those]) => (
            <li class="stack-tight">
              <b>{nearTime(view.words, those[0].savedAt, view.now, lines.get(those[0].lineId)?.zone ?? 'utc')}</b>
              {those.map((finding) => (
                <FindingFacts view={view} finding={finding} text={finding.text} />
              ))}
              <div class="buttons">
                <a class="button" href={`/calls/${callId}`}>
                  {words.open}
                </a>
                <form method="post" action={`/calls/${callId}/review`}>
                  <button type="submit">{words.reviewed}</button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

/** As they come, those of one call together. */
function byCall(findings: readonly UnsureFinding[]) {
  const groups = new Map<string, [UnsureFinding, ...UnsureFinding[]]>()
  for (const finding of findings) {
    const group = groups.get(finding.callId)
    if (group) group.push(finding)
    else groups.set(finding.callId, [finding])
  }
  return [...groups]
}
