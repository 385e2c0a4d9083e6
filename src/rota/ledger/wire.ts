// The shapes of the fairness ledger over HTTP.
import { z } from 'zod'
import { day, recordId } from '../../http/wire.ts'
import { colleague } from '../wire.ts'

export const ledgerQuery = z.object({ from: day, to: day })

const load = z.object({ hours: z.number(), nights: z.number(), weekends: z.number(), holidays: z.number() })

export const ledgerBody = z.object({
  lineId: recordId,
  from: day,
  to: day.meta({ description: 'First day that is not part of it' }),
  members: z.array(
    z.object({
      member: colleague,
      rotas: z.int(),
      stood: load,
      fair: load.meta({ description: 'Their part of what was stood, by what they want and when they could come' }),
      carried: load.meta({ description: 'stood − fair: what the next rotas make up for' }),
      wishes: z
        .object({ asked: z.int(), met: z.int() })
        .nullable()
        .meta({ description: "One's own, or everybody's for those who may read people" }),
    }),
  ),
})
