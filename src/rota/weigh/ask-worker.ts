// Answers questions about a rota in a thread of its own.
import { DateTime } from 'luxon'
import { workerTask } from '../../jobs/pool.ts'
import { type Answer, type Ask, answer } from './ask.ts'
import { type PackedFacts, unpacked } from './packed.ts'

export interface AskTask {
  readonly facts: PackedFacts
  readonly now: number
  readonly ask: Ask
}

export default workerTask<AskTask, never, Answer>(({ facts, now, ask }) =>
  answer(unpacked(facts), DateTime.fromMillis(now, { zone: 'utc' }), ask),
)
