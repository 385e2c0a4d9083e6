// The application with round-the-clock lines and people, and no rota yet: for tests of rotas over HTTP.
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { presetPlan } from '../../src/lines/default-plan.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { coverageRules, lines, shiftTemplates } from '../../src/lines/tables.ts'
import type { Limits } from '../../src/people/member.ts'
import { absences, memberDuties, members } from '../../src/people/tables.ts'
import { type Answer, type Client, type TestSite, testApp } from '../support/app.ts'

export const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })

interface Person {
  readonly code: string
  readonly roles: readonly DutyRole[]
  readonly lineIds: readonly string[]
  readonly limits?: Limits
  readonly agreementOn?: string | null
}

export interface RotaSite extends TestSite {
  readonly coordinator: Client
  readonly lineId: string
  readonly otherLineId: string
  /** Display code → member id. */
  member(code: string): string
  person(person: Omit<Person, 'lineIds'> & { lineIds?: readonly string[] }): Promise<string>
  away(code: string, start: string, end: string): Promise<void>
  /** A draft of [from, to), and its id. */
  draft(from: string, to: string, lineId?: string): Promise<string>
  /** The id of a shift of the rota. */
  shift(rotaId: string, day: string, templateCode: string, role?: DutyRole): Promise<string>
  assign(rotaId: string, shiftId: string, code: string, more?: object): Promise<Answer>
}

const OPENED = '2020-01-01'
const ALWAYS = { from: OPENED, until: null }

export async function rotaSite(options: { now?: string; zone?: string; counsellors?: number } = {}): Promise<RotaSite> {
  const { now = '2026-05-04T02:00:00Z', zone = 'Asia/Shanghai', counsellors = 12 } = options
  const site = await testApp({ now, env: { IDLE_LOCK_SECONDS: '86400', SESSION_HOURS: '72' } })
  const [lineId, otherLineId] = [randomUUID(), randomUUID()]
  await addLine(site, lineId, 'psy', zone)
  await addLine(site, otherLineId, 'health', zone)
  const ids = new Map<string, string>()
  const add = async (people: readonly Person[]) => {
    for (const [code, id] of await addPeople(site, people)) ids.set(code, id)
  }
  const both = [lineId, otherLineId]
  const several = (many: number, letter: string, role: DutyRole) =>
    Array.from({ length: many }, (_, i) => ({ code: `${letter}${i + 1}`, roles: [role], lineIds: both }))
  await add([
    ...several(counsellors, 'C', 'counsellor'),
    ...several(4, 'S', 'supervisor'),
    ...several(4, 'E', 'expert'),
  ])
  const member = (code: string) => ids.get(code) ?? code
  const coordinator = await site.as('coordinator')
  return {
    ...site,
    coordinator,
    lineId,
    otherLineId,
    member,
    person: async (person) => {
      await add([{ lineIds: both, ...person }])
      return member(person.code)
    },
    away: (code, start, end) => addAbsence(site, member(code), start, end),
    draft: async (from, to, line = lineId) => {
      const made = await coordinator.post('/api/v1/rotas', { lineId: line, from, to })
      return made.body.id
    },
    shift: async (rotaId, day, templateCode, role = 'counsellor') => {
      const { body } = await coordinator.get(`/api/v1/rotas/${rotaId}`)
      const found = body.shifts.find(
        (each: { day: string; templateCode: string; role: string }) =>
          each.day === day && each.templateCode === templateCode && each.role === role,
      )
      return found.id
    },
    assign: (rotaId, shiftId, code, more = {}) =>
      coordinator.post(`/api/v1/rotas/${rotaId}/assignments`, { shiftId, memberId: member(code), ...more }),
  }
}

async function addLine(site: TestSite, id: string, code: string, zone: string): Promise<void> {
  const { templates, coverage } = presetPlan('24-hours')
  await site.db.write('add-line', async (tx) => {
    await tx.insert(lines).values({
      id,
      code,
      kind: 'psychological',
      nameZh: code,
      nameEn: code,
      zone,
      region: zone === 'Asia/Shanghai' ? 'CN' : 'XX',
      seats: 2,
      taxonomy: 'none',
      openedOn: OPENED,
      settings: {},
      rules: {},
      createdAt: site.clock.now(),
      revision: 1,
    })
    const own = { lineId: id, ...ALWAYS }
    await tx.insert(shiftTemplates).values(templates.map((each) => ({ id: randomUUID(), ...each, ...own })))
    await tx.insert(coverageRules).values(coverage.map((each) => ({ id: randomUUID(), ...each, ...own })))
  })
}

/** @returns the display code of each, with its new id */
async function addPeople(site: TestSite, people: readonly Person[]): Promise<readonly (readonly [string, string])[]> {
  const known = people.map((person) => ({ person, id: randomUUID() }))
  const createdAt = site.clock.now()
  await site.db.write('add-people', async (tx) => {
    await tx.insert(members).values(known.map(({ person, id }) => ({ ...memberRow(person), id, createdAt })))
    const duties = known.flatMap(({ person: { lineIds, roles }, id: memberId }) =>
      lineIds.flatMap((lineId) => roles.map((role) => ({ id: randomUUID(), memberId, lineId, role, ...ALWAYS }))),
    )
    await tx.insert(memberDuties).values(duties)
  })
  return known.map(({ person, id }) => [person.code, id])
}

const memberRow = ({ code, agreementOn = OPENED, limits = {} }: Person) => ({
  displayCode: code,
  name: `Made-up ${code}`,
  tier: 'volunteer' as const,
  languages: ['zh'],
  dialects: [],
  zone: 'Asia/Shanghai',
  joinedOn: OPENED,
  agreementOn,
  limits,
  note: '',
  revision: 1,
})

async function addAbsence(site: TestSite, memberId: string, start: string, end: string): Promise<void> {
  await site.db.write('add-absence', async (tx) => {
    const times = { start: utc(start), end: utc(end) }
    const row = { id: randomUUID(), memberId, kind: 'leave' as const, note: '', ...times }
    await tx.insert(absences).values({ ...row, createdAt: site.clock.now(), revision: 1 })
  })
}
