// Liveness (the process answers) and readiness (it can do its work).
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, rowsOf } from '../db/database.ts'
import { WarmlineError } from '../errors.ts'
import type { Routes } from './routes.ts'
import { problem } from './wire.ts'

const healthy = z.object({ status: z.literal('ok') })

export const healthRoutes =
  (db: Database): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/health/live',
      config: { access: 'public' },
      schema: { tags: ['health'], summary: 'Is the process alive?', response: { 200: healthy } },
      handler: async () => ({ status: 'ok' as const }),
    })
    app.route({
      method: 'GET',
      url: '/health/ready',
      config: { access: 'public' },
      schema: { tags: ['health'], summary: 'Can it serve requests?', response: { 200: healthy, 503: problem } },
      handler: async () => {
        await db
          .read((read) => rowsOf(read, sql`select 1`))
          .catch(() => {
            throw new WarmlineError('unavailable', 'The database does not answer.', { retryAfter: 5 })
          })
        return { status: 'ok' as const }
      },
    })
  }
