// One PostgreSQL connection as drizzle sees it. It is wrapped once, so that prepared statements live as long as it does.
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { assertBody, type Body } from '../body.ts'
import { handleOf } from '../database.ts'

export interface Client {
  readonly raw: pg.PoolClient
  readonly handle: ReturnType<typeof handleOf>
  active: Body | undefined
}

const known = new WeakMap<pg.PoolClient, Client>()

/** The one Client for a pooled connection. */
export function clientOf(raw: pg.PoolClient): Client {
  const existing = known.get(raw)
  if (existing) return existing
  const client: { raw: pg.PoolClient; handle: ReturnType<typeof handleOf>; active: Body | undefined } = {
    raw,
    active: undefined,
    handle: handleOf(undefined),
  }
  const guarded = {
    query: (...parameters: unknown[]) => {
      assertBody(client.active)
      return (raw.query as (...p: unknown[]) => unknown).apply(raw, parameters)
    },
  }
  client.handle = handleOf(drizzle({ client: guarded as never, casing: 'snake_case' }))
  known.set(raw, client)
  return client
}
