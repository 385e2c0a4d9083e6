// What must be settled before a member may leave. A feature adds its own here.
import { followUpsBeforeLeaving } from './calls/before-leaving.ts'
import type { LeavingCheck } from './people/leaving-check.ts'

export const leavingChecks: readonly LeavingCheck[] = [followUpsBeforeLeaving]
