// The application with two lines, a few people and a published rota, for tests of duty.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Permission, Role } from '../../src/access/permissions.ts'
import { announce } from '../../src/db/body.ts'
import type { Tx } from '../../src/db/database.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { coverageRules, lines, shiftTemplates } from '../../src/lines/tables.ts'
import { type AddressKind, sealAddress } from '../../src/people/routing-address.ts'
import { members, routingAddresses } from '../../src/people/tables.ts'
import { assignments, rotas, shifts } from '../../src/rota/tables.ts'
import { type Client, type TestSite, testApp } from '../support/app.ts'

export const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })

export interface DutySite extends TestSite {
  readonly lineId: string
  readonly otherLineId: string
  /** Display code → member id. */
  member(displayCode: string): string
  /** Puts members on a shift of the published rota of `lineId`, by place. Times are UTC. */
  shift(shift: ShiftInput): Promise<{ shiftId: string; assignmentIds: readonly string[] }>
  /** Takes an assignment off, as the rota does. */
  unassign(assignmentId: string): Promise<void>
  /** Signed in as this member. */
  asMember(displayCode: string, roles?: Role | readonly Role[]): Promise<Client>
  /** A token of these scopes, owned by somebody who holds every role. */
  withScopes(...scopes: Permission[]): Promise<Client>
}

interface ShiftInput {
  readonly role?: DutyRole
  readonly start: string
  readonly end: string
  readonly people: readonly string[]
  readonly lineId?: string
  /** An existing shift to add people to, or to move. */
  readonly shiftId?: string
  readonly templateCode?: string
}

const CODES = ['C001', 'C002', 'C003', 'S001', 'E001', 'H001'] as const
const JOINED = '2020-01-01'

export async function dutySite(now = '2026-05-14T01:00:00Z', zone = 'Asia/Shanghai'): Promise<DutySite> {
  // The clock is moved for hours: nobody is to be locked out for being idle.
  const site = await testApp({ now, env: { IDLE_LOCK_SECONDS: '86400', SESSION_HOURS: '72' } })
  const lineId = randomUUID()
  const otherLineId = randomUUID()
  const ids = new Map(CODES.map((code) => [code as string, randomUUID() as string]))
  const rotaOf = new Map<string, string>()
  await site.db.write('lay-out', async (tx) => {
    for (const [id, code] of [
      [lineId, 'psy'],
      [otherLineId, 'health'],
    ] as const) {
      await tx.insert(lines).values(lineRow(id, code, { zone, createdAt: site.clock.now() }))
      rotaOf.set(id, await addRota(tx, id, site.clock.now()))
    }
    for (const [displayCode, id] of ids) await tx.insert(members).values(memberRow(id, displayCode, site.clock.now()))
  })
  const member = (displayCode: string) => ids.get(displayCode) ?? displayCode
  return {
    ...site,
    lineId,
    otherLineId,
    member,
    shift: (input) => addShift(site, { rotaOf, member, lineId }, input),
    unassign: (assignmentId) =>
      site.db.write('unassign', async (tx) => {
        const removed = { removedAt: site.clock.now(), removedBy: 'test' }
        await tx.update(assignments).set(removed).where(eq(assignments.id, assignmentId))
        announce(`rota:${lineId}`)
      }),
    asMember: (displayCode, roles = 'counsellor') => site.as(roles, { memberId: member(displayCode) }),
    withScopes: async (...scopes) => {
      const owner = await site.as(['administrator', 'coordinator', 'counsellor', 'supervisor', 'editor', 'expert'])
      const expiresAt = site.clock.now().plus({ days: 30 }).toISO()
      const made = await owner.post('/api/v1/tokens', { label: 'switch', scopes, expiresAt })
      return site.withToken(made.body.secret)
    },
  }
}

const lineRow = (id: string, code: string, { zone, createdAt }: { zone: string; createdAt: DateTime }) => ({
  id,
  code,
  kind: 'psychological' as const,
  nameZh: code === 'psy' ? '心理援助热线' : '健康热线',
  nameEn: code === 'psy' ? 'Psychological line' : 'Health line',
  zone,
  region: 'CN',
  seats: 2,
  taxonomy: 'psychological' as const,
  transferLineId: null,
  openedOn: JOINED,
  closedOn: null,
  settings: {},
  rules: {},
  createdAt,
  revision: 1,
})

