// The same runtime at another instant: records of the demo carry the times at which they would have been made.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'

export const at = (deps: Deps, instant: DateTime): Deps => ({ ...deps, clock: { now: () => instant } })
