// Writers that are known to meet on one thing take turns before they begin. A lock inside a serialisable transaction
// comes too late: its snapshot is taken with the first statement, and whoever waited has lost already.
import type pg from 'pg'

/** Apart from other users of advisory locks: the first of two numbers. */
const TURNS = 927_384

export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs `work` when all that came earlier in this process for the same `turn` is done: one connection waits, not all. */
  async run<T>(turn: string | undefined, work: () => Promise<T>): Promise<T> {
    if (turn === undefined) return work()
    const result = (this.#last.get(turn) ?? Promise.resolve()).then(work)
    const settled = result.catch(() => undefined)
    this.#last.set(turn, settled)
    try {
      return await result
    } finally {
      if (this.#last.get(turn) === settled) this.#last.delete(turn)
    }
  }
}

/** Waits for other instances. The locks belong to the connection and end with it, whatever happens. */
export async function takeTurns(client: pg.PoolClient, turns: readonly string[]): Promise<void> {
  for (const turn of turns) await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [TURNS, turn])
}

export async function endTurns(client: pg.PoolClient, turns: readonly string[]): Promise<void> {
  for (const turn of turns) await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [TURNS, turn])
}
