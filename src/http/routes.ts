// The type of a feature's routes, and what a route's `config` must say.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Permission } from '../access/permissions.ts'

/** `export const memberRoutes = (deps: Deps): Routes => async (app) => { app.route({ … }) }` */
export type Routes = FastifyPluginAsyncZod

/** Who may call a route: anyone, anyone signed in, or those who hold a permission. */
export type RouteAccess = 'public' | 'signed-in' | Permission

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    /** A page for people: problems come as HTML, an anonymous visitor is sent to sign in. */
    page?: boolean
  }
}
