// The shapes of explanations over HTTP.
import { z } from 'zod'
import { isoInstant, recordId } from '../../http/wire.ts'
import { colleague, role, violation, words } from '../wire.ts'
import { LINE_PARTS } from './scales.ts'

const who = colleague.nullable()
const parts = z.object(Object.fromEntries(LINE_PARTS.map((name) => [name, z.number()])))

export const scoreBody = z.object({
  total: z.number().meta({ description: 'The sum of the costs: what the solver minimises' }),
  rows: z.array(
    z.object({
      code: z.string(),
      says: words,
      weight: z.number().nullable().meta({ description: 'null: a hard rule, which has no price' }),
      cost: z.number(),
      violations: z.int().meta({ description: 'How many members or shifts' }),
      instances: z
        .array(
          z.object({
            member: who,
            shift: z
              .object({ id: recordId, role, start: isoInstant, end: isoInstant })
              .nullable()
              .meta({ description: 'null: the whole of the rota' }),
            cost: z.number(),
            amount: z.number(),
          }),
        )
        .meta({ description: 'Who and when, the worst first; at most 200' }),
    }),
  ),
})

export const whyBody = z.object({
  assignmentId: recordId,
  shiftId: recordId,
  member: colleague,
  says: words,
  asGood: z.int(),
  alternatives: z.array(
    z.object({
      member: colleague,
      says: words.meta({ description: 'Why not him' }),
      costs: z.number().nullable().meta({ description: 'What the rota would cost more; null: a rule forbids it' }),
      parts: parts.nullable(),
      violations: z.array(violation),
    }),
  ),
})

export const gapConflictsBody = z.object({
  items: z.array(
    z.object({
      shiftId: recordId,
      role,
      start: isoInstant,
      end: isoInstant,
      missing: z.int(),
      says: words,
      smallestConflict: z.object({
        says: words,
        members: z.array(z.object({ member: colleague, violations: z.array(violation) })),
      }),
      members: z.array(z.object({ member: colleague, violations: z.array(violation) })),
    }),
  ),
})

export const wishesBody = z.object({
  asked: z.int(),
  met: z.int(),
  items: z.array(
    z.object({
      member: colleague,
      shiftId: recordId,
      start: isoInstant,
      end: isoInstant,
      weight: z.number().meta({ description: 'Above 0: asked for; below 0: asked against' }),
      met: z.boolean(),
      price: z.number().nullable().meta({
        description: 'What meeting it by one change would cost; null: met, or every such change breaks a rule',
      }),
      instead: who.meta({ description: 'Who would stand instead, or would be spared' }),
    }),
  ),
})
