// The shapes of open shifts on the wire.
import { z } from 'zod'
import { pageQuery } from '../../http/pagination.ts'
import { isoInstant, recordId } from '../../http/wire.ts'
import { ABSENCE_KINDS } from '../../people/availability.ts'
import { colleague, role, ruleCode, violation } from '../wire.ts'
import { GIVINGS, OPEN_CAUSES, OPEN_STATES, SIGN_UP_STATES } from './open-shift.ts'

const onBehalf = recordId.optional().meta({ description: 'A coordinator does it for this member; left out: oneself' })

const window = {
  giving: z.enum(GIVINGS).optional().meta({ description: 'Left out: as the line’s rules say' }),
  opensAt: isoInstant.optional().meta({ description: 'Left out: now' }),
  closesAt: isoInstant.optional().meta({ description: 'Left out: when the shift begins' }),
}

export const openQuery = z.object({
  ...pageQuery.shape,
  state: z.enum(OPEN_STATES).optional(),
  lineId: recordId.optional(),
})
export const newOpenShift = z.strictObject({
  shiftId: recordId,
  upTo: z.int().min(1).max(100).optional().meta({
    description: 'Open until so many stand there; left out: as many as are wanted, or one more than there are',
  }),
  ...window,
})
export const openGapsBody = z.strictObject(window).default({})
export const openGapsAnswer = z.object({
  opened: z.int(),
  openedAtOnce: z
    .array(z.object({ shiftId: recordId, role, start: isoInstant }))
    .meta({ description: 'Those that begin before `opensAt`: members sign up for them from now on' }),
})
export const signUpBody = z.strictObject({ memberId: onBehalf }).nullish()
export const coverBody = z.strictObject({
  shiftId: recordId,
  memberId: onBehalf,
  kind: z.enum(ABSENCE_KINDS).default('illness').meta({ description: 'Kept as an absence for the hours of the shift' }),
})

export const openShiftBody = z
  .object({
    id: recordId,
    rotaId: recordId,
    lineId: recordId,
    shiftId: recordId,
    role,
    start: isoInstant,
    end: isoInstant,
    cause: z.enum(OPEN_CAUSES),
    member: colleague.nullable().meta({ description: 'Who asked for cover or left; for coordinators and the member' }),
    giving: z.enum(GIVINGS),
    upTo: z.int(),
    present: z.int().meta({ description: 'How many stand there now' }),
    opensAt: isoInstant,
    closesAt: isoInstant,
    state: z.enum(OPEN_STATES),
    endedAt: isoInstant.nullable(),
    waiting: z.int().meta({ description: 'How many wait for the place to be given' }),
    mine: z.enum(SIGN_UP_STATES).nullable().meta({ description: 'The state of the reader’s own sign-up, the latest' }),
    signUps: z
      .array(
        z.object({
          id: recordId,
          member: colleague,
          state: z.enum(SIGN_UP_STATES),
          forbiddenBy: z.array(ruleCode),
          at: isoInstant,
        }),
      )
      .meta({ description: 'For coordinators all; for a member their own' }),
    revision: z.int(),
  })
  .meta({ id: 'OpenShift' })

export const fullOpenShiftBody = openShiftBody.extend({
  hinders: z.array(violation).nullable().meta({
    description: 'What forbids that the reader signs up; empty: nothing. null for those who stand no duty',
  }),
})
