// The shapes of repairs over HTTP.
import { z } from 'zod'
import { isoInstant, recordId } from '../../http/wire.ts'
import { ABSENCE_KINDS } from '../../people/availability.ts'
import { colleague, override, role, words } from '../wire.ts'

const MOST_MOVES = 100

const absence = {
  memberId: recordId,
  from: isoInstant.optional().meta({ description: 'When the absence begins; now unless given' }),
  to: isoInstant.optional().meta({ description: 'When it ends; with the last shift of the rota unless given' }),
}

export const absenceBody = z.strictObject(absence)

/** The absence that is kept when its repair is made true. */
export const keptAbsence = z.strictObject({ ...absence, kind: z.enum(ABSENCE_KINDS).default('illness') })

export const proposalsBody = z.object({
  member: colleague,
  duties: z.int().meta({ description: 'Duties that the absent member cannot stand' }),
  beyond: z
    .int()
    .meta({ description: 'How many of them, the latest, no proposal fills: solve the rota anew for these' }),
  milliseconds: z.int(),
  proposals: z.array(
    z.object({
      open: z.int().meta({ description: 'Places that stay open' }),
      costs: z.number().meta({ description: 'By how much the rota becomes worse in fairness and wishes' }),
      ask: z.array(colleague).meta({ description: 'Who must be asked' }),
      moves: z.array(
        z.object({
          assignmentId: recordId,
          shiftId: recordId,
          role,
          start: isoInstant,
          end: isoInstant,
          from: colleague,
          to: colleague.nullable().meta({ description: 'null: the place stays open' }),
          says: words,
        }),
      ),
    }),
  ),
})

export const repairBody = z.strictObject({
  moves: z
    .array(z.strictObject({ assignmentId: recordId, to: recordId.nullable() }))
    .min(1)
    .max(MOST_MOVES),
  absence: keptAbsence.optional().meta({ description: 'Who cannot come, and when: kept as an absence' }),
  override,
})
export const repairedBody = z.object({ revision: z.int(), moved: z.int() })
