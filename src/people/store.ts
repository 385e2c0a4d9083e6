// Members, read from the database: what the rest of the product asks for.
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { notFound } from '../errors.ts'
import { inForce } from '../lines/day-pattern.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { lines } from '../lines/tables.ts'
import { dayOf, instantAt } from '../lines/wall-clock.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Member, MemberDuty, RotaMember, Tier } from './member.ts'
import { rotaMembersFrom } from './rota-member.ts'
import { factsOf } from './rota-member-store.ts'
import { type AddressKind, openAddress } from './routing-address.ts'
import { memberDuties, members, routingAddresses, teamMemberships } from './tables.ts'

/** Undefined when there is no such member. */
export async function findMember(read: Read, id: string): Promise<Member | undefined> {
  const [member] = await read.select().from(members).where(eq(members.id, id))
  return member
}

/** @throws not-found */
export async function getMember(read: Read, id: string): Promise<Member> {
  const member = await findMember(read, id)
  if (!member) throw notFound('member')
  return member
}

/** What somebody may do on a line, from a day on. */
export type DutyGiven = Pick<MemberDuty, 'role' | 'from' | 'until'> & { readonly memberId: string }

/** Duties on a line that were given after this instant, to newcomers and to those who were there. */
export async function dutiesGivenSince(read: Read, lineId: string, at: DateTime): Promise<readonly DutyGiven[]> {
  const { memberId, role, from, until, givenAt } = memberDuties
  const late = or(gt(givenAt, at), and(isNull(givenAt), gt(members.createdAt, at)))
  return read
    .select({ memberId, role, from, until })
    .from(memberDuties)
    .innerJoin(members, eq(members.id, memberId))
    .where(and(eq(memberDuties.lineId, lineId), late))
}

export interface MemberFilter {
  readonly tier?: Tier | undefined
  readonly organisationId?: string | undefined
  readonly teamId?: string | undefined
  readonly lineId?: string | undefined
  readonly role?: DutyRole | undefined
  /** Those who are with us, in the team and on the line on this day. */
  readonly on?: string | undefined
}

/** By display code, those after the code `after`. */
export async function listMembers(
  read: Read,
  filter: MemberFilter = {},
  page: { readonly limit?: number; readonly after?: string | undefined } = {},
): Promise<readonly Member[]> {
  const query = read
    .select()
    .from(members)
    .where(and(memberWhere(read, filter), page.after === undefined ? undefined : gt(members.displayCode, page.after)))
    .orderBy(asc(members.displayCode))
  return page.limit === undefined ? query : query.limit(page.limit)
}

function memberWhere(read: Read, { tier, organisationId, teamId, lineId, role, on }: MemberFilter): SQL | undefined {
  const inTeam = teamId === undefined ? undefined : idsInTeam(read, teamId, on)
  const onDuty = lineId === undefined && role === undefined ? undefined : idsOnDuty(read, { lineId, role, on })
  return and(
    tier === undefined ? undefined : eq(members.tier, tier),
    organisationId === undefined ? undefined : eq(members.organisationId, organisationId),
    on === undefined ? undefined : and(lte(members.joinedOn, on), or(isNull(members.leftOn), gt(members.leftOn, on))),
    inTeam && inArray(members.id, inTeam),
    onDuty && inArray(members.id, onDuty),
  )
}

const idsInTeam = (read: Read, teamId: string, on: string | undefined) =>
  read
    .select({ id: teamMemberships.memberId })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.teamId, teamId), on === undefined ? undefined : inForceOn(teamMemberships, on)))

function idsOnDuty(read: Read, { lineId, role, on }: Pick<MemberFilter, 'lineId' | 'role' | 'on'>) {
  const where = and(
    lineId === undefined ? undefined : eq(memberDuties.lineId, lineId),
    role === undefined ? undefined : eq(memberDuties.role, role),
    on === undefined ? undefined : inForceOn(memberDuties, on),
  )
  return read.select({ id: memberDuties.memberId }).from(memberDuties).where(where)
}

interface EffectiveColumns {
  readonly from: typeof memberDuties.from
  readonly until: typeof memberDuties.until
}

const inForceOn = (columns: EffectiveColumns | typeof teamMemberships, on: string): SQL | undefined =>
  and(lte(columns.from, on), or(isNull(columns.until), gt(columns.until, on)))

/** Ids of all members, also of those who have left, by display code. */
export async function memberIdsByCode(read: Read): Promise<ReadonlyMap<string, string>> {
  const rows = await read.select({ id: members.id, displayCode: members.displayCode }).from(members)
  return new Map(rows.map(({ id, displayCode }) => [displayCode, id]))
}

/** Display codes by member id, for what leaves the house. Unknown ids are left out. */
export async function displayCodesOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ id: members.id, displayCode: members.displayCode })
    .from(members)
    .where(inArray(members.id, [...ids]))
  return new Map(rows.map(({ id, displayCode }) => [id, displayCode]))
}

/** What colleagues may see of each other. */
export interface Colleague {
  readonly id: string
  readonly displayCode: string
  readonly name: string
}

