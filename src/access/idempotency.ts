// Idempotency-Key: a creation that is sent twice happens once. The memory is written in the creation's own transaction.
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'
import { hmac } from '../privacy/hmac.ts'
import { enter } from './attempts-in-flight.ts'
import { idempotencyKeys } from './tables.ts'

/** One try at a creation, as its Idempotency-Key names it. */
export interface Attempt {
  readonly accountId: string
  /** Method and pattern: 'POST /api/v1/calls'. */
  readonly route: string
  readonly key: string
  /** The key is the id that the client made for the record: whether the record is there tells of a replay. */
  readonly byId: boolean
  readonly at: DateTime
  readonly bodyMac: string
  /** Whether a stored MAC is of the same body, under whichever key it was made. */
  readonly isOf: (storedMac: string) => boolean
}

export interface Created {
  readonly id: string
  /** True: nothing was made now, this is what the first attempt made. */
  readonly replayed: boolean
}

const CREATED = 201
const KEY = /^[\x21-\x7e]{1,255}$/

/**
 * Reads Idempotency-Key. Undefined when the client sent none, or is nobody: nobody's keys would be everybody's.
 * @throws malformed for an impossible key; in-progress while this instance works on the same one
 */
export function attemptOf(deps: Deps, request: FastifyRequest): Attempt | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.actor.kind === 'anonymous') return undefined
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new WarmlineError('malformed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.')
  }
  enter(deps, request, `${request.actor.accountId} ${routeOf(request)} ${key}`)
  return attemptUnder(deps, request, { accountId: request.actor.accountId, key, byId: false })
}

/**
 * The attempt that Idempotency-Key names; without the header, the one that the client's own id for the record names.
 * Twins of the latter are told apart by the database alone.
 * @throws as `attemptOf`
 */
export function attemptWithId(deps: Deps, request: FastifyRequest, id: string | undefined): Attempt | undefined {
  const named = attemptOf(deps, request)
  if (named || id === undefined || request.actor.kind === 'anonymous') return named
  return attemptUnder(deps, request, { accountId: request.actor.accountId, key: id, byId: true })
}

const routeOf = (request: FastifyRequest) => `${request.method} ${request.routeOptions.url ?? ''}`

function attemptUnder(
  deps: Deps,
  request: FastifyRequest,
  named: Pick<Attempt, 'accountId' | 'key' | 'byId'>,
): Attempt {
  const content = JSON.stringify([request.url, request.body ?? null])
  const mac = (keyId: string, secret: Buffer) => `${keyId}:${hmac(secret).update(content).digest('base64url')}`
  const current = deps.keys.current('idempotency')
  const bodyMac = mac(current.id, current.secret)
  const isOf = (stored: string) => {
    if (stored === bodyMac) return true
    const older = deps.keys.find(stored.slice(0, stored.lastIndexOf(':')))
    return older !== undefined && older.id !== current.id && mac(older.id, older.secret) === stored
  }
  return { ...named, route: routeOf(request), at: deps.clock.now(), bodyMac, isOf }
}

const remember = prepared((tx) =>
  tx
    .insert(idempotencyKeys)
    .values({
      accountId: sql.placeholder('accountId'),
      route: sql.placeholder('route'),
      key: sql.placeholder('key'),
      bodyMac: sql.placeholder('bodyMac'),
      status: CREATED,
      recordId: sql.placeholder('recordId'),
      createdAt: sql.placeholder('createdAt'),
    })
    .onConflictDoNothing()
    .returning({ recordId: idempotencyKeys.recordId }),
)

const recall = prepared((tx) =>
  tx
    .select({ bodyMac: idempotencyKeys.bodyMac, recordId: idempotencyKeys.recordId })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.accountId, sql.placeholder('accountId')),
        eq(idempotencyKeys.route, sql.placeholder('route')),
        eq(idempotencyKeys.key, sql.placeholder('key')),
      ),
    ),
)

/**
 * Runs `create` unless this attempt has already succeeded, then gives the id of what was made. `create` is offered an
 * id and does best to use it (that saves a statement), but may return another.
 * @param recordId the id to offer, where the client chose one
 * @throws key-reused when the key came with another body; for an attempt by id, what `create` throws for an id in use
 */
export async function once(
  tx: Tx,
  attempt: Attempt | undefined,
  create: (proposedId: string) => Promise<string>,
  recordId: string = randomUUID(),
): Promise<Created> {
  if (!attempt) return { id: await create(recordId), replayed: false }
  const { accountId, route, key, bodyMac, at } = attempt
  const [mine] = await remember(tx, { accountId, route, key, bodyMac, recordId, createdAt: at })
  if (!mine && !attempt.byId) return replay(tx, attempt)
  const id = await create(recordId)
  if (id !== recordId) await correct(tx, attempt, id)
  return { id, replayed: false }
}

async function replay(tx: Tx, attempt: Attempt): Promise<Created> {
  const { accountId, route, key } = attempt
  const [earlier] = await recall(tx, { accountId, route, key })
  if (!earlier) throw new Error('an idempotency key conflicts with a row that is not there')
  if (!attempt.isOf(earlier.bodyMac)) {
    throw new WarmlineError('key-reused', 'This Idempotency-Key was used for another request. Choose a new one.')
  }
  return { id: earlier.recordId, replayed: true }
}

/** Whether this account made the record from the same body, under whatever key. Unknown after seven days: then false. */
export async function madeFromSame(
  read: Read,
  { accountId, route, isOf }: Attempt,
  recordId: string,
): Promise<boolean> {
  const { bodyMac } = idempotencyKeys
  const ofRecord = and(
    eq(idempotencyKeys.accountId, accountId),
    eq(idempotencyKeys.route, route),
    eq(idempotencyKeys.recordId, recordId),
  )
  const rows = await read.select({ bodyMac }).from(idempotencyKeys).where(ofRecord)
  return rows.some((row) => isOf(row.bodyMac))
}

async function correct(tx: Tx, { accountId, route, key }: Attempt, recordId: string): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ recordId })
    .where(
      and(eq(idempotencyKeys.accountId, accountId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key)),
    )
}
