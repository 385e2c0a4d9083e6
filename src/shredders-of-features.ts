// Everything that keeps something of a call, and how it goes when the call is shredded. A feature adds its own here.
import { bulletinShredder } from './bulletins/shredder.ts'
import { ownShredder } from './calls/retention/own-shredder.ts'
import type { CallShredder } from './calls/retention/shredder.ts'
import type { Shredders, StandaloneShredder } from './calls/retention/standalone.ts'
import { caseShredder } from './cases/shredder.ts'
import { standaloneCases } from './cases/standalone-shredder.ts'
import { expertShredder } from './experts/shredder.ts'
import { standaloneConsultations } from './experts/standalone-shredder.ts'
import { handoverShredder, standaloneHandovers } from './handover/shredder.ts'
import { surveyShredder } from './surveys/shredder.ts'
import { standaloneAnswers, standaloneComments } from './surveys/standalone-shredder.ts'
import { termShredder } from './themes/terms/term-shredder.ts'

/**
 * Bulletins before the questions that they were made of, and hand-overs before what they name of a call: those tell which
 * they are.
 */
export const shredders: readonly CallShredder[] = [
  handoverShredder,
  ownShredder,
  termShredder,
  bulletinShredder,
  expertShredder,
  caseShredder,
  surveyShredder,
]

/** And what features keep that came from no call. */
const standaloneShredders: readonly StandaloneShredder[] = [
  standaloneCases,
  standaloneConsultations,
  standaloneAnswers,
  standaloneComments,
  standaloneHandovers,
]

export const allShredders: Shredders<CallShredder> = { ofCalls: shredders, standalone: standaloneShredders }
