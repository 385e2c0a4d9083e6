// The shapes of publishing, comparing and renewing rotas, and of a line's rules.
import { z } from 'zod'
import { day, isoInstant, recordId } from '../http/wire.ts'
import { CHANGE_VERBS } from './rota.ts'
import { ruleSetChangeSchema, ruleSetSchema } from './rules/rule-set.ts'
import { colleague, plannedShift, reason, role, rotaHead, ruleCode, words } from './wire.ts'

export const versionBody = z.object({
  version: z.int(),
  publishedAt: isoInstant,
  note: z.string(),
  assignments: z.int(),
  openPlaces: z.int(),
  brokenRules: z.array(ruleCode),
  reason: z.string().nullable(),
})
export const versionsBody = z.object({ items: z.array(versionBody) })
export const publishedBody = rotaHead.extend({
  openPlaces: z.int(),
  remarks: z.array(z.object({ code: z.literal('calendar-unknown'), says: words })).meta({
    description: 'calendar-unknown: public holidays of its days are not known yet, and count as ordinary days',
  }),
})

const versionOrNow = z.union([z.literal('now'), z.coerce.number().int().min(0).max(1_000_000)])
export const diffQuery = z.object({ from: versionOrNow.optional(), to: versionOrNow.default('now') })
export const diffBody = z.object({
  from: z.union([z.literal('now'), z.int()]),
  to: z.union([z.literal('now'), z.int()]),
  members: z.array(colleague),
  differences: z.array(
    z.object({
      kind: z.enum(['added', 'removed', 'replaced', 'moved']),
      shiftId: recordId,
      templateCode: z.string(),
      day,
      role,
      start: isoInstant,
      end: isoInstant,
      memberBefore: recordId.nullable(),
      memberAfter: recordId.nullable(),
      startBefore: isoInstant.nullable(),
      endBefore: isoInstant.nullable(),
      says: words,
    }),
  ),
})

export const changeBody = z.object({
  at: isoInstant,
  accountId: z.string(),
  verb: z.enum(CHANGE_VERBS),
  shiftId: recordId,
  place: z.int(),
  memberBefore: recordId.nullable(),
  memberAfter: recordId.nullable(),
  brokenRules: z.array(ruleCode),
  reason: z.string().nullable(),
})

export const renewedBody = z.object({
  revision: z.int(),
  added: z.array(plannedShift),
  moved: z.array(plannedShift),
  resized: z.array(plannedShift),
  cancelled: z.array(plannedShift),
})

export const rulesQuery = z.object({ on: day.optional() })
export const rulesBody = z.object({
  rules: ruleSetSchema,
  changes: z.array(
    z.object({
      effectiveOn: day,
      changes: ruleSetChangeSchema,
      setAt: isoInstant,
      reason: z.string().nullable(),
      revision: z.int(),
    }),
  ),
})
export const ruleParams = z.object({ lineId: recordId, effectiveOn: day })
export const setRulesBody = z.strictObject({ changes: ruleSetChangeSchema, reason: reason.min(1).optional() })
