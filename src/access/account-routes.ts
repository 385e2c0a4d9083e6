// Accounts, for administrators.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, recordId } from '../http/wire.ts'
import { changeAccount, createAccount, issuePasswordLink } from './account-actions.ts'
import { getAccount, listAccounts } from './account-store.ts'
import { attemptOf } from './idempotency.ts'
import * as wire from './wire.ts'
import type { WorkInHand } from './work-in-hand.ts'

const tags = ['access']
const config = { access: 'accounts:manage' } as const
const cursorKey = z.object({ at: isoInstant, id: recordId })

export const accountRoutes =
  (deps: Deps, works: readonly WorkInHand[]): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/accounts',
      config,
      schema: { tags, summary: 'All accounts', querystring: pageQuery, response: { 200: pageOf(wire.account) } },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, cursorKey)
        const rows = await deps.db.read((read) => listAccounts(read, limit + 1, after))
        const page = pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
        return sendPage(reply, request, page)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/accounts',
      config,
      schema: { tags, summary: 'Create an account', body: wire.newAccount, response: { 201: wire.account } },
      handler: async (request, reply) => {
        const { id } = await createAccount(deps, request.actor, request.body, attemptOf(deps, request))
        const account = await deps.db.read((read) => getAccount(read, id))
        setRevision(reply, account.revision)
        return reply.code(201).send(account)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/accounts/:id',
      config,
      schema: { tags, summary: 'One account', params: idParams, response: { 200: wire.account } },
      handler: async (request, reply) => {
        const account = await deps.db.read((read) => getAccount(read, request.params.id))
        setRevision(reply, account.revision)
        return account
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/accounts/:id',
      config,
      schema: {
        tags,
        summary: 'Change an account',
        description:
          'Roles hold from the next request on. Disabling ends its sessions and stops its tokens; it is refused, with `unfinished`, while its member has open follow-ups, cases or expert questions, unless `giveBackWork` frees them for others.',
        params: idParams,
        body: wire.accountEdit,
        response: { 200: wire.account },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        await changeAccount(deps, request.actor, id, {
          ...request.body,
          expectedRevision: expectedRevision(request),
          works,
        })
        const account = await deps.db.read((read) => getAccount(read, id))
        setRevision(reply, account.revision)
        return account
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/accounts/:id/password-link',
      config,
      schema: {
        tags,
        summary: 'Issue a one-time link to choose a password',
        params: idParams,
        response: { 201: wire.oneTimeLink },
      },
      handler: async (request, reply) => {
        const link = await issuePasswordLink(deps, request.actor, request.params.id)
        return reply.code(201).send({ ...link, path: `/password#${link.token}` })
      },
    })
  }
