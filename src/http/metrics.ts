// Prometheus metrics of the machine room: technical only, never line × topic, risk or counsellor.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { forbidden } from '../errors.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

export function metrics(app: FastifyInstance, config: Config, db: Database): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  observeRequests(app, registry)
  observeWrites(db, registry)
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      if (!mayRead(request, config.metricsToken))
        throw forbidden('Metrics need the metrics token, or the loopback address.')
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  })
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return LOOPBACK.has(request.socket.remoteAddress ?? '') && LOOPBACK.has(request.ip)
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function observeRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'warmline_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const series = new Map<string, Histogram.Internal<string>>()
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    const name = `${request.method} ${status} ${route}`
    let one = series.get(name)
    if (!one) series.set(name, (one = seconds.labels({ method: request.method, route, status })))
    one.observe(reply.elapsedTime / 1000)
    done()
  })
}

/** Writes that say nothing of risk, of a line or of a person. All others count together. */
const TECHNICAL = new Set([
  'create-call',
  'assign',
  'replace',
  'sign-in',
  'seal-audit',
  'fold-counts',
  'claim-job',
  'finish-job',
  'create-rota',
  'publish-rota',
])

function observeWrites(db: Database, registry: Registry): void {
  for (const counted of ['commits', 'aborts'] as const) {
    new Gauge({
      name: `warmline_write_${counted}`,
      help: `Database ${counted} by write, since the start`,
      labelNames: ['write'],
      registers: [registry],
      collect() {
        const sums = new Map<string, number>()
        for (const [name, statistics] of db.statistics()) {
          const write = TECHNICAL.has(name) ? name : 'other'
          sums.set(write, (sums.get(write) ?? 0) + statistics[counted])
        }
        for (const [write, sum] of sums) this.set({ write }, sum)
      },
    })
  }
}
