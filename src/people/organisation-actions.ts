// What coordinators do with organisations and teams. They retire and are never deleted: members remember them.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Deps } from '../deps.ts'
import { conflict, lostUpdate } from '../errors.ts'
import type { Organisation, Team } from './organisation.ts'
import {
  getOrganisation,
  getTeam,
  insertOrganisation,
  insertTeam,
  updateOrganisation,
  updateTeam,
} from './organisation-store.ts'

type New<T> = Omit<T, 'id' | 'retiredOn' | 'revision'>
type Edit<T> = { readonly [K in keyof Omit<T, 'id' | 'code' | 'revision'>]?: T[K] | undefined }

/** What is given, without what is not. */
const present = <T extends object>(edit: { [K in keyof T]?: T[K] | undefined }): Partial<T> => {
  const result: Partial<T> = {}
  for (const key in edit) if (edit[key] !== undefined) result[key] = edit[key]
  return result
}

function mustBeCurrent(row: { readonly revision: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.revision) throw lostUpdate()
}

/** @throws conflict when the code is taken */
export async function addOrganisation(
  deps: Deps,
  actor: Actor,
  input: New<Organisation>,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  return deps.db.write('add-organisation', (tx) =>
    once(tx, attempt, async (id) => {
      if (!(await insertOrganisation(tx, { ...input, id, retiredOn: null, revision: 1 }))) {
        throw conflict(`There is an organisation ${input.code} already.`)
      }
      await audit(tx, actor, { at, action: 'organisation.add', record: 'organisation', recordId: id })
      announce('people')
      return id
    }),
  )
}

/** @throws not-found, lost-update */
export async function changeOrganisation(
  deps: Deps,
  actor: Actor,
  id: string,
  { edit, expectedRevision }: { edit: Edit<Organisation>; expectedRevision: number | undefined },
): Promise<void> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  await deps.db.write('change-organisation', async (tx) => {
    const organisation = await getOrganisation(tx, id)
    mustBeCurrent(organisation, expectedRevision)
    await updateOrganisation(tx, organisation, present<Omit<Organisation, 'id' | 'code' | 'revision'>>(edit))
    await audit(tx, actor, { at, action: 'organisation.change', record: 'organisation', recordId: id })
    announce('people')
  })
}

/** @throws conflict when the code is taken */
export async function addTeam(deps: Deps, actor: Actor, input: New<Team>, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  return deps.db.write('add-team', (tx) =>
    once(tx, attempt, async (id) => {
      if (!(await insertTeam(tx, { ...input, id, retiredOn: null, revision: 1 }))) {
        throw conflict(`There is a team ${input.code} already.`)
      }
      await audit(tx, actor, { at, action: 'team.add', record: 'team', recordId: id })
      announce('people')
      return id
    }),
  )
}

/** @throws not-found, lost-update */
export async function changeTeam(
  deps: Deps,
  actor: Actor,
  id: string,
  { edit, expectedRevision }: { edit: Edit<Team>; expectedRevision: number | undefined },
): Promise<void> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  await deps.db.write('change-team', async (tx) => {
    const team = await getTeam(tx, id)
    mustBeCurrent(team, expectedRevision)
    await updateTeam(tx, team, present<Omit<Team, 'id' | 'code' | 'revision'>>(edit))
    await audit(tx, actor, { at, action: 'team.change', record: 'team', recordId: id })
    announce('people')
  })
}
