// The shapes of recurring rotations over HTTP.
import { z } from 'zod'
import { day, isoInstant, label, recordId, time } from '../../http/wire.ts'
import { colleague, plannedShift, role, violation, words } from '../wire.ts'
import { TURN_UNITS } from './rotation.ts'

const MOST_PARTICIPANTS = 60
const MOST_TOGETHER = 4
const MOST_UNITS = 26

const participants = z
  .array(z.array(recordId).min(1).max(MOST_TOGETHER))
  .min(1)
  .max(MOST_PARTICIPANTS)
  .meta({ description: 'In order of their turns; members of one inner list take theirs together' })

const terms = {
  nameZh: label,
  nameEn: label,
  role,
  templateCodes: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(50)
    .nullable()
    .meta({ description: 'The shifts it stands for; null: every shift of the role' }),
  unit: z.enum(TURN_UNITS),
  every: z.int().min(1).max(MOST_UNITS).meta({ description: 'A turn lasts so many days or weeks' }),
  from: day.meta({ description: 'Local day on which the first turn begins' }),
  until: day.nullable().meta({ description: 'First day without a turn; null: until further notice' }),
  handOver: time.meta({ description: 'Local time at which turns begin, whatever the clocks do' }),
}

export const newRotation = z.strictObject({
  ...terms,
  templateCodes: terms.templateCodes.default(null),
  until: terms.until.default(null),
  every: terms.every.default(1),
  participants,
})

export const rotationEdit = z.strictObject({
  nameZh: label.optional(),
  nameEn: label.optional(),
  until: day.nullable().optional(),
})

export const listParams = z.object({ id: recordId, rotationId: recordId, effectiveOn: day })
export const rotationParams = z.object({ id: recordId, rotationId: recordId })
export const newList = z.strictObject({
  participants,
  anew: z.boolean().default(false).meta({
    description:
      'Begin again with the first. Else those who stay keep the turn they are owed, and newcomers come behind whoever precedes them',
  }),
})

export const turnsQuery = z.object({ from: day.optional(), to: day.optional() })

const turn = z.object({
  ordinal: z.int(),
  day,
  start: isoInstant,
  end: isoInstant,
  recorded: z.boolean().meta({ description: 'It has begun, and is a fact' }),
  members: z.array(colleague).meta({ description: 'Empty: nobody could take it' }),
  passed: z
    .array(z.object({ members: z.array(colleague), cause: z.enum(['not-serving', 'away']) }))
    .meta({ description: 'Whom it passed, and why: for those who may read people, and oneself' }),
  says: words,
})

export const rotationBody = z
  .object({
    id: recordId,
    lineId: recordId,
    ...terms,
    revision: z.int(),
    lists: z.array(z.object({ effectiveOn: day, anew: z.boolean(), participants: z.array(z.array(colleague)) })),
    turns: z.array(turn),
  })
  .meta({ id: 'Rotation' })

export const rotationsBody = z.object({ items: z.array(rotationBody) })

export const filledBody = z.object({
  revision: z.int(),
  seats: z.array(
    z.object({
      rotationId: recordId,
      shift: plannedShift,
      member: colleague,
      insteadOf: colleague.nullable().meta({ description: 'Whose turn it is, when somebody else stands in' }),
    }),
  ),
  gaps: z.array(
    z.object({
      rotationId: recordId,
      shift: plannedShift,
      violations: z.array(violation).meta({ description: 'What forbids it to whoever has the turn' }),
    }),
  ),
})
