// Legal hold of cases.
import type { Holding } from '../calls/retention/record-holds.ts'
import { getCase } from './store.ts'

export const caseHolding: Holding = {
  record: 'case',
  find: async (read, id) => {
    const { lineId, callId } = await getCase(read, id)
    return { lineId, callIds: callId === null ? [] : [callId] }
  },
}
