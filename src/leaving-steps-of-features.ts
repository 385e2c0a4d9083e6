// What follows when a member leaves. A feature adds its own here.
import type { LeavingStep } from './people/leaving-step.ts'
import { openDutiesOnLeaving } from './rota/leaving/open-duties.ts'

export const leavingSteps: readonly LeavingStep[] = [openDutiesOnLeaving]
