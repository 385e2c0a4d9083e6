// Judges all topics of a line in a thread of its own.
import { workerTask } from '../../jobs/pool.ts'
import { type Alert, alertsOf, judgeTopic } from '../signals/ladder.ts'
import type { TopicHistory } from './histories.ts'

export default workerTask<readonly TopicHistory[], never, readonly Alert[]>((histories) =>
  alertsOf(new Map(histories.map(({ topic, ...history }) => [topic, judgeTopic(history)]))),
)
