// Works through a list and lets others in between: no request may hold the event loop for more than 50 ms.
import { setImmediate as breathe } from 'node:timers/promises'

/** Of 50 ms, what is left is for the item that is begun last. */
const SLICE_MS = 15

/** @param work of which one call takes well below 35 ms; it must not hold a transaction open */
export async function inSlices<T, R>(items: Iterable<T>, work: (item: T) => R): Promise<readonly R[]> {
  const results: R[] = []
  let begun = performance.now()
  for (const item of items) {
    if (performance.now() - begun > SLICE_MS) {
      await breathe()
      begun = performance.now()
    }
    results.push(work(item))
  }
  return results
}
