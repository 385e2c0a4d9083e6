// The first administrator: whoever reads the token that the service prints at its start may make it.
import { randomUUID } from 'node:crypto'
import { announce } from '../db/body.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import { type Language, normalName } from './account.ts'
import { countAdministrators, insertAccount } from './account-store.ts'
import { anonymous } from './actor.ts'
import { audit } from './audit.ts'
import { dropSetupLinks, mustBeLink, newLink, type OneTimeLink, storeSetupLink, useLink } from './one-time-link.ts'
import { checkNewPassword, hashPassword } from './password.ts'

/** @returns a token to print, or undefined when there is an administrator */
export async function createSetupToken(deps: Deps): Promise<OneTimeLink | undefined> {
  const link = newLink('setup', deps.clock.now())
  return deps.db.write('create-setup-token', async (tx) => {
    if ((await countAdministrators(tx)) > 0) return undefined
    await storeSetupLink(tx, link)
    return link
  })
}

export interface FirstAdministrator {
  readonly token: string
  readonly name: string
  readonly password: string
  readonly language: Language
}

/** Uses the token up. @returns the id of the account. @throws gone, conflict, invalid-input */
export async function redeemSetupToken(deps: Deps, input: FirstAdministrator, from: string): Promise<string> {
  checkNewPassword(input.password, input.name)
  const id = randomUUID()
  const at = deps.clock.now()
  await deps.db.read((read) => mustBeLink(read, 'setup', input.token, at))
  const passwordHash = await hashPassword(input.password)
  await deps.db.write('redeem-setup-token', async (tx) => {
    await useLink(tx, 'setup', input.token, at)
    if ((await countAdministrators(tx)) > 0) throw conflict('There is an administrator already.')
    const account = {
      id,
      name: normalName(input.name),
      passwordHash,
      language: input.language,
      memberId: null,
      createdAt: at,
    }
    if (!(await insertAccount(tx, account, ['administrator']))) throw conflict('This account name is taken.')
    await dropSetupLinks(tx)
    await audit(
      tx,
      { ...anonymous(from), accountId: id },
      { at, action: 'account.set-up', record: 'account', recordId: id },
    )
    announce('access')
  })
  return id
}
