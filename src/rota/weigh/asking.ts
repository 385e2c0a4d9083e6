// Asks about a rota, in a thread.
import type { DateTime } from 'luxon'
import { WarmlineError } from '../../errors.ts'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import type { Book } from '../facts.ts'
import type { Answer, Answers, Ask } from './ask.ts'
import type { AskTask } from './ask-worker.ts'
import { packed } from './packed.ts'

const LIMIT_MILLISECONDS = 45_000
const THREADS = 2

const TOO_BUSY = 'The service is too busy to work this out now. Try again in a moment.'
const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

let pool: Pool<AskTask, never, Answer> | undefined

/** @throws unavailable when it takes too long */
export async function askAbout<K extends Ask['kind']>(
  book: Book,
  now: DateTime,
  ask: Ask & { readonly kind: K },
): Promise<Answers[K]> {
  pool ??= openPool(workerFile('ask-worker', import.meta.url), { threads: THREADS })
  const task = { facts: packed(book), now: now.toMillis(), ask }
  const given = await pool.run(task, { limitMilliseconds: LIMIT_MILLISECONDS }).catch((error: unknown) => {
    throw isAborted(error) ? new WarmlineError('unavailable', TOO_BUSY, { retryAfter: 10 }) : error
  })
  const value = given[ask.kind]
  if (value === undefined) throw new Error('the thread answered another question')
  return value
}
