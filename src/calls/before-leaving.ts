// Nobody leaves with callers waiting for them: open follow-ups go to others first.
import type { LeavingCheck } from '../people/leaving-check.ts'
import { openFollowUpsOf } from './follow-up-store.ts'

export const followUpsBeforeLeaving: LeavingCheck = async (read, memberId) => {
  const open = await openFollowUpsOf(read, memberId)
  if (open.length === 0) return undefined
  const wayOut =
    'A supervisor gives them to others (POST /api/v1/follow-ups/{id}/assign), or the member gives them back.'
  return { what: 'open-follow-ups', count: open.length, wayOut }
}
