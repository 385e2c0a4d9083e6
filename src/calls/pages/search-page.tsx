// What a search for words found.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink } from '../../console/display.tsx'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { given, one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { type FoundCall, searchCalls, searchCursor } from '../search/search-calls.ts'
import { CallItem, knownOf } from './list-page.tsx'
import { SearchForm } from './search-form.tsx'
import { callWords } from './words.ts'

const PAGE = 30

export const searchRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/calls/search',
      config: { access: 'calls:write', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      // A telephone that opens a forgotten tab again asks so: what was looked for is gone, and its form is on this page.
      method: 'GET',
      url: '/calls/search',
      config: { access: 'calls:write', page: true },
      schema: { hide: true },
      handler: async (_request, reply) => seeOther(reply, '/calls'),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const fields = postedFields(request)
  const text = one(fields, 'text').slice(0, 400)
  const before = readCursor(given(fields, 'cursor'), searchCursor)
  const view = await viewOf(deps, request)
  const words = callWords(view.language).search
  const search = searchCalls(deps, request.actor, { text, filter: {} }, { limit: PAGE, before })
  const page = await search.catch((error: unknown) => {
    if (error instanceof WarmlineError && error.code === 'invalid-input') return undefined
    throw error
  })
  if (!page) {
    const errors = new Map([['text', text === '' ? words.nothing : words.refused]])
    return sendHtml(reply, <Results view={view} text={text} errors={errors} />, 422)
  }
  const seesLines = request.actor.permissions.has('calls:read-line')
  const heads = page.items.map(({ head }) => head)
  const known = await knownOf(deps, heads, seesLines)
  const next = page.next === undefined ? undefined : writeCursor(page.next)
  const items = page.items.map(({ head, excerpt }: FoundCall) => (
    <CallItem view={view} {...known} call={head} excerpt={excerpt} />
  ))
  return sendHtml(reply, <Results view={view} text={text} errors={NO_ERRORS} items={items} next={next} />)
}

interface ResultsProps {
  readonly view: View
  readonly text: string
  readonly errors: FormErrors
  readonly items?: readonly ReturnType<typeof CallItem>[]
  readonly next?: string | undefined
}

const Results = ({ view, text, errors, items, next }: ResultsProps) => {
  const words = callWords(view.language).search
  return (
    <Layout view={view} title={words.title}>
      <BackLink href="/calls">{view.words.nav.calls}</BackLink>
      <h1>{words.title}</h1>
      <SearchForm view={view} text={text} errors={errors} />
      {items?.length === 0 ? <p class="empty">{words.none}</p> : null}
      {items && items.length > 0 ? <ul class="list">{items}</ul> : null}
      {next === undefined ? null : (
        <form method="post" action="/calls/search">
          <input type="hidden" name="text" value={text} />
          <input type="hidden" name="cursor" value={next} />
          <button type="submit">{words.more}</button>
        </form>
      )}
    </Layout>
  )
}
