// Puts a member on duty, as a published rota does.
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { announce } from '../../src/db/body.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { assignments, rotas, shifts } from '../../src/rota/tables.ts'
import type { TestSite } from '../support/app.ts'

export interface OnDuty {
  readonly memberId: string
  readonly lineId: string
  readonly role: DutyRole
  /** ISO instants; default an hour around now. */
  readonly start?: string
  readonly end?: string
  readonly place?: number
}

const needs = {
  minimum: 1,
  wanted: 1,
  maximum: 3,
  night: false,
  nightOf: null,
  clockGain: 0,
  dayKind: 'workday' as const,
}

export async function putOnDuty(site: TestSite, duty: OnDuty): Promise<{ shiftId: string; assignmentId: string }> {
  const { memberId, lineId, role, place = 1 } = duty
  const now = site.clock.now()
  const at = (iso: string | undefined, other: DateTime) => (iso ? DateTime.fromISO(iso, { zone: 'utc' }) : other)
  const span = { start: at(duty.start, now.minus({ hours: 1 })), end: at(duty.end, now.plus({ hours: 1 })) }
  const [rotaId, shiftId, assignmentId] = [randomUUID(), randomUUID(), randomUUID()]
  const of = { rotaId, lineId }
  await site.db.write('put-on-duty', async (tx) => {
    const published = { version: 1, publishedAt: now, note: '', createdAt: now, createdBy: 'test', revision: 1 }
    await tx.insert(rotas).values({ id: rotaId, lineId, fromDay: '2026-01-01', toDay: '2027-01-01', ...published })
    const day = span.start.toISODate()
    const shift = {
      id: shiftId,
      ...of,
      templateId: 't',
      templateCode: `T${shiftId.slice(0, 6)}`,
      day,
      role,
      ...span,
      ...needs,
    }
    await tx.insert(shifts).values(shift)
    const made = { sinceVersion: 1, addedAt: now.minus({ days: 30 }), addedBy: 'test' }
    await tx.insert(assignments).values({
      id: assignmentId,
      memberId,
      place,
      ...of,
      ...span,
      ...made,
      shiftId,
      source: 'manual',
      brokenRules: [],
    })
    announce(`rota:${lineId}`)
  })
  return { shiftId, assignmentId }
}
