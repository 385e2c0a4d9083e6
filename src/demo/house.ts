// Founds the demo's house: organisations, teams, the two lines, forty people with what they may do, and accounts.
import type { DateTime } from 'luxon'
import { createAccount } from '../access/account-actions.ts'
import { type Actor, systemActor } from '../access/actor.ts'
import type { Role } from '../access/permissions.ts'
import type { Deps } from '../deps.ts'
import { changePlan, createLine } from '../lines/actions.ts'
import { type PlanContent, presetPlan } from '../lines/default-plan.ts'
import { createMember } from '../people/actions.ts'
import { addRecurring, addWish } from '../people/availability-actions.ts'
import { addOrganisation, addTeam } from '../people/organisation-actions.ts'
import { addCredential, addDuty, joinTeam } from '../people/qualification-actions.ts'
import { setRoutingAddress } from '../people/routing-actions.ts'
import { actorOf, isDemoMember, openDemoAccounts, type RoleActors } from './accounts.ts'
import { at } from './at.ts'
import { DEMO_LINES, type DemoLine, SEATS } from './calls.ts'
import { DEMO_ORGANISATIONS, DEMO_TEAMS, type DemoMember, demoMembers } from './people.ts'

export const DEMO_ZONE = 'Asia/Shanghai'

export interface LoadedMember extends DemoMember {
  readonly id: string
  /** To act as. */
  readonly actor: Actor
}

export interface House {
  readonly lineIds: Readonly<Record<DemoLine, string>>
  readonly members: readonly LoadedMember[]
  readonly byId: ReadonlyMap<string, LoadedMember>
  readonly roles: RoleActors
}

/** @param foundedAt before the first call */
export async function foundHouse(deps: Deps, seed: number, foundedAt: DateTime): Promise<House> {
  const then = at(deps, foundedAt)
  const organisations = await addAll(DEMO_ORGANISATIONS, (one) => addOrganisation(then, systemActor, one))
  const teams = await addAll(DEMO_TEAMS, (one) => addTeam(then, systemActor, one))
  const lineIds = await openLines(then, foundedAt)
  const place = { then, day: foundedAt.setZone(DEMO_ZONE).toFormat('yyyy-MM-dd'), organisations, teams, lineIds }
  const people: { readonly member: DemoMember; readonly id: string }[] = []
  for (const member of demoMembers(seed)) people.push({ member, id: await takeIn(place, member) })
  const idOf = new Map(people.map(({ member, id }) => [member.displayCode, id]))
  const roles = await openDemoAccounts(then, idOf)
  const members = await Promise.all(people.map(({ member, id }) => withActor(then, member, { id, roles })))
  return { lineIds, members, byId: new Map(members.map((member) => [member.id, member])), roles }
}

/** @returns ids by code */
async function addAll<T extends { readonly code: string }>(
  all: readonly T[],
  add: (one: T) => Promise<{ readonly id: string }>,
): Promise<ReadonlyMap<string, string>> {
  const ids = await Promise.all(all.map(add))
  return new Map(all.map(({ code }, i) => [code, ids[i]?.id ?? '']))
}

async function openLines(then: Deps, foundedAt: DateTime): Promise<House['lineIds']> {
  const openedOn = foundedAt.setZone(DEMO_ZONE).toFormat('yyyy-MM-dd')
  const common = { zone: DEMO_ZONE, region: 'CN', seats: SEATS, openedOn, settings: {} }
  const psy = await createLine(then, systemActor, {
    ...common,
    code: 'psy',
    kind: 'psychological',
    nameZh: '演示心理热线',
    nameEn: 'Demo psychological line',
    preset: '24-hours',
  })
  const health = await createLine(then, systemActor, {
    ...common,
    code: 'health',
    kind: 'health',
    nameZh: '演示健康热线',
    nameEn: 'Demo health line',
    preset: 'none',
    transferLineId: psy.id,
  })
  await changePlan(then, systemActor, health.id, { ...dayPlan(), expectedRevision: undefined })
  return { psy: psy.id, health: health.id }
}

/** 08:00 to 20:00: the day half of the plan of a line that is open round the clock. */
function dayPlan(): PlanContent {
  const { windows, templates, coverage } = presetPlan('24-hours')
  return {
    windows: windows.map((window) => ({ ...window, opens: '08:00', minutes: 720 })),
    templates: templates.filter(({ start }) => start >= '08:00' && start < '20:00'),
    coverage,
  }
}

interface Founding {
  readonly then: Deps
  /** The day from which everything holds. */
  readonly day: string
  readonly organisations: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
  readonly lineIds: House['lineIds']
}

/** @returns the id */
async function takeIn(place: Founding, member: DemoMember): Promise<string> {
  const { then, day, organisations, lineIds } = place
  const { displayCode, name, tier, languages, dialects, limits } = member
  const { id } = await createMember(then, systemActor, {
    ...{ displayCode, name, tier, languages, dialects, limits },
    organisationId: organisations.get(member.organisation) ?? null,
    zone: DEMO_ZONE,
    joinedOn: day,
    agreementOn: day,
    note: '',
  })
  const lines = DEMO_LINES.filter((line) => member.duties.some((duty) => duty.line === line))
  const address = { kind: 'extension', address: member.extension } as const
  await Promise.all([
    ...member.duties.map(({ line, role }) =>
      addDuty(then, systemActor, id, { duty: { lineId: lineIds[line], role, from: day } }),
    ),
    ...member.credentials.map((kind) =>
      addCredential(then, systemActor, id, { credential: { kind, validFrom: day, validUntil: null } }),
    ),
    ...lines.map((line) => setRoutingAddress(then, systemActor, { memberId: id, lineId: lineIds[line] }, address)),
  ])
  await sayWhen(place, member, id)
  return id
}

async function sayWhen({ then, day, teams, lineIds }: Founding, member: DemoMember, id: string): Promise<void> {
  const { team, neverOn, wish } = member
  const teamId = team === undefined ? undefined : teams.get(team)
  if (teamId !== undefined) await joinTeam(then, systemActor, id, { membership: { teamId, from: day } })
  if (neverOn !== undefined) {
    const absence = { weekday: neverOn, start: '00:00', minutes: 1440, from: day, until: null }
    await addRecurring(then, systemActor, id, { absence })
  }
  if (wish) {
    const { line, templateCode, weight } = wish
    const standing = { lineId: lineIds[line], templateCode, weight, day: null, weekday: null, from: day, until: null }
    await addWish(then, systemActor, id, { wish: standing })
  }
}

const ROLE_OF: Readonly<Record<DemoMember['duties'][number]['role'], Role>> = {
  counsellor: 'counsellor',
  supervisor: 'supervisor',
  expert: 'expert',
  shadow: 'counsellor',
}

/** The account of a role, or one without a password that only this load acts as. */
async function withActor(
  then: Deps,
  member: DemoMember,
  { id, roles }: { readonly id: string; readonly roles: RoleActors },
): Promise<LoadedMember> {
  const role = ROLE_OF[member.duties[0]?.role ?? 'shadow']
  if (isDemoMember(member.displayCode)) return { ...member, id, actor: roles[role] }
  const account = { name: member.displayCode.toLowerCase(), roles: [role], memberId: id, language: 'zh' as const }
  const created = await createAccount(then, systemActor, account)
  return { ...member, id, actor: actorOf(created.id, id, [role]) }
}
