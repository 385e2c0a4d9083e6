// Webhooks and mail addresses over HTTP.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, label, recordId } from '../http/wire.ts'
import {
  createWebhook,
  removeWebhook,
  renewSecret,
  retryWebhook,
  setMailAddress,
  testWebhook,
  updateWebhook,
} from './actions.ts'
import { type DueDelivery, deliveriesTo } from './delivery-store.ts'
import { getWebhook, hasMailAddress, listWebhooks, type WebhookRow } from './webhook-store.ts'

const kind = z
  .string()
  .max(60)
  .regex(/^[a-z-]+\.[a-z-]+$/, 'must be like alert.raised')
const url = z.url({ protocol: /^https?$/ }).max(500)
const kinds = z.array(kind).max(50).meta({ description: 'Kinds of message; empty: all.' })

const newWebhook = z.strictObject({ url, label, kinds: kinds.default([]) })
const webhookChange = z.strictObject({
  url: url.optional(),
  label: label.optional(),
  kinds: kinds.optional(),
  disabled: z.boolean().optional(),
})
const webhookBody = z
  .object({
    id: recordId,
    url: z.string(),
    label: z.string(),
    kinds: z.array(z.string()),
    createdAt: isoInstant,
    createdBy: z.string(),
    disabledAt: isoInstant.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Webhook' })
const withSecret = z.object({ ...webhookBody.shape, secret: z.string().meta({ description: 'Shown once.' }) })
const deliveryState = z.enum(['waiting', 'delivered', 'dead'])
const delivery = z.object({
  messageId: recordId,
  kind: z.string(),
  at: isoInstant,
  state: deliveryState,
  attempts: z.int(),
  dueAt: isoInstant,
  lastResult: z.string().nullable(),
  endedAt: isoInstant.nullable(),
})

const onWire = ({ id, url, label, kinds, createdAt, createdBy, disabledAt, revision }: WebhookRow) => {
  return { id, url, label, kinds: [...kinds], createdAt, createdBy, disabledAt, revision }
}
const deliveryOnWire = ({ delivery, message }: DueDelivery) => {
  const { messageId, state, attempts, dueAt, lastResult, endedAt } = delivery
  return { messageId, kind: message.kind, at: message.at, state, attempts, dueAt, lastResult, endedAt }
}

const tags = ['outbox']
const config = { access: 'webhooks:manage' } as const
const MOST_SHOWN = 200

export const outboxRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const send = (reply: FastifyReply, row: WebhookRow) => {
      setRevision(reply, row.revision)
      return onWire(row)
    }

    app.route({
      method: 'GET',
      url: '/api/v1/webhooks',
      config,
      schema: { tags, summary: 'Webhooks', response: { 200: z.object({ items: z.array(webhookBody) }) } },
      handler: async () => ({ items: (await deps.db.read(listWebhooks)).map(onWire) }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/webhooks',
      config,
      schema: {
        tags,
        summary: 'Tell another system what happens here',
        description:
          'Standard Webhooks: signed by HMAC, sent at least once, tried again for two days. Messages hold ids and codes only.',
        body: newWebhook,
        response: { 201: withSecret },
      },
      handler: async (request, reply) => {
        const { webhook, secret } = await createWebhook(deps, request.actor, request.body)
        reply.code(201).header('location', `/api/v1/webhooks/${webhook.id}`)
        return { ...send(reply, webhook), secret }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/webhooks/:id',
      config,
      schema: { tags, summary: 'One webhook', params: idParams, response: { 200: webhookBody } },
      handler: async (request, reply) => {
        return send(reply, await deps.db.read((read) => getWebhook(read, request.params.id)))
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/webhooks/:id',
      config,
      schema: {
        tags,
        summary: 'Change or disable a webhook',
        params: idParams,
        body: webhookChange,
        response: { 200: webhookBody },
      },
      handler: async (request, reply) => {
        const { params, body, actor } = request
        return send(reply, await updateWebhook(deps, actor, params.id, body, expectedRevision(request)))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/webhooks/:id',
      config,
      schema: { tags, summary: 'Remove a webhook', params: idParams, response: { 204: z.undefined() } },
      handler: async (request, reply) => {
        await removeWebhook(deps, request.actor, request.params.id)
        return reply.code(204).send()
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/webhooks/:id/secret',
      config,
      schema: {
        tags,
        summary: 'Make a new secret',
        description: 'The one before signs too for a day.',
        params: idParams,
        response: { 200: withSecret },
      },
      handler: async (request, reply) => {
        const { webhook, secret } = await renewSecret(deps, request.actor, request.params.id)
        return { ...send(reply, webhook), secret }
      },
    })

    for (const [verb, act, summary] of [
      ['test', testWebhook, 'Send a harmless message'],
      ['retry', retryWebhook, 'Try again what was given up'],
    ] as const) {
      app.route({
        method: 'POST',
        url: `/api/v1/webhooks/:id/${verb}`,
        config,
        schema: { tags, summary, params: idParams, response: { 204: z.undefined() } },
        handler: async (request, reply) => {
          await act(deps, request.actor, request.params.id)
          return reply.code(204).send()
        },
      })
    }

    app.route({
      method: 'GET',
      url: '/api/v1/webhooks/:id/deliveries',
      config,
      schema: {
        tags,
        summary: 'The latest deliveries of a webhook',
        params: idParams,
        querystring: z.object({ state: deliveryState.optional() }),
        response: { 200: z.object({ items: z.array(delivery) }) },
      },
      handler: async (request) => {
        const { id } = request.params
        const rows = await deps.db.read(async (read) => {
          await getWebhook(read, id)
          return deliveriesTo(read, id, request.query.state, MOST_SHOWN)
        })
        return { items: rows.map(deliveryOnWire) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/me/mail-address',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Whether one is told by e-mail', response: { 200: z.object({ isSet: z.boolean() }) } },
      handler: async (request) => ({
        isSet: await deps.db.read((read) => hasMailAddress(read, request.actor.accountId)),
      }),
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/me/mail-address',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Where one is told by e-mail',
        description: 'Stored sealed, and never shown again. Mails hold a subject and a link.',
        body: z.strictObject({ address: z.email().max(254).nullable() }),
        response: { 204: z.undefined() },
      },
      handler: async (request, reply) => {
        await setMailAddress(deps, request.actor, request.body.address)
        return reply.code(204).send()
      },
    })
  }
