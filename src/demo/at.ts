// The same runtime at another instant: records of the demo carry the times at which they would have been made.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'

export const at = (deps: Deps, instant: DateTime): Deps => ({ ...deps, clock: { now: () => instant } })

/** Thrown between two batches when the load was called off. */
export class DemoStopped extends Error {
  override readonly name = 'DemoStopped'
}
