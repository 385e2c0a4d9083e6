// The verbs of webhooks, by an administrator, and of one's own mail address.
import { randomBytes, randomUUID } from 'node:crypto'
import { type Actor, mustBePerson, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { dropWaiting, reviveDead } from './delivery-store.ts'
import { faultOfUrl } from './destination.ts'
import { enqueue } from './enqueue.ts'
import { TEST_KIND } from './message.ts'
import {
  changeWebhook,
  deleteWebhook,
  getWebhook,
  insertWebhook,
  listWebhooks,
  putMailAddress,
  sealSecret,
  type WebhookRow,
} from './webhook-store.ts'

export interface WebhookInput {
  readonly url: string
  readonly label: string
  readonly kinds: readonly string[]
}

/** Shown once. */
export interface WithSecret {
  readonly webhook: WebhookRow
  readonly secret: string
}

const MOST = 50
/** Both secrets sign for so long after a change. */
const OLD_SECRET = { days: 1 }

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

function mustBeAllowed(deps: Deps, url: string): void {
  const fault = faultOfUrl(url, deps.config.webhookHosts)
  if (fault) throw invalidInput([{ path: 'body.url', message: fault }])
}

/** @throws invalid-input for an address that may not be used, or too many webhooks */
export async function createWebhook(deps: Deps, actor: Actor, input: WebhookInput): Promise<WithSecret> {
  mustHold(actor, 'webhooks:manage')
  mustBeAllowed(deps, input.url)
  const [id, secret, now] = [randomUUID(), newSecret(), deps.clock.now()]
  const webhook: WebhookRow = {
    id,
    ...input,
    secret: sealSecret(deps.keys, id, secret),
    oldSecret: null,
    oldSecretUntil: null,
    createdAt: now,
    createdBy: actor.accountId,
    disabledAt: null,
    revision: 1,
  }
  return deps.db.write('create-webhook', async (tx) => {
    if ((await listWebhooks(tx)).length >= MOST)
      throw invalidInput([{ path: 'body', message: `at most ${MOST} webhooks` }])
    await insertWebhook(tx, webhook)
    await audit(tx, actor, { at: now, action: 'webhook.create', record: 'webhook', recordId: id })
    return { webhook: await getWebhook(tx, id), secret }
  })
}

export interface WebhookChange {
  readonly url?: string | undefined
  readonly label?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly disabled?: boolean | undefined
}

/** @throws not-found, invalid-input, lost-update */
export async function updateWebhook(
  deps: Deps,
  actor: Actor,
  id: string,
  { url, label, kinds, disabled }: WebhookChange,
  expected?: number,
): Promise<WebhookRow> {
  mustHold(actor, 'webhooks:manage')
  if (url !== undefined) mustBeAllowed(deps, url)
  return deps.db.write('update-webhook', async (tx) => {
    const now = deps.clock.now()
    const row = await getWebhook(tx, id)
    const state = disabled === undefined ? {} : { disabledAt: disabled ? (row.disabledAt ?? now) : null }
    if (disabled) await dropWaiting(tx, id)
    await audit(tx, actor, { at: now, action: 'webhook.update', record: 'webhook', recordId: id })
    return changeWebhook(tx, row, { ...given({ url, label, kinds }), ...state }, expected)
  })
}

/** What is there of it. */
const given = ({ url, label, kinds }: WebhookChange) => ({
  ...(url === undefined ? {} : { url }),
  ...(label === undefined ? {} : { label }),
  ...(kinds === undefined ? {} : { kinds }),
})

/** A new secret; the one before signs too for a day. @throws not-found */
export async function renewSecret(deps: Deps, actor: Actor, id: string): Promise<WithSecret> {
  mustHold(actor, 'webhooks:manage')
  const secret = newSecret()
  const sealed = sealSecret(deps.keys, id, secret)
  const webhook = await deps.db.write('renew-webhook-secret', async (tx) => {
    const now = deps.clock.now()
    const row = await getWebhook(tx, id)
    await audit(tx, actor, { at: now, action: 'webhook.renew-secret', record: 'webhook', recordId: id })
    const change = { secret: sealed, oldSecret: row.secret, oldSecretUntil: now.plus(OLD_SECRET) }
    return changeWebhook(tx, row, change, undefined)
  })
  return { webhook, secret }
}

type OnWebhook = (deps: Deps, actor: Actor, id: string) => Promise<void>

const onWebhook =
  (verb: string, work: (tx: Tx, deps: Deps, id: string) => Promise<unknown>): OnWebhook =>
  async (deps, actor, id) => {
    mustHold(actor, 'webhooks:manage')
    await deps.db.write(`${verb}-webhook`, async (tx) => {
      await getWebhook(tx, id)
      await audit(tx, actor, { at: deps.clock.now(), action: `webhook.${verb}`, record: 'webhook', recordId: id })
      await work(tx, deps, id)
    })
  }

/** @throws not-found */
export const removeWebhook = onWebhook('delete', async (tx, _deps, id) => {
  await dropWaiting(tx, id)
  await deleteWebhook(tx, id)
})

/** Tries the deliveries again that were given up. @throws not-found */
export const retryWebhook = onWebhook('retry', (tx, deps, id) => reviveDead(tx, id, deps.clock.now()))

/** Sends this webhook a harmless message, whatever kinds it takes. @throws not-found */
export const testWebhook = onWebhook('test', (tx, deps, id) =>
  enqueue(tx, { kind: TEST_KIND, data: { webhookId: id }, at: deps.clock.now() }),
)

/** Where one is told by e-mail; null: nowhere. */
export async function setMailAddress(deps: Deps, actor: Actor, address: string | null): Promise<void> {
  mustBePerson(actor)
  const { accountId } = actor
  await deps.db.write('set-mail-address', async (tx) => {
    const now = deps.clock.now()
    await putMailAddress(tx, deps.keys, { accountId, address, now })
    await audit(tx, actor, { at: now, action: 'mail-address.set', record: 'account', recordId: accountId })
  })
}
