// Environment → frozen Config. The only reader of process.env in the product.
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')
const seconds = (fallback: number) => z.coerce.number().int().min(1).max(86_400).default(fallback)

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'must be a postgres:// address, or unset for SQLite in DATA_DIR')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  KEY_FILE: z.string().min(1).optional(),
  WARMLINE_KEYS: z.string().min(1).optional(),
  AUDIT_HEAD_FILE: z.string().min(1).optional(),
  SHREDDING_FILE: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.string().min(3).max(200).default('Warmline <warmline@localhost>'),
  WEBHOOK_HOSTS: z.string().default(''),
  METRICS_TOKEN: z.string().min(16).optional(),
  CORS_ORIGINS: z.string().default('*'),
  SESSION_HOURS: z.coerce.number().int().min(1).max(72).default(12),
  IDLE_LOCK_SECONDS: seconds(900),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(10).max(1_000_000).default(600),
  MAX_EVENT_LOOP_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  REQUEST_TIMEOUT_SECONDS: seconds(30),
  SHUTDOWN_SECONDS: seconds(20),
  KEPT_NUMBERS: z
    .string()
    .regex(/^[\d\s,+()-]*$/, 'must be telephone numbers, separated by commas')
    .optional(),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Set: PostgreSQL. Unset: SQLite in dataDir. */
  readonly databaseUrl: string | undefined
  readonly databasePool: number
  readonly keyFile: string
  /** Keys given by the environment, as a key file has them; they come before those of the file. */
  readonly keys: string | undefined
  readonly auditHeadFile: string
  /** Ids of what was shredded: keep it apart from the backups. */
  readonly shreddingFile: string
  /** The address by which others reach this service, without a trailing slash. */
  readonly publicUrl: string | undefined
  readonly logLevel: string
  readonly trustProxy: boolean
  /** The mail server for notices; unset: no e-mail is sent. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Hosts that webhooks may reach without https or at private addresses: 'host' or 'host:port'. */
  readonly webhookHosts: readonly string[]
  readonly metricsToken: string | undefined
  readonly corsOrigins: readonly string[]
  readonly sessionHours: number
  readonly idleLockSeconds: number
  readonly rateLimitPerMinute: number
  /** Beyond this delay new requests are answered 503; 0: never. */
  readonly maxEventLoopDelayMs: number
  readonly requestTimeoutSeconds: number
  readonly shutdownSeconds: number
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The names of the variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(schema.shape)

/** Reads and checks the environment. Throws one ConfigError that names every wrong variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The environment is not valid:\n${lines.join('\n')}`)
  }
  return freeze(parsed.data)
}

function freeze(e: z.output<typeof schema>): Config {
  const dataDir = resolve(e.DATA_DIR)
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    dataDir,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    keyFile: resolve(e.KEY_FILE ?? `${dataDir}/keys.json`),
    keys: e.WARMLINE_KEYS,
    auditHeadFile: resolve(e.AUDIT_HEAD_FILE ?? `${dataDir}/audit-heads.log`),
    shreddingFile: resolve(e.SHREDDING_FILE ?? `${dataDir}/shreddings.log`),
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    webhookHosts: e.WEBHOOK_HOSTS.split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    metricsToken: e.METRICS_TOKEN,
    corsOrigins: e.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
    sessionHours: e.SESSION_HOURS,
    idleLockSeconds: e.IDLE_LOCK_SECONDS,
    rateLimitPerMinute: e.RATE_LIMIT_PER_MINUTE,
    maxEventLoopDelayMs: e.MAX_EVENT_LOOP_DELAY_MS,
    requestTimeoutSeconds: e.REQUEST_TIMEOUT_SECONDS,
    shutdownSeconds: e.SHUTDOWN_SECONDS,
  })
}

/**
 * A process talks to one engine for its whole life, and the drizzle tables are built for it when their modules load:
 * so the engine is settled here, before any of them.
 */
export type Engine = 'sqlite' | 'postgres'
export const engine: Engine = /^postgres(ql)?:\/\//.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite'

/** Telephone numbers that stay in texts besides the public lines, digits only. Tables are built with them, as with the engine. */
export const keptNumbers: ReadonlySet<string> = new Set(
  (process.env.KEPT_NUMBERS ?? '')
    .split(',')
    .map((number) => number.replace(/\D/g, ''))
    .filter((number) => number !== ''),
)
