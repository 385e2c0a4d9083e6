// Nobody leaves with cases under a statutory clock: they go to others first.
import { audit } from '../access/audit.ts'
import { leavesLine, type WorkInHand } from '../access/work-in-hand.ts'
import { announce } from '../db/body.ts'
import { openCasesOf, updateCase } from './store.ts'

export const casesInHand: WorkInHand = {
  unfinished: async (read, going) => {
    if (!leavesLine(going)) return undefined
    const open = await openCasesOf(read, going.memberId)
    const count = open.filter(({ lineId }) => going.from === undefined || lineId === going.from.lineId).length
    if (count === 0) return undefined
    const wayOut = 'A supervisor or coordinator gives them to others (POST /api/v1/cases/{id}/assign).'
    return { what: 'open-cases', count, wayOut, zh: `此人还有 ${count} 个未办结的案件：请督导或协调员转给他人。` }
  },
  giveBack: async (tx, { actor, memberId, at }) => {
    for (const item of await openCasesOf(tx, memberId)) {
      await updateCase(tx, item, { assignedTo: null })
      await audit(tx, actor, { at, action: 'case.release', record: 'case', recordId: item.id })
      announce(`cases:${item.lineId}`)
    }
  },
}
