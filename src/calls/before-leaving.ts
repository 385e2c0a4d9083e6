// Nobody leaves with callers waiting for them: open follow-ups go to others first.
import type { LeavingCheck } from '../people/leaving-check.ts'
import { openFollowUpsOf } from './follow-up-store.ts'

export const followUpsBeforeLeaving: LeavingCheck = async (read, memberId) => {
  const open = await openFollowUpsOf(read, memberId)
  if (open.length === 0) return undefined
  const wayOut =
    'A supervisor gives them to others (POST /api/v1/follow-ups/{id}/assign), or the member gives them back.'
  const zh = `此人还有 ${open.length} 项未完成的随访：请督导转给他人，或由本人交回。`
  return { what: 'open-follow-ups', count: open.length, wayOut, zh }
}
