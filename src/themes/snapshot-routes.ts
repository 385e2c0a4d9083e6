// The JSON edge of snapshots.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, recordId } from '../http/wire.ts'
import { readExactCounts, takeSnapshot } from './actions.ts'
import { ALL_LINES } from './scope.ts'
import type { Snapshot } from './snapshot.ts'
import { getSnapshot, listSnapshots } from './snapshot-store.ts'
import * as wire from './wire.ts'

const tags = ['themes']
const place = z.object({ cutOffAt: isoInstant, id: recordId })

export const snapshotRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/themes/snapshots',
      config: { access: 'themes:write' },
      schema: {
        tags,
        summary: 'Freeze the counts of a period for a bulletin',
        body: wire.snapshotInput,
        response: { 201: wire.snapshot },
      },
      handler: async (request, reply) => {
        const { id } = await takeSnapshot(deps, request.actor, request.body, attemptOf(deps, request))
        return reply.code(201).send(viewOf(await deps.db.read((read) => getSnapshot(read, id))))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/snapshots',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Snapshots, newest first',
        querystring: pageQuery,
        response: { 200: pageOf(wire.snapshotSummary) },
      },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, place)
        const rows = await deps.db.read((read) => listSnapshots(read, { after, limit: limit + 1 }))
        const page = pageFrom(rows, limit, ({ cutOffAt, id }) => ({ cutOffAt: cutOffAt.toISO(), id }))
        return sendPage(reply, request, { ...page, items: page.items.map(summaryOf) })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/snapshots/:id',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'A snapshot, as the public may see its numbers',
        params: idParams,
        response: { 200: wire.snapshot },
      },
      handler: async (request) => viewOf(await deps.db.read((read) => getSnapshot(read, request.params.id))),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/snapshots/:id/exact',
      config: { access: 'themes:exact' },
      schema: {
        tags,
        summary: 'The exact counts behind a snapshot',
        description: 'Audited.',
        params: idParams,
        response: { 200: wire.exactCounts },
      },
      handler: async (request) => ({ items: [...(await readExactCounts(deps, request.actor, request.params.id))] }),
    })
  }

const headOf = ({ id, lineId, period, cutOffAt, rules, createdBy }: Snapshot) => ({
  id,
  line: lineId ?? ALL_LINES,
  period,
  cutOffAt,
  rules,
  createdBy,
})

const summaryOf = (snapshot: Snapshot) => ({ ...headOf(snapshot), complete: snapshot.numbers.complete })

const viewOf = (snapshot: Snapshot) => {
  const { themes, types, ...numbers } = snapshot.numbers
  return { ...headOf(snapshot), numbers: { ...numbers, themes: [...themes], types: [...types] } }
}
