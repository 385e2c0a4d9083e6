// Did a request come from one of our own pages? Browsers say so themselves: Fetch Metadata first, else Origin.
// https://www.w3.org/TR/fetch-metadata/ and RFC 6454.
import type { FastifyRequest } from 'fastify'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

export const isUnsafe = (method: string): boolean => !SAFE.has(method)

/** 'unknown': no browser has said anything, as with curl. */
export function comesFromOwnPage(request: FastifyRequest): 'yes' | 'no' | 'unknown' {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'yes' : 'no'
  const { origin } = request.headers
  if (origin === undefined) return 'unknown'
  return hostOf(origin) === request.host ? 'yes' : 'no'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
