// The application with two lines, counsellors and a supervisor, for tests of calls.
import { randomUUID } from 'node:crypto'
import type { Role } from '../../src/access/permissions.ts'
import { announce } from '../../src/db/body.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import type { LineSettingsOverrides } from '../../src/lines/line-settings.ts'
import { lines } from '../../src/lines/tables.ts'
import { memberDuties, members } from '../../src/people/tables.ts'
import { type Client, type TestSite, testApp } from '../support/app.ts'

export interface CallSite extends TestSite {
  readonly lineId: string
  readonly otherLineId: string
  /** Serve `lineId`; the supervisor supervises it. */
  readonly counsellor: Client
  readonly colleague: Client
  readonly supervisor: Client
  /** Supervises the other line only. */
  readonly stranger: Client
  /** Signs a member in anew: sessions end when the clock is moved far. */
  signIn(who: 'counsellor' | 'colleague' | 'supervisor' | 'stranger', ...roles: Role[]): Promise<Client>
  readonly memberIds: Readonly<Record<'counsellor' | 'colleague' | 'supervisor' | 'stranger', string>>
}

interface Options {
  readonly now?: string
  readonly settings?: LineSettingsOverrides
  readonly env?: Readonly<Record<string, string>>
}

export async function callSite({
  now = '2026-05-14T02:00:00Z',
  settings = {},
  env = {},
}: Options = {}): Promise<CallSite> {
  const site = await testApp({ now, env: { IDLE_LOCK_SECONDS: '86400', SESSION_HOURS: '72', ...env } })
  const [lineId, otherLineId] = [randomUUID(), randomUUID()]
  const memberIds = {
    counsellor: randomUUID(),
    colleague: randomUUID(),
    supervisor: randomUUID(),
    stranger: randomUUID(),
  }
  const createdAt = site.clock.now()
  await site.db.write('lay-out', async (tx) => {
    for (const [id, code] of [
      [lineId, 'psy'],
      [otherLineId, 'psy-2'],
    ] as const) {
      const names = { nameZh: code, nameEn: code, zone: 'Asia/Shanghai', region: 'CN', seats: 2 }
      const plan = { kind: 'psychological' as const, taxonomy: 'psychological' as const, openedOn: '2020-01-01' }
      await tx.insert(lines).values({ id, code, ...names, ...plan, settings, rules: {}, createdAt, revision: 1 })
    }
    for (const [name, id] of Object.entries(memberIds)) {
      const of = {
        displayCode: name,
        name,
        tier: 'volunteer' as const,
        languages: ['zh'],
        dialects: [],
        zone: 'Asia/Shanghai',
      }
      await tx
        .insert(members)
        .values({ id, ...of, joinedOn: '2020-01-01', limits: {}, note: '', createdAt, revision: 1 })
      const role: DutyRole = name === 'supervisor' ? 'supervisor' : 'counsellor'
      const duty = { memberId: id, lineId: name === 'stranger' ? otherLineId : lineId, role, from: '2020-01-01' }
      await tx.insert(memberDuties).values({ id: randomUUID(), ...duty })
    }
    announce('people')
  })
  const accounts = new Map<string, string>()
  const as = async (who: keyof typeof memberIds, ...roles: Role[]) => {
    const known = accounts.get(who)
    const client = await site.as(roles, { memberId: memberIds[who], ...(known ? { accountId: known } : {}) })
    accounts.set(who, client.accountId)
    return client
  }
  return {
    ...site,
    lineId,
    otherLineId,
    memberIds,
    signIn: as,
    counsellor: await as('counsellor', 'counsellor'),
    colleague: await as('colleague', 'counsellor'),
    supervisor: await as('supervisor', 'supervisor'),
    stranger: await as('stranger', 'supervisor', 'counsellor'),
  }
}

/** A record that can be closed. */
export const complete = (lineId: string, more: Record<string, unknown> = {}) => ({
  lineId,
  close: true,
  startedAt: '2026-05-14T01:00:00Z',
  endedAt: '2026-05-14T01:30:00Z',
  channel: 'telephone',
  type: 'counselling',
  outcome: 'answered',
  topics: { primary: 'P03.1', others: ['P01'] },
  risk: { level: 'R1', ideation: 20, hopelessness: 10, plan: 'none', timeFrame: 'none' },
  disposition: 'resolved',
  summary: '睡不着',
  ...more,
})
