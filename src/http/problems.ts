// The only place that renders errors: RFC 9457 JSON, or a page for a browser. Nothing of the cause leaves the house.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { type ErrorCode, type FieldError, WarmlineError } from '../errors.ts'

const TITLES: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'The input is not valid',
  malformed: 'The request cannot be read',
  unauthenticated: 'Nobody is signed in',
  locked: 'The session is locked',
  forbidden: 'Not allowed',
  'cross-site': 'Not from our own pages',
  'not-found': 'Not found',
  'method-not-allowed': 'Method not allowed',
  timeout: 'Too slow',
  conflict: 'The state forbids it',
  'id-reused': 'The id is that of another record',
  'in-progress': 'Already being worked on',
  gone: 'No longer there',
  'lost-update': 'Changed in the meantime',
  'too-large': 'Too large',
  'unsupported-media': 'Unsupported content type',
  'rule-broken': 'A rule forbids it',
  'key-reused': 'The Idempotency-Key was used for something else',
  throttled: 'Too many requests',
  internal: 'Something went wrong',
  unavailable: 'Not available right now',
}

/** Renders a problem as a page; given by the console, which also finds the reader's language. */
export type ProblemPage = (
  problem: Readonly<{ status: number; code: ErrorCode; title: string; detail: string }>,
  request: FastifyRequest,
) => string

export function handleProblems(app: FastifyInstance, page: ProblemPage): void {
  app.setErrorHandler((error: FastifyError | WarmlineError, request, reply) =>
    send(asProblem(error, request), request, reply, page),
  )
  app.setNotFoundHandler((request, reply) =>
    send(new WarmlineError('not-found', 'There is nothing at this address.'), request, reply, page),
  )
}

/** For the `frameworkErrors` option: addresses that the router cannot read never reach a route or its handler. */
export const unreadableAddress =
  (page: ProblemPage): NonNullable<FastifyServerOptions['frameworkErrors']> =>
  (error, request, reply) =>
    send(asProblem(error, request), request, reply, page)

function send(problem: WarmlineError, request: FastifyRequest, reply: FastifyReply, page: ProblemPage) {
  const { status, code, detail, extra } = problem
  const title = TITLES[code]
  reply.code(status).header('cache-control', 'no-store').removeHeader('etag')
  if (extra.retryAfter !== undefined) reply.header('retry-after', String(extra.retryAfter))
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="warmline"')
  if (wantsPage(request)) {
    return reply.type('text/html; charset=utf-8').send(page({ status, code, title, detail }, request))
  }
  reply.type('application/problem+json; charset=utf-8').serializer(JSON.stringify)
  const errors = extra.errors ? { errors: extra.errors.map(({ path, message }) => ({ path, message })) } : {}
  return reply.send({ type: `urn:warmline:problem:${code}`, title, status, code, detail, ...errors, ...extra.members })
}

const wantsPage = (request: FastifyRequest) =>
  !request.url.startsWith('/api/') && String(request.headers.accept ?? '').includes('text/html')

function asProblem(error: FastifyError | WarmlineError, request: FastifyRequest): WarmlineError {
  if (error instanceof WarmlineError) {
    if (error.status >= 500) request.log.warn({ code: error.code }, error.detail)
    return error
  }
  if (hasZodFastifySchemaValidationErrors(error)) return badInput(error)
  if (isResponseSerializationError(error)) {
    const fields = error.cause.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`)
    request.log.error({ route: request.routeOptions.url, fields }, 'the answer does not fit its own schema')
    return internal()
  }
  return fromFramework(error, request)
}

const internal = () => new WarmlineError('internal', 'This is our fault. It has been logged.')

interface Issue {
  readonly instancePath: string
  readonly keyword?: string
  readonly message?: string
  readonly params?: { readonly keys?: unknown }
}

/** As many unknown fields are named, and so much of each name. */
const MOST_KEYS = 10
const LONGEST_KEY = 60

/** A field that nobody knows is named itself, and one that is missing is said to be needed. */
function fieldErrors(context: string, { instancePath, keyword, message, params }: Issue): readonly FieldError[] {
  const path = [context, ...instancePath.split('/').filter(Boolean)].join('.')
  if (keyword === 'unrecognized_keys' && Array.isArray(params?.keys)) {
    const keys = params.keys.slice(0, MOST_KEYS).map((key) => String(key).slice(0, LONGEST_KEY))
    return keys.map((key) => ({ path: `${path}.${key}`, message: 'is no field of this request' }))
  }
  return [{ path, message: message?.endsWith('received undefined') ? 'is needed' : (message ?? 'is not valid') }]
}

function badInput(
  error: Pick<FastifyError, 'validationContext'> & {
    validation: readonly Issue[]
  },
) {
  const context = error.validationContext ?? 'body'
  const errors = error.validation.flatMap((issue) => fieldErrors(context, issue))
  const detail = `${errors.length === 1 ? 'One field is' : `${errors.length} fields are`} not valid: ${errors.map((e) => e.path).join(', ')}.`
  return new WarmlineError('invalid-input', detail, { errors })
}

const BY_STATUS: Readonly<Record<number, [ErrorCode, string]>> = {
  400: ['malformed', 'The request cannot be read.'],
  403: ['forbidden', 'Not allowed.'],
  404: ['not-found', 'There is nothing at this address.'],
  405: ['method-not-allowed', 'This address does not know the method.'],
  406: ['malformed', 'None of the accepted content types can be given.'],
  408: ['timeout', 'The request took too long to arrive.'],
  413: ['too-large', 'The request body is too large.'],
  414: ['too-large', 'The address is too long.'],
  415: ['unsupported-media', 'Send application/json, or what this route documents.'],
  429: ['throttled', 'Too many requests. Wait a little.'],
  431: ['too-large', 'The request headers are too large.'],
  503: ['unavailable', 'The service is busy. Try again in a moment.'],
}

/** Errors of fastify and its plugins carry a status; anything else is a defect of ours. */
function fromFramework(error: FastifyError, request: FastifyRequest): WarmlineError {
  const known = BY_STATUS[error.statusCode ?? 500]
  if (known) return new WarmlineError(known[0], known[1], known[0] === 'unavailable' ? { retryAfter: 5 } : {})
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new WarmlineError('malformed', 'The request cannot be read.')
  request.log.error({ route: request.routeOptions.url, error: describe(error) }, 'unexpected error')
  return internal()
}

/** Name, code and stack frames without messages: a driver's message may quote the values of a row. */
function describe(error: Error & { code?: unknown; cause?: unknown }): Record<string, unknown> {
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
  const cause = error.cause instanceof Error ? describe(error.cause) : undefined
  return { name: error.name, code: error.code, frames, ...(cause ? { cause } : {}) }
}
