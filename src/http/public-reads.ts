// CORS for what other web sites may read with a script: published advice and the description of the API.
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** Registers `routes` in a scope of their own in which other origins may read. */
export async function readableElsewhere(
  app: FastifyInstance,
  config: Config,
  routes: (scope: FastifyInstance) => Promise<void>,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      if (route.method === 'OPTIONS') route.config = { ...route.config, access: 'public' }
    })
    await scope.register(cors, {
      origin: config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins],
      methods: ['GET', 'HEAD'],
      exposedHeaders: ['etag', 'link', 'last-modified'],
    })
    await routes(scope)
  })
}