/** Display codes and names by member id, for what stays in the house. */
export async function colleaguesOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, Colleague>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ id: members.id, displayCode: members.displayCode, name: members.name })
    .from(members)
    .where(inArray(members.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who serves a line in which roles on a day, by display code. */
export async function colleaguesOn(
  read: Read,
  lineId: string,
  on: string,
): Promise<readonly (Colleague & { readonly roles: DutyRole[] })[]> {
  const there = and(lte(members.joinedOn, on), or(isNull(members.leftOn), gt(members.leftOn, on)))
  const rows = await read
    .select({ id: members.id, displayCode: members.displayCode, name: members.name, role: memberDuties.role })
    .from(memberDuties)
    .innerJoin(members, eq(members.id, memberDuties.memberId))
    .where(and(eq(memberDuties.lineId, lineId), inForceOn(memberDuties, on), there))
    .orderBy(asc(members.displayCode), asc(memberDuties.role))
  const byMember = Map.groupBy(rows, ({ id }) => id)
  return [...byMember.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const { role, ...colleague } = first
    return [{ ...colleague, roles: [role, ...rest.map((row) => row.role)] }]
  })
}

/** The duties that a member may take; with a day, those in force on it. By line, role and first day. */
export async function dutiesOf(
  read: Read,
  memberId: string,
  on?: string,
): Promise<readonly (MemberDuty & { id: string })[]> {
  const { id, lineId, role, from, until } = memberDuties
  return read
    .select({ id, lineId, role, from, until })
    .from(memberDuties)
    .where(and(eq(memberDuties.memberId, memberId), on === undefined ? undefined : inForceOn(memberDuties, on)))
    .orderBy(asc(lineId), asc(role), asc(from))
}

/**
 * The ids of the lines that a member serves in any role. Give the local day to decide what they may do now; without it
 * former and future lines count too.
 */
export async function linesOf(read: Read, memberId: string, on?: string): Promise<readonly string[]> {
  return [...new Set((await dutiesOf(read, memberId, on)).map(({ lineId }) => lineId))]
}

/**
 * The ids of the lines that a member serves at an instant in any role, each by its own local day: it decides what they
 * may do now.
 */
export async function linesServedAt(read: Read, memberId: string, at: DateTime): Promise<readonly string[]> {
  const rows = await dutiesOnLines(read, memberId)
  return [...new Set(rows.filter((row) => inForce(row, dayOf(at, row.zone))).map((row) => row.lineId))]
}

/** With the zone of the line, whose days they count. */
function dutiesOnLines(read: Read, memberId: string) {
  const { lineId, from, until } = memberDuties
  return read
    .select({ lineId, from, until, zone: lines.zone })
    .from(memberDuties)
    .innerJoin(lines, eq(lines.id, lineId))
    .where(eq(memberDuties.memberId, memberId))
    .orderBy(asc(lineId), asc(from))
}

/** A time in which a member serves a line: [from, until), by the line's days. */
export interface ServedSpan {
  readonly lineId: string
  readonly from: DateTime
  /** null: no end is known. */
  readonly until: DateTime | null
}

/** The past and the future of it too: whoever begins later is asked about duty from then on. */
export async function servedSpans(read: Read, memberId: string): Promise<readonly ServedSpan[]> {
  const rows = await dutiesOnLines(read, memberId)
  return rows.map((row) => ({
    lineId: row.lineId,
    from: instantAt(row.from, 0, row.zone),
    until: row.until === null ? null : instantAt(row.until, 0, row.zone),
  }))
}

/**
 * Where a member's duty calls go on a line; undefined when none is set or its key is gone. Only for the telephone
 * switch: whoever shows it holds `duty:route`.
 */
export async function routingAddress(
  read: Read,
  keys: Pick<KeyRing, 'find'>,
  memberId: string,
  lineId: string,
): Promise<string | undefined> {
  return (await routingAddressesOf(read, keys, lineId, [memberId])).get(memberId)?.address
}

export interface OpenAddress {
  readonly kind: AddressKind
  readonly address: string
}

/** The same for several members at once, by member id. */
export async function routingAddressesOf(
  read: Read,
  keys: Pick<KeyRing, 'find'>,
  lineId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, OpenAddress>> {
  if (memberIds.length === 0) return new Map()
  const rows = await read
    .select()
    .from(routingAddresses)
    .where(and(eq(routingAddresses.lineId, lineId), inArray(routingAddresses.memberId, [...memberIds])))
  return new Map(
    rows.flatMap(({ memberId, kind, sealed }) => {
      const address = openAddress(keys, { memberId, lineId }, sealed)
      return address === undefined ? [] : [[memberId, { kind, address }]]
    }),
  )
}

/**
 * Everybody who may take a duty on the line on some of the local days [from, to), by display code: six queries,
 * however many they are. `duties` names their duties on other lines too.
 */
export async function rotaMembers(
  read: Read,
  lineId: string,
  from: string,
  to: string,
): Promise<readonly RotaMember[]> {
  const there = and(lt(members.joinedOn, to), or(isNull(members.leftOn), gt(members.leftOn, from)))
  const onLine = read
    .select({ id: memberDuties.memberId })
    .from(memberDuties)
    .where(
      and(
        eq(memberDuties.lineId, lineId),
        lt(memberDuties.from, to),
        or(isNull(memberDuties.until), gt(memberDuties.until, from)),
      ),
    )
  const found = await read
    .select()
    .from(members)
    .where(and(there, inArray(members.id, onLine)))
    .orderBy(asc(members.displayCode))
  return rotaMembersFrom(await factsOf(read, found, { lineId, from, to }), { from, to })
}
