// Nothing is stored by browsers or proxies unless the route says otherwise.
import type { FastifyInstance } from 'fastify'

export function noStoreByDefault(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done(null, payload)
  })
}
