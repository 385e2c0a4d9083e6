// What an import reads and writes: everything in one transaction.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import { listLines } from '../../lines/store.ts'
import { displayCodeOf, lastNumber } from '../member-store.ts'
import { listOrganisations, listTeams } from '../organisation-store.ts'
import { memberCredentials, memberDuties, memberImports, members, teamMemberships } from '../tables.ts'
import type { ImportedMember, Known } from './check-rows.ts'

export async function knownTo(read: Read, today: string): Promise<Known> {
  const lines = await listLines(read)
  const organisations = await listOrganisations(read)
  const teams = await listTeams(read)
  const codes = await read.select({ code: members.displayCode }).from(members)
  return {
    today,
    lines: new Map(
      lines.filter(({ closedOn }) => closedOn === null || closedOn > today).map(({ code, id }) => [code, id]),
    ),
    organisations,
    teams,
    displayCodes: new Set(codes.map(({ code }) => code)),
  }
}

export interface MemberImport {
  readonly id: string
  readonly at: DateTime
  readonly members: number
}

export async function insertImport(tx: Tx, done: MemberImport): Promise<void> {
  await tx.insert(memberImports).values(done).returning({ id: memberImports.id })
}

/** @throws not-found */
export async function getImport(read: Read, id: string): Promise<MemberImport> {
  const [found] = await read.select().from(memberImports).where(eq(memberImports.id, id))
  if (!found) throw notFound('import')
  return found
}

const BATCH = 100

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH))
}

/** @returns the ids of the new members, in order */
export async function insertImported(tx: Tx, all: readonly ImportedMember[], at: DateTime): Promise<readonly string[]> {
  const codes = await codesFor(tx, all)
  const dated = all.map((member, index) => ({ ...member, id: randomUUID(), displayCode: codes[index] ?? '' }))
  const rows = dated.map(({ teamIds: _teams, duties: _duties, credentials: _credentials, ...member }) => ({
    ...member,
    zone: ZONE,
    leftOn: null,
    createdAt: at,
    revision: 1,
  }))
  await inBatches(rows, (batch) => tx.insert(members).values(batch))
  const parts = dated.flatMap(({ id: memberId, joinedOn: from, ...member }) =>
    member.duties.map((duty) => ({ id: randomUUID(), memberId, ...duty, from, until: null })),
  )
  await inBatches(parts, (batch) => tx.insert(memberDuties).values(batch))
  const credentials = dated.flatMap(({ id: memberId, ...member }) =>
    member.credentials.map((credential) => ({ id: randomUUID(), memberId, ...credential })),
  )
  await inBatches(credentials, (batch) => tx.insert(memberCredentials).values(batch))
  const memberships = dated.flatMap(({ id: memberId, joinedOn: from, ...member }) =>
    member.teamIds.map((teamId) => ({ id: randomUUID(), memberId, teamId, from, until: null })),
  )
  await inBatches(memberships, (batch) => tx.insert(teamMemberships).values(batch))
  return dated.map(({ id }) => id)
}

/** Members change it themselves where it differs. */
const ZONE = 'Asia/Shanghai'

/** The codes that were sent, and the next of the house's own series for the rest. */
async function codesFor(read: Read, all: readonly ImportedMember[]): Promise<readonly string[]> {
  const sent = new Set(all.flatMap(({ displayCode }) => displayCode ?? []))
  let number = await lastNumber(read)
  const next = (): string => {
    number += 1
    const code = displayCodeOf(number)
    return sent.has(code) ? next() : code
  }
  return all.map(({ displayCode }) => displayCode ?? next())
}
