// What a member may do: duties on lines, credentials, teams. All of it is the coordinators' to say.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { mustBeFinished } from '../access/work-in-hand.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput } from '../errors.ts'
import { meet } from '../lines/day-pattern.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { keepingHouseNumbers } from '../lines/kept-numbers.ts'
import type { Effective } from '../lines/line.ts'
import { findLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import type { LeavingHooks } from './actions.ts'
import { endingOf } from './ending.ts'
import { depart, takeSteps } from './leaving-step.ts'
import type { Member, MemberDuty } from './member.ts'
import {
  endDutyRow,
  endTeamMembershipRow,
  getCredential,
  getDuty,
  getTeamMembership,
  insertCredential,
  insertDuty,
  insertTeamMembership,
  teamsOf,
  updateCredential,
} from './member-store.ts'
import { listTeams } from './organisation-store.ts'
import { dutiesOf, getMember } from './store.ts'

export interface Spell {
  /** Left out: today. */
  readonly from?: string | undefined
  readonly until?: string | null | undefined
}

function spellOf(member: Member, { from, until = null }: Spell, deps: Deps): Effective {
  const begins = from ?? dayOf(deps.clock.now(), member.zone)
  if (until !== null && until <= begins) throw invalidInput([{ path: 'until', message: 'must be after from' }])
  return { from: begins, until }
}

async function noted(tx: Tx, deps: Deps, actor: Actor, action: string, at: OfMember, reason?: string): Promise<void> {
  await audit(tx, actor, { at: deps.clock.now(), action, record: 'member', recordId: at.memberId, reason })
  announce('people')
}

/** A part of what is known of a member. */
export interface OfMember {
  readonly memberId: string
  readonly id: string
}

/** @throws conflict when the member may take this duty on some of these days already */
export async function addDuty(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { duty, attempt }: { duty: Spell & { lineId: string; role: DutyRole }; attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'people:write')
  return deps.db.write('add-duty', (tx) =>
    once(tx, attempt, async (id) => {
      const member = await getMember(tx, memberId)
      if (!(await findLine(tx, duty.lineId))) throw invalidInput([{ path: 'lineId', message: 'there is no such line' }])
      const spell = spellOf(member, duty, deps)
      const { lineId, role } = duty
      const clash = (await dutiesOf(tx, memberId)).some(
        (each) => each.lineId === lineId && each.role === role && meet(each, spell),
      )
      if (clash) throw conflict('The member may take this duty on some of these days already.')
      await insertDuty(tx, { id, memberId, lineId, role, ...spell, givenAt: deps.clock.now() })
      await noted(tx, deps, actor, 'member.add-duty', { memberId, id })
      return id
    }),
  )
}

export interface EndingDuty {
  /** First day on which it is over; left out: today. */
  readonly on?: string | undefined
  /** Duties ahead were looked at, and are to be opened for others. */
  readonly openDuties: boolean
}

/** @throws not-found; conflict, also while work of the line is unfinished, or when duties would be open unconfirmed */
export async function endDuty(
  deps: Deps,
  actor: Actor,
  at: OfMember,
  { on, openDuties, works, steps }: EndingDuty & LeavingHooks,
): Promise<void> {
  mustHold(actor, 'people:write')
  await depart(deps, 'end-duty', async (tx) => {
    const today = dayOf(deps.clock.now(), (await getMember(tx, at.memberId)).zone)
    const duty = await getDuty(tx, at.memberId, at.id)
    const last = on ?? today
    const { lineId, role } = duty
    const rolesLeft = (await dutiesOf(tx, at.memberId)).filter(isLeft({ ...at, lineId, last })).map((each) => each.role)
    await mustBeFinished(tx, { memberId: at.memberId, from: { lineId, role, rolesLeft } }, { works })
    await endDutyRow(tx, at.id, endingOf(duty, last, today) === 'end' ? last : undefined)
    const departure = { memberId: at.memberId, on: last, from: duty, openDuties }
    const after = await takeSteps(tx, { actor, at: deps.clock.now() }, { ...departure, steps })
    await noted(tx, deps, actor, 'member.end-duty', at)
    return after
  })
}

/** Other duties on the line that go on after the last day of this one. */
const isLeft =
  ({ id, lineId, last }: { readonly id: string; readonly lineId: string; readonly last: string }) =>
  (duty: MemberDuty & { readonly id: string }): boolean =>
    duty.id !== id && duty.lineId === lineId && (duty.until === null || duty.until > last)

/** @throws conflict when the member is in the team on some of these days already */
export async function joinTeam(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { membership, attempt }: { membership: Spell & { teamId: string }; attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'people:write')
  return deps.db.write('join-team', (tx) =>
    once(tx, attempt, async (id) => {
      const spell = spellOf(await getMember(tx, memberId), membership, deps)
      const { teamId } = membership
      const team = (await listTeams(tx)).find((each) => each.id === teamId)
      if (!team) throw invalidInput([{ path: 'teamId', message: 'there is no such team' }])
      if (team.retiredOn !== null && (spell.until === null || spell.until > team.retiredOn)) {
        throw invalidInput([{ path: 'teamId', message: 'this team is retired' }])
      }
      const clash = (await teamsOf(tx, memberId)).some((each) => each.teamId === teamId && meet(each, spell))
      if (clash) throw conflict('The member is in this team on some of these days already.')
      await insertTeamMembership(tx, { memberId, teamId, ...spell }, id)
      await noted(tx, deps, actor, 'member.join-team', { memberId, id })
      return id
    }),
  )
}

/** @throws not-found, conflict */
export async function leaveTeam(deps: Deps, actor: Actor, at: OfMember, on?: string): Promise<void> {
  mustHold(actor, 'people:write')
  await deps.db.write('leave-team', async (tx) => {
    const today = dayOf(deps.clock.now(), (await getMember(tx, at.memberId)).zone)
    const membership = await getTeamMembership(tx, at.memberId, at.id)
    const last = on ?? today
    await endTeamMembershipRow(tx, at.id, endingOf(membership, last, today) === 'end' ? last : undefined)
    await noted(tx, deps, actor, 'member.leave-team', at)
  })
}

export interface NewCredential {
  readonly kind: string
  readonly validFrom: string
  readonly validUntil: string | null
}

export async function addCredential(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { credential, attempt }: { credential: NewCredential; attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'people:write')
  mustBeSpan(credential)
  return deps.db.write('add-credential', (tx) =>
    once(tx, attempt, async (id) => {
      await getMember(tx, memberId)
      await insertCredential(tx, { id, memberId, ...credential })
      await noted(tx, deps, actor, 'member.add-credential', { memberId, id })
      return id
    }),
  )
}

function mustBeSpan({ validFrom, validUntil }: Pick<NewCredential, 'validFrom' | 'validUntil'>): void {
  if (validUntil !== null && validUntil <= validFrom) {
    throw invalidInput([{ path: 'validUntil', message: 'must be after validFrom' }])
  }
}

/** Prolongs, revokes or corrects a credential; the trail keeps the reason. @throws not-found */
export async function changeCredential(
  deps: Deps,
  actor: Actor,
  at: OfMember,
  edit: {
    readonly validFrom?: string | undefined
    readonly validUntil?: string | null | undefined
    readonly reason: string
  },
): Promise<void> {
  mustHold(actor, 'people:write')
  await deps.db.write('change-credential', async (tx) => {
    const credential = await getCredential(tx, at.memberId, at.id)
    const { validFrom = credential.validFrom, validUntil = credential.validUntil } = edit
    mustBeSpan({ validFrom, validUntil })
    await updateCredential(tx, { ...credential, validFrom, validUntil })
    await keepingHouseNumbers(tx, () => noted(tx, deps, actor, 'member.change-credential', at, edit.reason))
  })
}
