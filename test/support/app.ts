// The whole application on a fresh database, called without a socket, with real sessions.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Role } from '../../src/access/permissions.ts'
import { hashSecret, newSecret, SESSION_COOKIE } from '../../src/access/secret.ts'
import { accountRoles, accounts, sessions } from '../../src/access/tables.ts'
import { buildApp } from '../../src/app.ts'
import { type FixedClock, fixedClock } from '../../src/clock.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/database.ts'
import type { Deps } from '../../src/deps.ts'
import { openKeyRing } from '../../src/privacy/key-file.ts'
import { type DatabaseSite, databaseSite } from './database.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly body: any
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

type Headers = Readonly<Record<string, string>>

export interface Client {
  readonly accountId: string
  /** The Cookie header of this client's session. */
  readonly cookie: string
  get(url: string, headers?: Headers): Promise<Answer>
  delete(url: string, headers?: Headers): Promise<Answer>
  post(url: string, body?: unknown, headers?: Headers): Promise<Answer>
  put(url: string, body?: unknown, headers?: Headers): Promise<Answer>
  patch(url: string, body?: unknown, headers?: Headers): Promise<Answer>
}

export interface TestSite {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly db: Database
  readonly clock: FixedClock
  /** Every log line so far. */
  readonly logLines: readonly string[]
  readonly anonymous: Client
  /** A new account with these roles, signed in. */
  as(roles: Role | readonly Role[], options?: { memberId?: string; accountId?: string }): Promise<Client>
  /** A client that sends this API token. */
  withToken(token: string): Client
  /** A second instance on the same database, with the same clock and keys. */
  another(): Promise<TestSite>
}

interface SiteOptions {
  /** An ISO instant; the clock stands still until it is moved. */
  readonly now?: string
  readonly env?: Readonly<Record<string, string>>
  readonly site?: DatabaseSite
  readonly clock?: FixedClock
}

/** Closed when the test ends. */
export async function testApp(options: SiteOptions = {}): Promise<TestSite> {
  const site = options.site ?? (await databaseSite())
  const clock = options.clock ?? fixedClock(options.now ?? '2026-05-14T02:00:00Z')
  const config = configOf(site, options.env)
  const { log, lines } = memoryLog()
  const db = site.open()
  const deps: Deps = { config, db, clock, log, keys: openKeyRing(config) }
  const app = await buildApp(deps)
  await app.ready()
  onTestFinished(() => app.close())
  return {
    app,
    deps,
    db,
    clock,
    logLines: lines,
    anonymous: clientOf(app, { accountId: '', headers: {} }),
    as: (roles, who) => signedIn(deps, app, [roles].flat(), who),
    withToken: (token) => clientOf(app, { accountId: '', headers: { authorization: `Bearer ${token}` } }),
    another: () => testApp({ ...options, site, clock }),
  }
}

function configOf(site: DatabaseSite, env: Readonly<Record<string, string>> = {}): Config {
  const engine = site.url ? { DATABASE_URL: site.url } : {}
  return readConfig({
    DATA_DIR: site.folder,
    RATE_LIMIT_PER_MINUTE: '1000000',
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...engine,
    ...env,
  })
}

function memoryLog(): { log: Logger; lines: string[] } {
  const lines: string[] = []
  return { log: pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) }), lines }
}

async function signedIn(
  deps: Deps,
  app: FastifyInstance,
  roles: readonly Role[],
  who: { memberId?: string; accountId?: string } = {},
): Promise<Client> {
  const accountId = who.accountId ?? randomUUID()
  const secret = newSecret()
  const now = deps.clock.now()
  await deps.db.write('test-sign-in', async (tx) => {
    await tx
      .insert(accounts)
      .values({
        id: accountId,
        name: `test-${accountId}`,
        language: 'en',
        memberId: who.memberId ?? null,
        createdAt: now,
        revision: 1,
      })
      .onConflictDoNothing()
      .returning()
    if (roles.length > 0) {
      const rows = roles.map((role) => ({ accountId, role }))
      await tx.insert(accountRoles).values(rows).onConflictDoNothing().returning()
    }
    await tx
      .insert(sessions)
      .values({
        id: randomUUID(),
        hash: hashSecret(secret),
        accountId,
        createdAt: now,
        expiresAt: now.plus({ hours: deps.config.sessionHours }),
        lastSeenAt: now,
        from: '127.0.0.0/24',
        device: 'test',
      })
      .returning()
  })
  const cookie = `${SESSION_COOKIE}=${secret}`
  return clientOf(app, { accountId, headers: { cookie, 'sec-fetch-site': 'same-origin' } })
}

/** Event streams do not end by themselves: their status is enough here. */
const STREAM = /\/events(\?|$)/

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function clientOf(app: FastifyInstance, who: { accountId: string; headers: Headers }): Client {
  const call = async (method: string, url: string, payload: unknown, headers: Headers = {}): Promise<Answer> => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...who.headers, ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
      ...(STREAM.test(url) ? { payloadAsStream: true as const } : {}),
    })
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
      answer.stream().destroy()
      return { status: answer.statusCode, text: '', headers: answer.headers, body: undefined }
    }
    const text = STREAM.test(url) ? await readAll(answer.stream()) : answer.payload
    const json = String(answer.headers['content-type'] ?? '').includes('json') && text !== ''
    return {
      status: answer.statusCode,
      text,
      body: json ? JSON.parse(text) : undefined,
      headers: answer.headers,
    }
  }
  return {
    accountId: who.accountId,
    cookie: who.headers.cookie ?? '',
    get: (url, headers) => call('GET', url, undefined, headers),
    delete: (url, headers) => call('DELETE', url, undefined, headers),
    post: (url, body, headers) => call('POST', url, body, headers),
    put: (url, body, headers) => call('PUT', url, body, headers),
    patch: (url, body, headers) => call('PATCH', url, body, headers),
  }
}
