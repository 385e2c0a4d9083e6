// Taking members in, changing what is known of them, and letting them go.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { mustBeFinished, type WorkInHand } from '../access/work-in-hand.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate } from '../errors.ts'
import { keepingHouseNumbers } from '../lines/kept-numbers.ts'
import { dayOf, isZone } from '../lines/wall-clock.ts'
import { depart, type LeavingStep, takeSteps } from './leaving-step.ts'
import type { Limits, Member, Tier } from './member.ts'
import {
  deleteAddressesOf,
  displayCodeOf,
  endEverything,
  formerWithAddress,
  insertMember,
  lastNumber,
  type MemberChange,
  updateMember,
} from './member-store.ts'
import { findOrganisation } from './organisation-store.ts'
import { mustTend } from './own.ts'
import { getMember } from './store.ts'

export interface NewMemberInput {
  /** Left out: the next of the house's own series. */
  readonly displayCode?: string | undefined
  readonly name: string
  readonly tier: Tier
  readonly organisationId?: string | null | undefined
  readonly languages: readonly string[]
  readonly dialects: readonly string[]
  readonly zone: string
  /** Left out: today. */
  readonly joinedOn?: string | undefined
  readonly agreementOn?: string | null | undefined
  readonly limits: Limits
  readonly note: string
}

/** @throws conflict when the display code is taken */
export async function createMember(
  deps: Deps,
  actor: Actor,
  input: NewMemberInput,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'people:write')
  return deps.db.write('create-member', (tx) =>
    once(tx, attempt, async (id) => {
      await insertTakenIn(tx, { deps, actor }, { ...input, id })
      return id
    }),
  )
}

/** As a part of a greater write, by somebody who may. @throws invalid-input; conflict when the display code is taken */
export async function insertTakenIn(
  tx: Tx,
  { deps, actor }: { readonly deps: Deps; readonly actor: Actor },
  input: NewMemberInput & { readonly id: string },
): Promise<void> {
  mustBeZone(input.zone)
  const at = deps.clock.now()
  const { organisationId = null, agreementOn = null, joinedOn = dayOf(at, input.zone), ...given } = input
  await mustBeOrganisation(tx, organisationId, joinedOn)
  const displayCode = input.displayCode ?? displayCodeOf((await lastNumber(tx)) + 1)
  const dates = { joinedOn, agreementOn, leftOn: null, createdAt: at, revision: 1 }
  const isNew = await keepingHouseNumbers(tx, () =>
    insertMember(tx, { ...given, ...dates, displayCode, organisationId }),
  )
  if (!isNew) {
    throw conflict({ en: `The display code ${displayCode} is taken.`, zh: `代号 ${displayCode} 已被使用。` })
  }
  await audit(tx, actor, { at, action: 'member.create', record: 'member', recordId: input.id })
  announce('people')
}

function mustBeZone(zone: string): void {
  if (!isZone(zone)) throw invalidInput([{ path: 'zone', message: 'is not an IANA time zone', zh: '不是有效的时区' }])
}

async function mustBeOrganisation(read: Read, id: string | null, day: string): Promise<void> {
  if (id === null) return
  const organisation = await findOrganisation(read, id)
  if (!organisation)
    throw invalidInput([{ path: 'organisationId', message: 'there is no such organisation', zh: '没有这个组织' }])
  if (organisation.retiredOn !== null && organisation.retiredOn <= day) {
    throw invalidInput([{ path: 'organisationId', message: 'this organisation is retired', zh: '该组织已停用' }])
  }
}

/** What members may say of themselves. */
export interface OwnEdit {
  readonly languages?: readonly string[] | undefined
  readonly dialects?: readonly string[] | undefined
  readonly zone?: string | undefined
  readonly limits?: Limits | undefined
}

export interface MemberEdit extends OwnEdit {
  readonly name?: string | undefined
  readonly tier?: Tier | undefined
  readonly organisationId?: string | null | undefined
  /** Only while the member has not joined. */
  readonly joinedOn?: string | undefined
  readonly agreementOn?: string | null | undefined
  readonly note?: string | undefined
}

const OWN_PARTS: readonly string[] = ['languages', 'dialects', 'zone', 'limits'] satisfies (keyof OwnEdit)[]

/**
 * Coordinators change everything, members their own languages, dialects, zone and limits.
 * @throws not-found, lost-update, forbidden naming the parts that need a coordinator
 */
