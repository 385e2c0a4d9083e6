// The first page after signing in: what each feature has to show to this reader, in the order given.
import type { FastifyRequest } from 'fastify'
import type { Child } from 'hono/jsx'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { Layout } from './layout.tsx'
import { sendHtml, type View, viewOf } from './view.ts'

/** Gives nothing when it has nothing for this reader. */
export type HomeSection = (deps: Deps, request: FastifyRequest, view: View) => Promise<Child | undefined>

export const homeRoutes =
  (sections: readonly HomeSection[]) =>
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/',
      config: { access: 'signed-in', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const view = await viewOf(deps, request)
        const shown = await Promise.all(sections.map((section) => section(deps, request, view)))
        return sendHtml(reply, <Home view={view} shown={shown.filter((section) => section !== undefined)} />)
      },
    })
  }

const Home = ({ view, shown }: { view: View; shown: Child[] }) => (
  <Layout view={view} title={view.words.nav.duty}>
    <h1 class="visually-hidden">{view.words.nav.duty}</h1>
    {shown.length === 0 ? <p class="empty">{view.words.nothingForYou}</p> : shown}
  </Layout>
)
