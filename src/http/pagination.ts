// Cursor pagination: the cursor is the sort key of the last item, and RFC 8288 links point to the next page.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalidInput } from '../errors.ts'
import { isStorable } from './storable.ts'

export const MAX_PAGE = 200

/** The query of every list: `z.object({ …pageQuery.shape, filters })`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(1_000).optional(),
})

/** The answer of every list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** A row's number in a cursor. */
export const rowNumber = z.int().min(0).max(2_147_483_647)
/** An instant in a cursor, in milliseconds: of the years that instants have on the wire. */
export const instantMillis = z.int().min(Date.UTC(1900, 0)).max(Date.UTC(2200, 0))

export const writeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key that a cursor carries. @throws invalid-input for anything that is not one of ours */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success || !isStorable(parsed.data))
    throw invalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }])
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Page<T> {
  readonly items: readonly T[]
  /** The sort key of the last item when there are more, else undefined. */
  readonly next: unknown
}

/** Cuts `limit + 1` fetched rows to a page. */
export function pageFrom<T>(rows: readonly T[], limit: number, keyOf: (item: T) => unknown): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : undefined }
}

/** Sends a page with its `Link: <…>; rel="next"`. */
export function sendPage<T>(reply: FastifyReply, request: FastifyRequest, page: Page<T>) {
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  if (nextCursor !== null) reply.header('link', `<${nextUrl(request.url, nextCursor)}>; rel="next"`)
  return { items: [...page.items], nextCursor }
}

function nextUrl(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `${path}?${parameters}`
}