export async function changeMember(
  deps: Deps,
  actor: Actor,
  id: string,
  { edit, expectedRevision }: { readonly edit: MemberEdit; readonly expectedRevision: number | undefined },
): Promise<void> {
  mustTend(actor, id)
  mustBeAllowed(actor, edit)
  if (edit.zone !== undefined) mustBeZone(edit.zone)
  const at = deps.clock.now()
  await deps.db.write('change-member', async (tx) => {
    const member = await memberAt(tx, id, expectedRevision)
    const today = dayOf(at, member.zone)
    if (edit.joinedOn !== undefined && edit.joinedOn !== member.joinedOn && member.joinedOn <= today) {
      throw conflict({ en: 'A member who has joined keeps the day of joining.', zh: '已加入的成员不能更改加入日。' })
    }
    if (edit.organisationId !== member.organisationId) await mustBeOrganisation(tx, edit.organisationId ?? null, today)
    await keepingHouseNumbers(tx, () => updateMember(tx, member, present(edit)))
    await audit(tx, actor, { at, action: 'member.change', record: 'member', recordId: id })
    announce('people')
  })
}

function mustBeAllowed(actor: Actor, edit: MemberEdit): void {
  if (holds(actor, 'people:write')) return
  const others = Object.keys(edit).filter((part) => !OWN_PARTS.includes(part))
  if (others.length > 0) throw forbidden(`Only a coordinator changes ${others.join(', ')}.`)
}

async function memberAt(tx: Tx, id: string, expectedRevision: number | undefined): Promise<Member> {
  const member = await getMember(tx, id)
  if (expectedRevision !== undefined && expectedRevision !== member.revision) throw lostUpdate()
  return member
}

const present = (edit: MemberEdit): MemberChange =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined))

export interface Leaving {
  /** First day on which the member is no longer with us; null when they stay after all. */
  readonly on: string | null
  readonly reason?: string | undefined
  /** Duties ahead were looked at, and are to be opened for others. */
  readonly openDuties: boolean
  readonly expectedRevision: number | undefined
}

/** What features above settle before and after. */
export interface LeavingHooks {
  readonly works: readonly WorkInHand[]
  readonly steps: readonly LeavingStep[]
}

/**
 * Duties and teams end with the member; on the day itself routing addresses are forgotten. What was worked stays.
 * @throws conflict for a day that is past, for somebody who has left already, while something is unfinished, or when
 * duties would be open and nobody has confirmed it
 */
export async function setLeaving(
  deps: Deps,
  actor: Actor,
  id: string,
  leaving: Leaving,
  { works, steps }: LeavingHooks,
): Promise<void> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  await depart(deps, 'set-leaving', async (tx) => {
    const member = await memberAt(tx, id, leaving.expectedRevision)
    const today = dayOf(at, member.zone)
    if (member.leftOn !== null && member.leftOn <= today) {
      throw conflict({
        en: 'This member has left. Somebody who comes back is taken in anew.',
        zh: '此人已离开；重新加入请另行登记。',
      })
    }
    if (leaving.on !== null && leaving.on < today)
      throw conflict({ en: 'Days that are past stay as they were.', zh: '过去的日子不再改动。' })
    if (leaving.on !== null && leaving.on < member.joinedOn)
      throw conflict({ en: 'Nobody leaves before joining.', zh: '离开日不能早于加入日。' })
    if (leaving.on !== null) await mustBeFinished(tx, { memberId: id }, { works })
    await updateMember(tx, member, { leftOn: leaving.on })
    if (leaving.on !== null) await endEverything(tx, id, leaving.on)
    const { on, openDuties } = leaving
    const after = on === null ? [] : await takeSteps(tx, { actor, at }, { memberId: id, on, openDuties, steps })
    if (leaving.on === today) await forgetAddressesOf(tx, actor, { memberId: id, at })
    const action = leaving.on === null ? 'member.stay' : 'member.leave'
    const note = { at, action, record: 'member', recordId: id, reason: leaving.reason }
    await keepingHouseNumbers(tx, () => audit(tx, actor, note))
    announce('people')
    return after
  })
}

async function forgetAddressesOf(
  tx: Tx,
  actor: Actor,
  { memberId, at }: { memberId: string; at: DateTime },
): Promise<void> {
  if (!(await deleteAddressesOf(tx, memberId))) return
  await audit(tx, actor, { at, action: 'routing-address.forget', record: 'member', recordId: memberId })
}

/** A day that has come in every zone: the last evening's calls still reach those who leave. */
const ELSEWHERE = { hours: 12 }

/** Where the calls of those who have left went is forgotten. */
export async function forgetFormerAddresses(deps: Deps, actor: Actor): Promise<void> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  const day = at.minus(ELSEWHERE).toFormat('yyyy-MM-dd')
  await deps.db.write('forget-former-addresses', async (tx) => {
    for (const memberId of await formerWithAddress(tx, day)) await forgetAddressesOf(tx, actor, { memberId, at })
    announce('people')
  })
}
