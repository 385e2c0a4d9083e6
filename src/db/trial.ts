// A trial of a write: its body runs as ever and is then rolled back, so that nothing but its refusals comes out of it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { WarmlineError } from '../errors.ts'

interface Trial {
  running: boolean
}

const trial = new AsyncLocalStorage<Trial>()

/**
 * Every write begun by `work`, and by what it sets going, is a trial until the function returned is called; but for the
 * record of a reading. A body that would have been let through throws invalid-input instead.
 */
export function onlyTrying(work: () => void): () => void {
  const now: Trial = { running: true }
  trial.run(now, work)
  return () => {
    now.running = false
  }
}

/** Somebody has read a record, and that goes on record: so it does when the page is shown after a trial. */
const READING = /^(?:read|list)-/

/** The body of a write as it is to run: called by whoever asks for the write, not from the queue that runs it. */
export function asTried<Handle, T>(name: string, work: (tx: Handle) => Promise<T>): (tx: Handle) => Promise<T> {
  if (trial.getStore()?.running !== true || READING.test(name)) return work
  return async (tx) => {
    await work(tx)
    throw onlyTried()
  }
}

const onlyTried = () =>
  new WarmlineError('invalid-input', {
    en: 'Only the language was changed: nothing has been sent yet.',
    zh: '只切换了语言，尚未提交。',
  })
