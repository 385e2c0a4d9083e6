// The shapes of swaps on the wire.
import { z } from 'zod'
import { pageQuery } from '../../http/pagination.ts'
import { freeTextInput, isoInstant, recordId } from '../../http/wire.ts'
import { colleague, override, plannedShift, reason, role, ruleCode, violation } from '../wire.ts'
import { SWAP_KINDS, SWAP_STATES } from './swap.ts'

const ids = z.array(recordId).max(200)
const onBehalf = recordId.optional().meta({ description: 'A coordinator does it for this member; left out: oneself' })

export const offerParams = z.object({ id: recordId, offerId: recordId })

export const swapQuery = z.object({
  ...pageQuery.shape,
  state: z
    .union([z.enum(SWAP_STATES), z.literal('live')])
    .optional()
    .meta({ description: 'live: open, taken or agreed' }),
  lineId: recordId.optional(),
})

export const newSwap = z.strictObject({
  shiftId: recordId.meta({ description: 'The duty to give away' }),
  kind: z.enum(SWAP_KINDS).default('cover').meta({ description: 'cover: for nothing; exchange: for a duty in return' }),
  memberId: onBehalf,
  asked: ids.default([]).meta({ description: 'Who is asked; empty: everybody who serves the line' }),
  wantedShiftIds: ids.default([]).meta({ description: 'An exchange: offering one of these is the agreement' }),
  note: freeTextInput.max(1_000).default(''),
  expiresAt: isoInstant.optional().meta({ description: 'Left out: when the shift begins' }),
})

export const takeBody = z.strictObject({ memberId: onBehalf, override }).nullish()
export const offerBody = z.strictObject({ shiftId: recordId, memberId: onBehalf, override })
export const overrideBody = z.strictObject({ override }).nullish()
export const refuseBody = z.strictObject({ reason: reason.min(1) })

export const swapOffer = z.object({
  id: recordId,
  member: colleague,
  returnShiftId: recordId.nullable(),
  returnStart: isoInstant.nullable(),
  returnEnd: isoInstant.nullable(),
  state: z.enum(['offered', 'accepted', 'declined', 'withdrawn', 'lapsed']),
  at: isoInstant,
})

export const swapBody = z
  .object({
    id: recordId,
    kind: z.enum(SWAP_KINDS),
    state: z.enum(SWAP_STATES),
    rotaId: recordId,
    lineId: recordId,
    shiftId: recordId,
    role,
    start: isoInstant,
    end: isoInstant,
    member: colleague,
    askedAll: z.boolean(),
    asked: z.array(recordId),
    wantedShiftIds: z.array(recordId),
    note: z.string(),
    expiresAt: isoInstant,
    createdAt: isoInstant,
    onBehalf: z.boolean().meta({ description: 'A coordinator asked for the member' }),
    worsens: z.array(ruleCode).meta({ description: 'Why a coordinator has to look at it' }),
    cause: z.enum(['shift-moved', 'no-longer-assigned', 'approval-refused', 'taken-back']).nullable(),
    reopenedAt: isoInstant.nullable(),
    reopensId: recordId.nullable(),
    decidedAt: isoInstant.nullable(),
    reason: z.string().nullable(),
    offers: z.array(swapOffer),
    revision: z.int(),
  })
  .meta({ id: 'SwapRequest' })

export const suggestionsQuery = z.object({ shiftId: recordId, memberId: recordId.optional() })
export const suggestionsBody = z.object({
  items: z.array(
    z.object({
      member: colleague,
      returnShift: plannedShift.nullable(),
      worsens: z.array(ruleCode),
      hours: z.number(),
      nights: z.int(),
      wish: z.number(),
      violations: z.array(violation),
    }),
  ),
})
