// Headers that protect readers, CORS for the public reads, rate limits and back-pressure.
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { WarmlineError } from '../errors.ts'

/** What other web sites may read with a script: published advice and the description of the API. */
const PUBLIC_READS = /^\/(api\/v1\/bulletins|feeds\/|openapi\.json)/

const SELF = ["'self'"]

export async function security(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: [...SELF, 'data:'],
        mediaSrc: SELF,
        connectSrc: SELF,
        manifestSrc: SELF,
        formAction: SELF,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
  await app.register(cors, {
    delegator: (request, done) => {
      const open = PUBLIC_READS.test(request.url)
      const origins = config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins]
      done(
        null,
        open
          ? { origin: origins, methods: ['GET', 'HEAD'], exposedHeaders: ['etag', 'link', 'last-modified'] }
          : { origin: false },
      )
    },
  })
  await limits(app, config)
}

async function limits(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: '1 minute',
    cache: 20_000,
    keyGenerator: (request: FastifyRequest) => request.actor?.credentialId ?? request.ip,
    allowList: (request: FastifyRequest) => request.url.startsWith('/health/'),
    errorResponseBuilder: (_request, context) =>
      new WarmlineError('throttled', 'Too many requests. Wait a little.', {
        retryAfter: Math.ceil(context.ttl / 1000),
      }),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: 2_000,
    sampleInterval: 500,
    pressureHandler: (request) => {
      if (request.url.startsWith('/health/') || request.url === '/metrics') return
      throw new WarmlineError('unavailable', 'The service is busy. Try again in a moment.', { retryAfter: 5 })
    },
  })
}
