// What members have in hand when they go. A feature adds its own here.
import type { WorkInHand } from './access/work-in-hand.ts'
import { followUpsInHand } from './calls/before-leaving.ts'
import { casesInHand } from './cases/before-leaving.ts'
import { questionsInHand } from './experts/before-leaving.ts'

export const worksInHand: readonly WorkInHand[] = [followUpsInHand, questionsInHand, casesInHand]
