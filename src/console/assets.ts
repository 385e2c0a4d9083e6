// Style sheet, script and icon: addressed by content, so that browsers may keep them for ever.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { z } from 'zod'
import { notFound } from '../errors.ts'
import type { Routes } from '../http/routes.ts'

const folder = fileURLToPath(new URL('./static', import.meta.url))
const YEAR_MILLISECONDS = 365 * 86_400_000

const versions: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => {
    const content = readFileSync(`${folder}/${name}`)
    return [name, createHash('sha256').update(content).digest('base64url').slice(0, 12)]
  }),
)

/** The address of a static file, with its version. */
export const asset = (name: 'console.css' | 'console.js' | 'icon.svg' | 'paper.css'): string =>
  `/static/${name}?v=${versions.get(name) ?? ''}`

export const assetRoutes: Routes = async (app) => {
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.route({
    method: 'GET',
    url: '/static/:name',
    config: { access: 'public' },
    schema: {
      hide: true,
      params: z.object({ name: z.string().max(100) }),
      querystring: z.object({ v: z.string().max(100).optional() }),
    },
    handler: (request, reply) => {
      const { name } = request.params
      if (!versions.has(name)) throw notFound('file')
      const current = request.query.v === versions.get(name)
      return reply.sendFile(name, { maxAge: current ? YEAR_MILLISECONDS : 0, immutable: current })
    },
  })
}
