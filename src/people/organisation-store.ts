// Stores organisations and teams.
import { and, asc, eq } from 'drizzle-orm'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import type { Organisation, Team } from './organisation.ts'
import { organisations, teams } from './tables.ts'

/** By code, retired ones too. */
export async function listOrganisations(read: Read): Promise<readonly Organisation[]> {
  return read.select().from(organisations).orderBy(asc(organisations.code))
}

export async function findOrganisation(read: Read, id: string): Promise<Organisation | undefined> {
  const [organisation] = await read.select().from(organisations).where(eq(organisations.id, id))
  return organisation
}

/** @throws not-found */
export async function getOrganisation(read: Read, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(read, id)
  if (!organisation) throw notFound('organisation')
  return organisation
}

/** @returns false when the code is taken */
export async function insertOrganisation(tx: Tx, organisation: Organisation): Promise<boolean> {
  const rows = await tx
    .insert(organisations)
    .values(organisation)
    .onConflictDoNothing()
    .returning({ id: organisations.id })
  return rows.length === 1
}

/** @throws lost-update */
export async function updateOrganisation(
  tx: Tx,
  { id, revision }: Pick<Organisation, 'id' | 'revision'>,
  change: Partial<Omit<Organisation, 'id' | 'code' | 'revision'>>,
): Promise<void> {
  const rows = await tx
    .update(organisations)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(organisations.id, id), eq(organisations.revision, revision)))
    .returning({ id: organisations.id })
  if (rows.length === 0) throw lostUpdate()
}

/** By code, retired ones too. */
export async function listTeams(read: Read): Promise<readonly Team[]> {
  return read.select().from(teams).orderBy(asc(teams.code))
}

/** @throws not-found */
export async function getTeam(read: Read, id: string): Promise<Team> {
  const [team] = await read.select().from(teams).where(eq(teams.id, id))
  if (!team) throw notFound('team')
  return team
}

/** @returns false when the code is taken */
export async function insertTeam(tx: Tx, team: Team): Promise<boolean> {
  const rows = await tx.insert(teams).values(team).onConflictDoNothing().returning({ id: teams.id })
  return rows.length === 1
}

/** @throws lost-update */
export async function updateTeam(
  tx: Tx,
  { id, revision }: Pick<Team, 'id' | 'revision'>,
  change: Partial<Omit<Team, 'id' | 'code' | 'revision'>>,
): Promise<void> {
  const rows = await tx
    .update(teams)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(teams.id, id), eq(teams.revision, revision)))
    .returning({ id: teams.id })
  if (rows.length === 0) throw lostUpdate()
}
