// What people do with their own account: choose a password, choose a language.
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, unauthenticated } from '../errors.ts'
import type { Language } from './account.ts'
import { findForSignInById, setPasswordHash, updateAccount } from './account-store.ts'
import { type Actor, anonymous, mustBePerson } from './actor.ts'
import { audit } from './audit.ts'
import { dropPasswordLinks, mustBeLink, useLink } from './one-time-link.ts'
import { checkNewPassword, hashPassword, passwordMatches } from './password.ts'
import { deleteSessionsOf } from './session-store.ts'
import { COUNTING, countGuess, forgive, guessOf } from './throttle.ts'

/** Ends all other sessions. @throws invalid-input when the present password is not right */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  input: { readonly current: string; readonly password: string; readonly address: string },
): Promise<void> {
  const sessionId = mustBePerson(actor)
  const account = await deps.db.read((read) => findForSignInById(read, actor.accountId))
  if (!account) throw unauthenticated()
  checkNewPassword(input.password, account.name)
  const guess = guessOf(deps, account.name, input.address)
  await countGuess(deps, guess)
  if (!(await passwordMatches(account.passwordHash, input.current))) {
    throw invalidInput([{ path: 'body.current', message: 'is not your present password' }])
  }
  const passwordHash = await hashPassword(input.password)
  const at = deps.clock.now()
  const change = async (tx: Tx) => {
    const now = await findForSignInById(tx, account.id)
    if (now?.passwordHash !== account.passwordHash) throw conflict('The password was changed in the meantime.')
    await setPasswordHash(tx, account.id, passwordHash, at)
    await deleteSessionsOf(tx, account.id, sessionId)
    await dropPasswordLinks(tx, account.id)
    await forgive(tx, guess)
    await audit(tx, actor, { at, action: 'account.change-password', record: 'account', recordId: account.id })
    announce('access')
  }
  await deps.db.write('change-password', change, COUNTING)
}

/** By a one-time link. Ends every session of the account. @returns its id. @throws gone, invalid-input */
export async function redeemPasswordLink(
  deps: Deps,
  input: { readonly token: string; readonly password: string },
  from: string,
): Promise<string> {
  checkNewPassword(input.password)
  const at = deps.clock.now()
  await deps.db.read((read) => mustBeLink(read, 'password', input.token, at))
  const passwordHash = await hashPassword(input.password)
  return deps.db.write('redeem-password-link', async (tx) => {
    const id = await useLink(tx, 'password', input.token, at)
    const account = id === null ? undefined : await findForSignInById(tx, id)
    if (account?.disabledAt !== null) throw conflict('The account is disabled.')
    checkNewPassword(input.password, account.name)
    await setPasswordHash(tx, account.id, passwordHash, at)
    await deleteSessionsOf(tx, account.id)
    const owner: Actor = { ...anonymous(from), accountId: account.id }
    await audit(tx, owner, { at, action: 'account.redeem-password-link', record: 'account', recordId: account.id })
    announce('access')
    return account.id
  })
}

export async function chooseLanguage(deps: Deps, actor: Actor, language: Language): Promise<void> {
  mustBePerson(actor)
  const at = deps.clock.now()
  await deps.db.write('choose-language', async (tx) => {
    await updateAccount(tx, actor.accountId, { change: { language }, expected: undefined })
    await audit(tx, actor, { at, action: 'account.choose-language', record: 'account', recordId: actor.accountId })
  })
}
