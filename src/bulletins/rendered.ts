// A published text ready to be sent: rendered, tagged and compressed once.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DateTime } from 'luxon'
import { lostUpdate } from '../errors.ts'
import { type Coding, codingFor } from './coding.ts'
import { judge } from './conditional.ts'

/** What a renderer gives. */
export interface Page {
  readonly contentType: string
  readonly text: string
  readonly lastModified: DateTime | undefined
  /** RFC 8288. */
  readonly link?: string | undefined
}

interface Variant {
  readonly body: Buffer
  /** Strong: of these very bytes, so another for each coding (RFC 9110, 8.8.3.3). */
  readonly etag: string
}

export interface Rendered {
  readonly variants: Readonly<Partial<Record<Coding, Variant>>> & { readonly identity: Variant }
  readonly etags: readonly string[]
  readonly lastModified: DateTime | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** How long browsers and proxies may keep it: a withdrawal must reach readers soon. */
export const CACHE_CONTROL = 'public, max-age=60'
/** Below, compression saves no packet. */
const COMPRESSED_FROM_BYTES = 1_024
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

const tagOf = (text: string, coding: Coding) => {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 27)
  return coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`
}

export async function rendered({ contentType, text, lastModified, link }: Page): Promise<Rendered> {
  const variants = await variantsOf(text)
  return {
    variants,
    etags: Object.values(variants).map(({ etag }) => etag),
    lastModified,
    headers: {
      'content-type': contentType,
      'cache-control': CACHE_CONTROL,
      ...(lastModified && { 'last-modified': lastModified.toHTTP() }),
      ...(link !== undefined && { link }),
    },
  }
}

async function variantsOf(text: string): Promise<Rendered['variants']> {
  const body = Buffer.from(text)
  const identity = { body, etag: tagOf(text, 'identity') }
  if (body.length < COMPRESSED_FROM_BYTES) return { identity }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body, BROTLI), promisify(gzip)(body)])
  return {
    identity,
    br: { body: br, etag: tagOf(text, 'br') },
    gzip: { body: gz, etag: tagOf(text, 'gzip') },
  }
}

/**
 * Answers with what is there, or says that the reader has it (304). Register the route with `compress: false`.
 * @throws lost-update when If-Match or If-Unmodified-Since does not hold
 */
export function sendRendered(request: FastifyRequest, reply: FastifyReply, page: Rendered): FastifyReply {
  const wanted = codingFor(request.headers['accept-encoding'])
  const variant = page.variants[wanted]
  const { body, etag } = variant ?? page.variants.identity
  const verdict = judge(request.headers, { etag, etags: page.etags, lastModified: page.lastModified })
  if (verdict === 'failed') throw lostUpdate()
  reply.headers(page.headers).header('etag', etag).header('vary', varyOf(reply))
  if (verdict === 'not-modified') return reply.code(304).send()
  if (variant && wanted !== 'identity') reply.header('content-encoding', wanted)
  return reply.send(body)
}

/** CORS may have named a header before. */
function varyOf(reply: FastifyReply): string {
  const before = reply.getHeader('vary')
  return before === undefined ? 'accept-encoding' : `${String(before)}, accept-encoding`
}
