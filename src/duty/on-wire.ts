// Domain values as the wire shows them: absent becomes null, lists become plain.
import type { Duty } from '../rota/duty.ts'
import { type Attendance, hintsOf } from './attendance.ts'
import type { LinePosts } from './line-posts.ts'
import type { Post } from './post.ts'
import type { WorkedPost } from './post-store.ts'

const planOnWire = ({ shiftId, assignmentId, lineId, role, templateCode, day, start, end }: Duty) => ({
  shiftId,
  assignmentId,
  lineId,
  role,
  templateCode,
  day,
  start,
  end,
})

const attendanceOnWire = (attendance: Attendance) => ({
  checkedInAt: attendance.checkedInAt ?? null,
  checkedOutAt: attendance.checkedOutAt ?? null,
  arrival: attendance.arrival ?? null,
  departure: attendance.departure ?? null,
  lateMinutes: attendance.lateMinutes,
  leftEarlyMinutes: attendance.leftEarlyMinutes,
})

const postOnWire = (post: Post<Duty & { readonly displayCode: string }>) => ({
  ...planOnWire(post),
  displayCode: post.displayCode,
  state: post.state,
  ...attendanceOnWire(post.attendance),
})

export const linePostsOnWire = ({ lineId, at, emptyPostMinutes, posts, gaps, fallback }: LinePosts) => ({
  lineId,
  at,
  emptyPostMinutes,
  posts: posts.map(postOnWire),
  gaps: gaps.map(({ role, start, end, required, present }) => ({ role, start, end, required, present })),
  fallback: fallback.map(({ role, displayCode, end }) => ({ role, displayCode, end })),
  possiblyEmpty: posts.filter(({ state }) => state === 'possibly-empty').length,
})

export const ownDutyOnWire = (post: Post<Duty>) => ({
  ...planOnWire(post),
  state: post.state,
  ...attendanceOnWire(post.attendance),
  hints: [...hintsOf(post.attendance)],
  arriveEarlyMinutes: post.policy.arriveEarlyMinutes,
})

export const workedOnWire = (post: WorkedPost) => ({
  ...postOnWire(post),
  memberId: post.memberId,
  worked: post.worked?.worked ?? null,
  workedMinutes: post.worked?.minutes ?? null,
  source: post.worked?.source ?? null,
  corrections: post.corrections.map(({ revision, worked, reason, correctedAt, correctedBy }) => ({
    revision,
    worked,
    reason,
    correctedAt,
    correctedBy,
  })),
})
