// For pool.test.ts: squares a number; reports on its way; or never ends.
import { workerTask } from '../../src/jobs/pool.ts'

interface Sum {
  readonly of: number
  readonly endless?: boolean
}

export default workerTask<Sum, number, number>((input, report) => {
  for (let step = 1; step <= 3; step++) report(step)
  while (input.endless) Math.sqrt(2)
  if (input.of < 0) throw new RangeError('below zero')
  return input.of ** 2
})
