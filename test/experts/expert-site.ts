// The application of tests of calls, with experts of its line and a rota that they stand by on.
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { announce } from '../../src/db/body.ts'
import { memberDuties, members } from '../../src/people/tables.ts'
import { assignments, rotas, shifts } from '../../src/rota/tables.ts'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'
import type { Client } from '../support/app.ts'

export interface ExpertSite extends CallSite {
  /** On stand-by from 08:00 to 20:00 on 14 May 2026, in Shanghai. */
  readonly expert: Client
  /** On stand-by from then on, for twelve hours. */
  readonly nightExpert: Client
  readonly expertIds: { readonly expert: string; readonly nightExpert: string }
  /** Puts experts on stand-by. */
  standBy(memberId: string, start: string, end: string): Promise<void>
  /** A closed call of the counsellor. @returns its id */
  call(more?: Record<string, unknown>): Promise<string>
}

export async function expertSite(options: Parameters<typeof callSite>[0] = {}): Promise<ExpertSite> {
  const site = await callSite(options)
  const expertIds = { expert: randomUUID(), nightExpert: randomUUID() }
  const rotaId = randomUUID()
  const createdAt = site.clock.now()
  await site.db.write('lay-out-experts', async (tx) => {
    for (const [displayCode, id] of Object.entries(expertIds)) {
      const of = { displayCode, name: displayCode, tier: 'expert' as const, languages: ['zh'], dialects: [] }
      const rest = { zone: 'Asia/Shanghai', joinedOn: '2020-01-01', limits: {}, note: '', createdAt, revision: 1 }
      await tx.insert(members).values({ id, ...of, ...rest })
      const duty = { memberId: id, lineId: site.lineId, role: 'expert' as const, from: '2020-01-01' }
      await tx.insert(memberDuties).values({ id: randomUUID(), ...duty })
    }
    const made = { version: 1, publishedAt: createdAt, note: '', createdAt, createdBy: 'test', revision: 1 }
    await tx
      .insert(rotas)
      .values({ id: rotaId, lineId: site.lineId, fromDay: '2026-01-01', toDay: '2027-01-01', ...made })
    announce('people')
  })
  const standBy = (memberId: string, start: string, end: string) => addStandBy(site, { rotaId, memberId, start, end })
  await standBy(expertIds.expert, '2026-05-14T00:00:00Z', '2026-05-14T12:00:00Z')
  await standBy(expertIds.nightExpert, '2026-05-14T12:00:00Z', '2026-05-15T00:00:00Z')
  return {
    ...site,
    expertIds,
    standBy,
    expert: await site.as('expert', { memberId: expertIds.expert }),
    nightExpert: await site.as('expert', { memberId: expertIds.nightExpert }),
    call: async (more = {}) => {
      const made = await site.counsellor.post('/api/v1/calls', complete(site.lineId, more))
      if (made.status !== 201) throw new Error(made.text)
      return made.body.id
    },
  }
}

interface StandBy {
  readonly rotaId: string
  readonly memberId: string
  readonly start: string
  readonly end: string
}

async function addStandBy(site: CallSite, { rotaId, memberId, start, end }: StandBy): Promise<void> {
  const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })
  const span = { start: utc(start), end: utc(end) }
  const of = { rotaId, lineId: site.lineId }
  const needs = { minimum: 1, wanted: 1, maximum: 3, night: false, nightOf: null, clockGain: 0 }
  const shiftId = randomUUID()
  await site.db.write('stand-by', async (tx) => {
    const slot = { templateId: 't', templateCode: `T${start}`, day: start.slice(0, 10), role: 'expert' as const }
    await tx.insert(shifts).values({ id: shiftId, ...of, ...slot, ...span, ...needs, dayKind: 'workday' })
    const added = { sinceVersion: 1, addedAt: site.clock.now(), addedBy: 'test' }
    const place = { id: randomUUID(), memberId, place: 1, shiftId, source: 'manual' as const, brokenRules: [] }
    await tx.insert(assignments).values({ ...place, ...of, ...span, ...added })
    announce(`rota:${site.lineId}`)
  })
}
