// OpenAPI 3.1, derived from the zod shapes of the routes, and a page to browse it.
import swagger from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { version } from '../version.ts'
import type { RouteAccess } from './routes.ts'

/** The reference browser styles and configures itself inline. */
const REFERENCE_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"
const REFERENCE = '/reference'

type Transform = typeof jsonSchemaTransform

/** Adds to each operation who may call it. */
const withSecurity: Transform = (document) => {
  const result = jsonSchemaTransform(document)
  const access: RouteAccess | undefined = document.route.config?.access
  if (access === undefined || access === 'public') return result
  const needs = access === 'signed-in' ? 'Needs a signed-in account or a token.' : `Needs the permission \`${access}\`.`
  const schema = { ...result.schema, security: [{ session: [] }, { token: [] }] }
  const described = [schema.description, needs].filter(Boolean).join('\n\n')
  return { url: result.url, schema: { ...schema, description: described } }
}

/** Register before the routes, and before the access plugin. */
export async function openApi(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(REFERENCE)) route.config = { ...route.config, access: 'public' }
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Warmline',
        version,
        description: 'Runs a counselling hotline: rotas, duty, anonymised calls, themes and advice bulletins.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'warmline_session' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: withSecurity,
    transformObject: jsonSchemaTransformObject,
  })
}

/** Register after the routes: /openapi.json and /reference. */
export async function openApiPages(app: FastifyInstance): Promise<void> {
  app.route({
    method: 'GET',
    url: '/openapi.json',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(REFERENCE)) reply.header('content-security-policy', REFERENCE_POLICY)
  })
  await app.register(reference, {
    routePrefix: REFERENCE,
    configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false },
  })
}
