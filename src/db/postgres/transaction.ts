// Runs one body in one transaction on one pooled connection.
import type pg from 'pg'
import { type Body, runBody } from '../body.ts'
import { type Client, clientOf } from './client.ts'
import { endTurns, takeTurns } from './turns.ts'

const BEGIN = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN ISOLATION LEVEL SERIALIZABLE',
} as const

/**
 * @param turns see Database.write; they are held to the end
 * @throws whatever the body or the server threw, after ROLLBACK. A connection in doubt is thrown away.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  body: Body,
  work: (handle: Client['handle']) => Promise<T>,
  turns: readonly string[] = [],
): Promise<T> {
  const raw = await pool.connect()
  const client = clientOf(raw)
  let broken: Error | undefined
  try {
    await takeTurns(raw, turns)
    await raw.query(BEGIN[body.kind])
    client.active = body
    const value = await runBody(body, () => work(client.handle))
    client.active = undefined
    for (const topic of body.announced) await raw.query('SELECT pg_notify($1, $2)', [CHANNEL, topic])
    await raw.query('COMMIT')
    return value
  } catch (error) {
    client.active = undefined
    await raw.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    await endTurns(raw, turns).catch((failure: Error) => {
      broken = failure
    })
    raw.release(broken)
  }
}

/** The channel that carries announced topics between instances. */
export const CHANNEL = 'warmline'
