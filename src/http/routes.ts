// The type of a feature's routes, how they are added, and what a route's `config` must say.
import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Permission } from '../access/permissions.ts'

/** `export const memberRoutes = (deps: Deps): Routes => async (app) => { app.route({ … }) }` */
export type Routes = FastifyPluginAsyncZod

const DISPLAY_NAME = Symbol.for('fastify.display-name')

/** Adds routes to the application itself: a scope for each feature would be half of a start. */
export async function addRoutes(app: Pick<FastifyInstance, 'withTypeProvider'>, routes: Routes): Promise<void> {
  await routes(app.withTypeProvider<ZodTypeProvider>(), {})
}

/**
 * Routes in a scope of their own, for what only they read. It has a name: Fastify looks for that of a nameless plugin in
 * all modules that are loaded, twice.
 */
export const inOwnScope =
  (routes: Routes): Routes =>
  async (app) => {
    await app.register(Object.assign(routes, { [DISPLAY_NAME]: 'routes' }))
  }

/** Who may call a route: anyone, anyone signed in, or those who hold a permission. */
export type RouteAccess = 'public' | 'signed-in' | Permission

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    /** A page for people: problems come as HTML, an anonymous visitor is sent to sign in. */
    page?: boolean
    /** Its form holds what a page must not carry along, not even sealed: a password, somebody's number. */
    carriesNothing?: boolean
  }
}
