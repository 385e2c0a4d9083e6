// What administrators do with accounts.
import type { DateTime } from 'luxon'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import type { Account, Language } from './account.ts'
import {
  type AccountChange,
  countAdministrators,
  getAccount,
  insertAccount,
  replaceRoles,
  updateAccount,
} from './account-store.ts'
import { type Actor, mustHold } from './actor.ts'
import { audit } from './audit.ts'
import { type Attempt, type Created, once } from './idempotency.ts'
import { dropPasswordLinks, newLink, type OneTimeLink, storePasswordLink } from './one-time-link.ts'
import { checkNewPassword, hashPassword } from './password.ts'
import type { Role } from './permissions.ts'
import { deleteSessionsOf } from './session-store.ts'
import { mustBeFinished, type WorkInHand } from './work-in-hand.ts'

export interface NewAccountInput {
  readonly name: string
  readonly roles: readonly Role[]
  readonly memberId?: string | null | undefined
  readonly language: Language
  /** Left out: the owner chooses one by a one-time link. */
  readonly password?: string | undefined
}

/** @throws conflict when the name is taken, or the member has an account */
export async function createAccount(
  deps: Deps,
  actor: Actor,
  input: NewAccountInput,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'accounts:manage')
  if (input.password !== undefined) checkNewPassword(input.password, input.name)
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password)
  const at = deps.clock.now()
  const { name, language, memberId = null } = input
  return deps.db.write('create-account', (tx) =>
    once(tx, attempt, async (id) => {
      const account = { id, name, passwordHash, language, memberId, createdAt: at }
      if (!(await insertAccount(tx, account, input.roles))) {
        throw conflict('The account name is taken, or the member has an account already.')
      }
      await audit(tx, actor, { at, action: 'account.create', record: 'account', recordId: id })
      return id
    }),
  )
}

export interface AccountEdit {
  readonly roles?: readonly Role[] | undefined
  readonly memberId?: string | null | undefined
  readonly language?: Language | undefined
  readonly disabled?: boolean | undefined
  readonly reason?: string | undefined
  readonly expectedRevision: number | undefined
  /** When it is disabled: what its member has in hand is given back, instead of refusing. */
  readonly giveBackWork?: boolean | undefined
  readonly works?: readonly WorkInHand[] | undefined
}

/**
 * Changes what is given. It holds from the next request on.
 * @throws not-found, lost-update; conflict, also for disabling somebody who has work in hand
 */
export async function changeAccount(deps: Deps, actor: Actor, id: string, edit: AccountEdit): Promise<void> {
  mustHold(actor, 'accounts:manage')
  const at = deps.clock.now()
  await deps.db.write('change-account', async (tx) => {
    const before = await getAccount(tx, id)
    const disabledAt =
      edit.disabled === undefined ? before.disabledAt : edit.disabled ? (before.disabledAt ?? at) : null
    const change: AccountChange = {
      disabledAt,
      language: edit.language ?? before.language,
      memberId: edit.memberId === undefined ? before.memberId : edit.memberId,
    }
    await updateAccount(tx, id, { change, expected: edit.expectedRevision })
    if (edit.roles) await replaceRoles(tx, id, edit.roles)
    await mustKeepAdministrator(tx)
    if (disabledAt !== null) await endEverything(tx, id)
    if (disabledAt !== null && before.disabledAt === null) await settleWork(tx, { actor, at, before, edit })
    for (const action of changesIn(before, edit)) {
      await audit(tx, actor, { at, action, record: 'account', recordId: id, reason: edit.reason })
    }
    announce('access')
  })
}

/** Somebody whose account was stolen must be locked out at once: then what they have goes back. */
const GIVE_BACK = {
  en: 'Or give all of it back with giveBackWork: true.',
  zh: '也可以用 giveBackWork: true 全部交回。',
}

interface Disabling {
  readonly actor: Actor
  readonly at: DateTime
  readonly before: Account
  readonly edit: AccountEdit
}

async function settleWork(tx: Tx, { actor, at, before: { memberId }, edit }: Disabling): Promise<void> {
  const { works = [], giveBackWork = false } = edit
  if (memberId === null) return
  if (!giveBackWork) return mustBeFinished(tx, { memberId }, { works, confirm: GIVE_BACK })
  for (const work of works) await work.giveBack(tx, { actor, memberId, at })
}

async function mustKeepAdministrator(tx: Tx): Promise<void> {
  if ((await countAdministrators(tx)) === 0) throw conflict('At least one administrator must remain.')
}

async function endEverything(tx: Tx, accountId: string): Promise<void> {
  await deleteSessionsOf(tx, accountId)
  await dropPasswordLinks(tx, accountId)
}

function changesIn(before: Account, edit: AccountEdit): readonly string[] {
  const isDisabled = before.disabledAt !== null
  const switched = edit.disabled !== undefined && edit.disabled !== isDisabled
  return [
    ...(edit.roles ? ['account.set-roles'] : []),
    ...(switched ? [edit.disabled ? 'account.disable' : 'account.enable'] : []),
    ...(edit.memberId !== undefined || edit.language !== undefined ? ['account.change'] : []),
  ]
}

/** A link by which the owner chooses a new password. The old one works until then. @throws not-found, conflict */
export async function issuePasswordLink(deps: Deps, actor: Actor, id: string): Promise<OneTimeLink> {
  mustHold(actor, 'accounts:manage')
  const at = deps.clock.now()
  const link = newLink('password', at)
  await deps.db.write('issue-password-link', async (tx) => {
    const account = await getAccount(tx, id)
    if (account.disabledAt !== null) throw conflict('The account is disabled.')
    await storePasswordLink(tx, id, link)
    await audit(tx, actor, { at, action: 'account.issue-password-link', record: 'account', recordId: id })
  })
  return link
}
