// Headers that protect readers, rate limits and back-pressure.
import type { IncomingMessage, ServerResponse } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../config.ts'
import { WarmlineError } from '../errors.ts'

const SELF = ["'self'"]
const NOTHING = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] }
const OWN_PAGES = {
  ...NOTHING,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: [...SELF, 'data:'],
  mediaSrc: SELF,
  connectSrc: SELF,
  manifestSrc: SELF,
  formAction: SELF,
  baseUri: ["'none'"],
}

/** What carries data only: no page, so no page's rights. */
const DATA = /^\/(api|feeds|calendars|health)\//

export async function security(app: FastifyInstance, config: Config): Promise<void> {
  const hsts = config.publicUrl?.startsWith('https:') ?? false
  const common = { hsts, referrerPolicy: { policy: 'same-origin' } } as const
  const pages = headersOf({ ...common, contentSecurityPolicy: { useDefaults: false, directives: OWN_PAGES } })
  const data = headersOf({
    hsts,
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(DATA.test(request.url) ? data : pages)
    done()
  })
  await limits(app, config)
}

/** helmet writes the same headers each time: it is asked once. */
function headersOf(options: HelmetOptions): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: unknown) => void (headers[name.toLowerCase()] = String(value)),
    removeHeader: () => undefined,
  }
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
  return Object.freeze(headers)
}

/** Only a refused request is told about limits, by Retry-After. */
const SILENT = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': true,
}

async function limits(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(rateLimit, {
    max: config.rateLimitPerMinute,
    addHeaders: SILENT,
    addHeadersOnExceeding: SILENT,
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
    maxEventLoopDelay: config.maxEventLoopDelayMs,
    sampleInterval: 500,
    pressureHandler: (request) => {
      if (request.url.startsWith('/health/') || request.url === '/metrics') return
      throw new WarmlineError('unavailable', 'The service is busy. Try again in a moment.', { retryAfter: 5 })
    },
  })
}
