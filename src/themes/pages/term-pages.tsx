// The page of rising terms: name a new theme from them, accept or dismiss one. No script is needed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { periodOf, previous } from '../../calls/period.ts'
import { given, one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, notFound } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { listLines } from '../../lines/store.ts'
import { dayIn } from '../scope.ts'
import {
  acceptAsTopic,
  acceptIntoDictionary,
  dismissCandidate,
  dismissTerms,
  nameTheme,
} from '../terms/candidate-actions.ts'
import { findTermsOnDemand } from '../terms/run-terms.ts'
import { getCandidate, listCandidates } from '../terms/term-store.ts'
import { termsOfWeek } from '../terms/term-view.ts'
import { chosenLine } from './read-themes.ts'
import { TermsPage } from './terms-page.tsx'

const hidden = { hide: true } as const
const MOST_CANDIDATES = 50
const LONGEST_LABEL = 200

export const termPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/themes/terms',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => showTerms(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/themes/terms',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => actOnTerms(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/themes/candidates/:id',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => decide(deps, request, reply),
    })
  }

async function showTerms(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const query = new URL(request.url, 'http://here.invalid').searchParams
  const shown = await deps.db.read(async (read) => {
    const lines = await listLines(read)
    const line = await chosenLine(read, request.actor, { lines, code: query.get('line') ?? undefined, now: view.now })
    if (!line) throw notFound('line')
    const running = periodOf('week', dayIn(line.zone, view.now))
    const week = query.get('week') === 'running' ? running : previous(running)
    const terms = await termsOfWeek(read, request.actor, { lineId: line.id, week, now: view.now })
    return { line, lines, week, terms, candidates: await listCandidates(read, line.id, MOST_CANDIDATES) }
  })
  return sendHtml(reply, <TermsPage view={view} {...shown} />)
}

async function actOnTerms(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const code = one(posted, 'line')
  const line = (await deps.db.read((read) => listLines(read))).find((each) => each.code === code)
  if (!line) throw notFound('line')
  const back = (done: string, week = '') =>
    seeOther(reply, `/themes/terms?line=${encodeURIComponent(code)}${week}&done=${done}`)
  const terms = one(posted, 'terms')
    .split('\n')
    .map((term) => term.trim())
    .filter(Boolean)
    .slice(0, 20)
  switch (one(posted, 'do')) {
    case 'look':
      await findTermsOnDemand(deps, request.actor, { lineId: line.id })
      return back('looked', '&week=running')
    case 'dismiss':
      await dismissTerms(deps, request.actor, { lineId: line.id, terms })
      return back('dismissed')
    default: {
      const labelZh = one(posted, 'labelZh').trim().slice(0, LONGEST_LABEL)
      const labelEn = one(posted, 'labelEn').trim().slice(0, LONGEST_LABEL) || labelZh
      if (labelEn === '') throw invalidInput([{ path: 'labelZh', message: 'must be filled in' }])
      await nameTheme(deps, request.actor, { lineId: line.id, labelZh: labelZh || labelEn, labelEn, terms })
      return back('named')
    }
  }
}

async function decide(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[3] ?? ''
  const posted = postedFields(request)
  const { lineId } = await deps.db.read((read) => getCandidate(read, id))
  const line = (await deps.db.read((read) => listLines(read))).find((each) => each.id === lineId)
  const what = one(posted, 'do')
  if (what === 'topic') await acceptAsTopic(deps, request.actor, { id, code: given(posted, 'code') ?? '' })
  else if (what === 'dictionary') await acceptIntoDictionary(deps, request.actor, id)
  else await dismissCandidate(deps, request.actor, id)
  return seeOther(reply, `/themes/terms?line=${encodeURIComponent(line?.code ?? '')}&done=decided`)
}
