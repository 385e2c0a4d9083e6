// JSON bodies: an empty one is no body, as clients send that name the type on every request.
import type { FastifyInstance } from 'fastify'
import { isStorable, mayBeUnstorable, unstorable } from './storable.ts'

type Done = (error: Error | null, body?: unknown) => void

const strictly =
  (done: Done): Done =>
  (error, body) =>
    done(error ?? (isStorable(body) ? null : unstorable()), body)

export function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') done(null, undefined)
    else if (mayBeUnstorable(body)) parse(request, body, strictly(done))
    else parse(request, body, done)
  })
}
