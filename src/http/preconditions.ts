// Revisions as entity tags (RFC 9110, 13): what was read is what is changed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { WarmlineError } from '../errors.ts'

/** Names the revision that the reply shows. */
export function setRevision(reply: FastifyReply, revision: number): void {
  reply.header('etag', `"${revision}"`)
}

/** The revision in If-Match, or undefined when the client did not ask. @throws malformed */
export function expectedRevision(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const revision = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (revision === undefined) {
    throw new WarmlineError('malformed', 'If-Match must be one entity tag, as the ETag header gave it.')
  }
  return Number(revision)
}

/** RFC 9110, 13.1.2: whether If-None-Match names this strong or weak tag. */
export function noneMatch(request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return header === '*' || header.split(',').some((tag) => bare(tag) === bare(etag))
}
