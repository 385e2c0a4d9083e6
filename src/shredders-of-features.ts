// Everything that keeps something of a call, and how it goes when the call is shredded. A feature adds its own here.
import { ownShredder } from './calls/retention/own-shredder.ts'
import type { CallShredder } from './calls/retention/shredder.ts'
import { caseShredder } from './cases/shredder.ts'
import { expertShredder } from './experts/shredder.ts'
import { surveyShredder } from './surveys/shredder.ts'
import { termShredder } from './themes/terms/term-shredder.ts'

export const shredders: readonly CallShredder[] = [
  ownShredder,
  termShredder,
  expertShredder,
  caseShredder,
  surveyShredder,
]
