// Nobody leaves with callers waiting for them: open follow-ups go to others first.
import { audit } from '../access/audit.ts'
import { leavesLine, type WorkInHand } from '../access/work-in-hand.ts'
import { openFollowUpsOf, updateFollowUp } from './follow-up-store.ts'

export const followUpsInHand: WorkInHand = {
  unfinished: async (read, going) => {
    if (!leavesLine(going)) return undefined
    const open = await openFollowUpsOf(read, going.memberId)
    const count = open.filter(({ lineId }) => going.from === undefined || lineId === going.from.lineId).length
    if (count === 0) return undefined
    const wayOut =
      'A supervisor gives them to others (POST /api/v1/follow-ups/{id}/assign), or the member gives them back.'
    return {
      what: 'open-follow-ups',
      count,
      wayOut,
      zh: `此人还有 ${count} 项未完成的随访：请督导转给他人，或由本人交回。`,
    }
  },
  giveBack: async (tx, { actor, memberId, at }) => {
    for (const followUp of await openFollowUpsOf(tx, memberId)) {
      await updateFollowUp(tx, followUp, { claimedBy: null, claimedAt: null })
      await audit(tx, actor, { at, action: 'follow-up.release', record: 'follow-up', recordId: followUp.id })
    }
  },
}
