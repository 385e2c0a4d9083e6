// Asks about a rota, in a thread.
import type { DateTime } from 'luxon'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import type { Book } from '../facts.ts'
import type { Answer, Answers, Ask } from './ask.ts'
import type { AskTask } from './ask-worker.ts'
import { packed } from './packed.ts'

const LIMIT_MILLISECONDS = 20_000
const THREADS = 2

let pool: Pool<AskTask, never, Answer> | undefined

/** @throws AbortError when it takes too long */
export async function askAbout<K extends Ask['kind']>(
  book: Book,
  now: DateTime,
  ask: Ask & { readonly kind: K },
): Promise<Answers[K]> {
  pool ??= openPool(workerFile('ask-worker', import.meta.url), { threads: THREADS })
  const task = { facts: packed(book), now: now.toMillis(), ask }
  const given = await pool.run(task, { limitMilliseconds: LIMIT_MILLISECONDS })
  const value = given[ask.kind]
  if (value === undefined) throw new Error('the thread answered another question')
  return value
}
