// Legal hold of consultations.
import type { Holding } from '../calls/retention/record-holds.ts'
import { getConsultation } from './consultation-store.ts'

export const consultationHolding: Holding = { record: 'consultation', find: getConsultation }