const memberRow = (id: string, displayCode: string, createdAt: DateTime) => ({
  id,
  displayCode,
  name: `Person ${displayCode} of a test`,
  tier: 'volunteer' as const,
  organisationId: null,
  languages: ['zh'],
  dialects: [],
  zone: 'Asia/Shanghai',
  joinedOn: JOINED,
  leftOn: null,
  agreementOn: JOINED,
  limits: {},
  note: '',
  createdAt,
  revision: 1,
})

async function addRota(tx: Tx, lineId: string, createdAt: DateTime): Promise<string> {
  const id = randomUUID()
  const published = { version: 1, publishedAt: createdAt, note: '', createdAt, createdBy: 'test', revision: 1 }
  await tx.insert(rotas).values({ id, lineId, fromDay: '2026-01-01', toDay: '2027-01-01', ...published })
  return id
}

interface Laid {
  readonly rotaOf: ReadonlyMap<string, string>
  readonly lineId: string
  readonly member: (displayCode: string) => string
}

async function addShift(site: TestSite, laid: Laid, input: ShiftInput) {
  const { role = 'counsellor', lineId = laid.lineId, templateCode = `T${input.start.slice(0, 13)}` } = input
  const shiftId = input.shiftId ?? randomUUID()
  const span = { start: utc(input.start), end: utc(input.end) }
  const of = { rotaId: laid.rotaOf.get(lineId) ?? '', lineId }
  const needs = {
    minimum: 1,
    wanted: 1,
    maximum: 3,
    night: false,
    nightOf: null,
    clockGain: 0,
    dayKind: 'workday' as const,
  }
  const added = input.people.map((code, i) => ({ id: randomUUID(), memberId: laid.member(code), place: i + 1 }))
  await site.db.write('add-shift', async (tx) => {
    await tx
      .insert(shifts)
      .values({
        id: shiftId,
        ...of,
        templateId: 't',
        templateCode,
        day: input.start.slice(0, 10),
        role,
        ...span,
        ...needs,
      })
      .onConflictDoUpdate({ target: shifts.id, set: span })
    for (const one of added) {
      const made = { sinceVersion: 1, addedAt: site.clock.now(), addedBy: 'test' }
      await tx
        .insert(assignments)
        .values({ ...one, ...of, ...span, ...made, shiftId, source: 'manual', brokenRules: [] })
    }
    announce(`rota:${lineId}`)
  })
  return { shiftId, assignmentIds: added.map(({ id }) => id) }
}

/** Every day at `start` UTC+8, for `minutes`, one counsellor is needed. */
export async function addTemplate(site: DutySite, code: string, start: string, minutes: number): Promise<void> {
  const common = { lineId: site.lineId, from: JOINED, until: null, weekdays: null, dayKinds: null }
  await site.db.write('add-template', async (tx) => {
    await tx.insert(shiftTemplates).values({
      ...common,
      id: randomUUID(),
      code,
      nameZh: code,
      nameEn: code,
      roles: ['counsellor'],
      start,
      minutes,
      night: false,
    })
    await tx.insert(coverageRules).values({
      ...common,
      id: randomUUID(),
      code: `${code}-need`,
      rank: 0,
      templateCodes: [code],
      needs: [{ role: 'counsellor', minimum: 2, wanted: 2, maximum: 3 }],
    })
  })
}

export async function setAddress(
  site: DutySite,
  displayCode: string,
  address: string,
  kind: AddressKind = 'extension',
) {
  const memberId = site.member(displayCode)
  const sealed = sealAddress(site.deps.keys, { memberId, lineId: site.lineId }, address)
  await site.db.write('set-address', async (tx) => {
    await tx.insert(routingAddresses).values({ memberId, lineId: site.lineId, kind, sealed, setAt: site.clock.now() })
  })
}
