// A rota's table, read from the database: final duty; of a draft, what it says now.
import type { FastifyRequest } from 'fastify'
import { holds } from '../../access/actor.ts'
import type { Read } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import type { Line } from '../../lines/line.ts'
import { dayKindOn } from '../../lines/slots.ts'
import { getLinePlan } from '../../lines/store.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { readDays } from '../pages/month.ts'
import type { Rota } from '../rota.ts'
import { getRota } from '../store.ts'
import { type DutySheet, dutySheetOf } from './duty-sheet.ts'

export interface RotaSheet extends DutySheet {
  readonly rota: Rota
  readonly line: Line
  /** Names are shown, not display codes. */
  readonly named: boolean
}

/** Names for those who may read people; drafts for those who make rotas. @throws not-found */
export async function readRotaSheet(read: Read, { actor }: FastifyRequest, rotaId: string): Promise<RotaSheet> {
  const rota = await getRota(read, rotaId)
  const isDraft = rota.state === 'draft'
  if (isDraft && !holds(actor, 'rota:write')) throw notFound('rota')
  const plan = await getLinePlan(read, rota.lineId)
  const named = holds(actor, 'people:read')
  const shown = await readDays(read, plan.line, {
    days: daysOf(rota),
    draft: isDraft ? rota : undefined,
    rotas: [rota],
    mayName: named,
  })
  const kindOf = dayKindOn(plan)
  const days = shown.days.map((day) => ({ ...day, dayKind: day.dayKind ?? kindOf(day.day) }))
  return { rota, line: plan.line, named, ...dutySheetOf(days, plan.line.zone) }
}

function daysOf({ fromDay, toDay }: Rota): readonly string[] {
  const days: string[] = []
  for (let day = fromDay; day < toDay; day = plusDays(day, 1)) days.push(day)
  return days
}
