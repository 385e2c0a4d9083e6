// Writes members, and what they may do: duties, credentials, teams.
import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, gte, isNull, like, lte, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import type { Credential, MemberDuty } from './member.ts'
import { memberCredentials, memberDuties, members, routingAddresses, teamMemberships } from './tables.ts'

export type NewMember = typeof members.$inferInsert
export type MemberChange = Partial<Omit<NewMember, 'id' | 'displayCode' | 'createdAt' | 'revision'>>

/** @returns false when the display code is taken */
export async function insertMember(tx: Tx, member: NewMember): Promise<boolean> {
  const rows = await tx.insert(members).values(member).onConflictDoNothing().returning({ id: members.id })
  return rows.length === 1
}

/** @throws lost-update */
export async function updateMember(
  tx: Tx,
  at: { readonly id: string; readonly revision: number },
  change: MemberChange,
): Promise<void> {
  const rows = await tx
    .update(members)
    .set({ ...change, revision: at.revision + 1 })
    .where(and(eq(members.id, at.id), eq(members.revision, at.revision)))
    .returning({ id: members.id })
  if (rows.length === 0) throw lostUpdate()
}

/** The number behind the highest display code of the house's own series: C001, C002… */
export async function lastNumber(read: Read): Promise<number> {
  const rows = await read.select({ code: members.displayCode }).from(members).where(like(members.displayCode, 'C%'))
  return rows.reduce((highest, { code }) => Math.max(highest, Number(/^C(\d+)$/.exec(code)?.[1] ?? 0)), 0)
}

export const displayCodeOf = (number: number): string => `C${String(number).padStart(3, '0')}`

export interface StoredCredential extends Credential {
  readonly id: string
  readonly memberId: string
}

export interface StoredDuty extends MemberDuty {
  readonly id: string
  readonly memberId: string
}

export interface TeamMembership {
  readonly id: string
  readonly memberId: string
  readonly teamId: string
  readonly from: string
  readonly until: string | null
}

/** @param duty with the time at which it is given, whatever its first day */
export async function insertDuty(tx: Tx, duty: StoredDuty & { readonly givenAt: DateTime }): Promise<void> {
  await tx.insert(memberDuties).values(duty).returning({ id: memberDuties.id })
}

/** @throws not-found */
export async function getDuty(read: Read, memberId: string, id: string): Promise<StoredDuty> {
  const [duty] = await read
    .select()
    .from(memberDuties)
    .where(and(eq(memberDuties.id, id), eq(memberDuties.memberId, memberId)))
  if (!duty) throw notFound('duty of this member')
  return duty
}

/** Undefined drops it. */
export async function endDutyRow(tx: Tx, id: string, until: string | undefined): Promise<void> {
  const where = eq(memberDuties.id, id)
  if (until === undefined) await tx.delete(memberDuties).where(where)
  else await tx.update(memberDuties).set({ until }).where(where)
}

/** By kind and first day. */
export async function credentialsOf(read: Read, memberId: string): Promise<readonly StoredCredential[]> {
  return read
    .select()
    .from(memberCredentials)
    .where(eq(memberCredentials.memberId, memberId))
    .orderBy(asc(memberCredentials.kind), asc(memberCredentials.validFrom))
}

/** @throws not-found */
export async function getCredential(read: Read, memberId: string, id: string): Promise<StoredCredential> {
  const [credential] = await read
    .select()
    .from(memberCredentials)
    .where(and(eq(memberCredentials.id, id), eq(memberCredentials.memberId, memberId)))
  if (!credential) throw notFound('credential of this member')
  return credential
}

export async function insertCredential(tx: Tx, credential: StoredCredential): Promise<void> {
  await tx.insert(memberCredentials).values(credential).returning({ id: memberCredentials.id })
}

export async function updateCredential(tx: Tx, { id, ...change }: StoredCredential): Promise<void> {
  await tx.update(memberCredentials).set(change).where(eq(memberCredentials.id, id))
}

export async function teamsOf(read: Read, memberId: string): Promise<readonly TeamMembership[]> {
  return read
    .select()
    .from(teamMemberships)
    .where(eq(teamMemberships.memberId, memberId))
    .orderBy(asc(teamMemberships.from), asc(teamMemberships.id))
}

/** @throws not-found */
export async function getTeamMembership(read: Read, memberId: string, id: string): Promise<TeamMembership> {
  const found = (await teamsOf(read, memberId)).find((membership) => membership.id === id)
  if (!found) throw notFound('team of this member')
  return found
}

export async function insertTeamMembership(tx: Tx, membership: Omit<TeamMembership, 'id'>, id: string = randomUUID()) {
  await tx.insert(teamMemberships).values({ id, ...membership })
}

/** Undefined drops it. */
export async function endTeamMembershipRow(tx: Tx, id: string, until: string | undefined): Promise<void> {
  const where = eq(teamMemberships.id, id)
  if (until === undefined) await tx.delete(teamMemberships).where(where)
  else await tx.update(teamMemberships).set({ until }).where(where)
}

/** Ends duties and teams of a member who leaves on a day. Those to come are dropped. */
export async function endEverything(tx: Tx, memberId: string, on: string): Promise<void> {
  for (const table of [memberDuties, teamMemberships] as const) {
    const own = eq(table.memberId, memberId)
    await tx.delete(table).where(and(own, gte(table.from, on)))
    await tx
      .update(table)
      .set({ until: on })
      .where(and(own, or(isNull(table.until), gt(table.until, on))))
  }
}

/** Those who had left by a day and whose routing addresses are still there. */
export async function formerWithAddress(read: Read, day: string): Promise<readonly string[]> {
  const rows = await read
    .selectDistinct({ id: members.id })
    .from(members)
    .innerJoin(routingAddresses, eq(routingAddresses.memberId, members.id))
    .where(lte(members.leftOn, day))
  return rows.map(({ id }) => id)
}

/** @returns whether there were any */
export async function deleteAddressesOf(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx
    .delete(routingAddresses)
    .where(eq(routingAddresses.memberId, memberId))
    .returning({ lineId: routingAddresses.lineId })
  return rows.length > 0
}
