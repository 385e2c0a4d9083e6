// A rota's table, read from the database: final duty; of a draft, what it says now.
import type { FastifyRequest } from 'fastify'
import { holds } from '../../access/actor.ts'
import type { Read } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import type { Line } from '../../lines/line.ts'
import { dayKindOn } from '../../lines/slots.ts'
import { getLinePlan } from '../../lines/store.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { readDays } from '../pages/month.ts'
import type { Rota } from '../rota.ts'
import { facesIn } from '../routes.ts'
import { getRota } from '../store.ts'
import type { Faces } from '../views.ts'
import { type DutySheet, dutySheetOf } from './duty-sheet.ts'

export interface RotaSheet extends DutySheet {
  readonly rota: Rota
  readonly line: Line
  /** Names are shown, not display codes. */
  readonly named: boolean
  /** All that is known of it, for the rules that it breaks: for those who see names. */
  readonly known: Known | undefined
}

export interface Known {
  readonly book: Book
  readonly faces: Faces
}

/** Names for those who may read people; drafts for those who make rotas. @throws not-found */
export async function readRotaSheet(read: Read, request: FastifyRequest, rotaId: string): Promise<RotaSheet> {
  const { actor } = request
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
  const known = named ? await knownOf(read, request, rotaId) : undefined
  return { rota, line: plan.line, named, known, ...dutySheetOf(days, plan.line.zone) }
}

async function knownOf(read: Read, request: FastifyRequest, rotaId: string): Promise<Known> {
  const book = await bookOfRota(read, rotaId)
  return { book, faces: await facesIn(read, request, book.byMember.keys()) }
}

function daysOf({ fromDay, toDay }: Rota): readonly string[] {
  const days: string[] = []
  for (let day = fromDay; day < toDay; day = plusDays(day, 1)) days.push(day)
  return days
}
