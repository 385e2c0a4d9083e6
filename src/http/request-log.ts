// One line for each request: route pattern, status, time. Never an address with parameters, a header or a body.
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : reply.statusCode >= 400 ? 'info' : 'debug'
    if (log.isLevelEnabled(level)) {
      const milliseconds = Math.round(reply.elapsedTime * 10) / 10
      const route = request.routeOptions.url ?? '(none)'
      log[level]({ method: request.method, route, status: reply.statusCode, milliseconds }, 'request')
    }
    done()
  })
}
