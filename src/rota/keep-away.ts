// Whoever cannot come is away for those hours: kept as an absence, so that nobody plans them there again.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Absence } from '../people/availability.ts'
import { insertAbsence, isAbsent } from '../people/availability-store.ts'
import type { By } from './place-store.ts'

export type Away = Pick<Absence, 'memberId' | 'kind' | 'start' | 'end'>

/** Where an absence covers the hours already, it is enough. */
export async function keepAway(
  tx: Tx,
  { by, actor }: { readonly by: By; readonly actor: Actor },
  away: Away,
): Promise<void> {
  if (await isAbsent(tx, away)) return
  await insertAbsence(tx, { ...away, id: randomUUID(), note: '', createdAt: by.at, revision: 1 })
  await audit(tx, actor, { at: by.at, action: 'absence.add', record: 'member', recordId: away.memberId })
  announce('people')
}
