// Delivers what is due: each delivery apart from the others, tried again with longer and longer pauses, then given up.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'
import {
  type Delivery,
  type DueDelivery,
  dropWaiting,
  dueDeliveries,
  settleDelivery,
  spreadMessages,
} from './delivery-store.ts'
import { faultOfUrl } from './destination.ts'
import { mailer, mailOf, type SendMail } from './mail.ts'
import { nextTryAfter } from './message.ts'
import { postWebhook } from './post-webhook.ts'
import { changeWebhook, getWebhook, mailRecipient, secretsOf } from './webhook-store.ts'

const AT_ONCE = 20

/** One run of the job: until nothing more is due. */
export async function deliverOutbox(deps: Deps, signal: AbortSignal): Promise<void> {
  const { db, clock } = deps
  while (!signal.aborted && (await db.write('spread-outbox', (tx) => spreadMessages(tx, clock.now()))) > 0);
  let sendMail: SendMail | undefined
  while (!signal.aborted) {
    const due = await db.read((read) => dueDeliveries(read, clock.now(), AT_ONCE))
    if (due.length === 0) return
    if (due.some(({ delivery }) => delivery.channel === 'mail')) sendMail ??= await mailer(deps.config)
    await Promise.all(due.map((each) => deliver(deps, each, sendMail)))
  }
}

type Result = { readonly ok: boolean; readonly code: string; readonly final?: boolean }

async function deliver(deps: Deps, due: DueDelivery, sendMail: SendMail | undefined): Promise<void> {
  const { delivery } = due
  const result = await (delivery.channel === 'webhook' ? toWebhook(deps, due) : toMail(deps, due, sendMail))
  const now = deps.clock.now()
  await deps.db.write('settle-delivery', async (tx) => {
    await settleDelivery(tx, delivery, outcome(delivery, result, now))
    if (result.code !== 'http-410') return
    await changeWebhook(tx, await getWebhook(tx, delivery.targetId), { disabledAt: now }, undefined)
    await dropWaiting(tx, delivery.targetId)
  })
  if (!result.ok) deps.log.warn({ channel: delivery.channel, result: result.code }, 'a message could not be delivered')
}

function outcome(delivery: Delivery, { ok, code, final }: Result, now: DateTime) {
  const attempts = delivery.attempts + 1
  const wait = ok || final ? undefined : nextTryAfter(attempts)
  return {
    attempts,
    lastResult: code,
    state: ok ? ('delivered' as const) : wait === undefined ? ('dead' as const) : ('waiting' as const),
    dueAt: wait === undefined ? delivery.dueAt : now.plus({ seconds: wait }),
    endedAt: wait === undefined ? now : null,
  }
}

async function toWebhook(deps: Deps, { delivery, message }: DueDelivery): Promise<Result> {
  const { webhookHosts, publicUrl } = deps.config
  const now = deps.clock.now()
  const [hook] = await deps.db.read(async (read) => [await getWebhook(read, delivery.targetId).catch(() => undefined)])
  if (!hook || hook.disabledAt) return { ok: false, code: 'disabled', final: true }
  if (faultOfUrl(hook.url, webhookHosts)) return { ok: false, code: 'refused-address' }
  const secrets = secretsOf(deps.keys, hook, now)
  if (secrets.length === 0) return { ok: false, code: 'no-key' }
  const link = publicUrl === undefined || message.path === null ? {} : { link: `${publicUrl}${message.path}` }
  const timestamp = new Date(message.at.toMillis()).toISOString()
  const body = JSON.stringify({ type: message.kind, timestamp, data: { ...message.data, ...link } })
  const post = { url: hook.url, secrets, messageId: message.id, body, now: new Date(now.toMillis()) }
  const answer = await postWebhook(post, webhookHosts)
  if (typeof answer === 'string') return { ok: false, code: answer }
  return { ok: answer >= 200 && answer < 300, code: `http-${answer}`, final: answer === 410 }
}

async function toMail(deps: Deps, { delivery, message }: DueDelivery, send: SendMail | undefined): Promise<Result> {
  if (!send) return { ok: false, code: 'no-mail-server', final: true }
  const to = await deps.db.read((read) => mailRecipient(read, deps.keys, delivery.targetId))
  if (!to) return { ok: false, code: 'no-address', final: true }
  const code = await send(to.address, mailOf(message.kind, message.path, to.language, deps.config.publicUrl))
  return { ok: code === 'sent', code }
}
