// Accounts, sessions, tokens and audit entries as the API shows them. Secrets appear once, where they are made.
import { z } from 'zod'
import { isoInstant, label, recordId } from '../http/wire.ts'
import { LANGUAGES } from './account.ts'
import { MAX_PASSWORD } from './password.ts'
import { PERMISSIONS, ROLES } from './permissions.ts'

export const role = z.enum(ROLES)
export const permission = z.enum(PERMISSIONS)
export const language = z.enum(LANGUAGES)
const memberId = recordId.nullable()
const roles = z.array(role).max(ROLES.length)

/** What one signs in with. Letters of any script, digits and . _ - @ */
export const newAccountName = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[\p{L}\p{N}._@-]+$/u, 'may have letters, digits and . _ - @')
  .meta({ example: 'c014' })

/** As sent at sign-in: bounded only, so that the answer says nothing about what could be a name or a password. */
const sentName = z.string().min(1).max(200)
const sentPassword = z.string().min(1).max(1_000)
const newPassword = z.string().max(MAX_PASSWORD * 4)
const linkToken = z.string().min(1).max(100)

export const account = z
  .object({
    id: recordId,
    name: z.string(),
    roles: z.array(role).readonly(),
    memberId: z.string().nullable(),
    language,
    hasPassword: z.boolean(),
    createdAt: isoInstant,
    disabledAt: isoInstant.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Account' })

export const newAccount = z.strictObject({
  name: newAccountName,
  roles,
  memberId: memberId.optional(),
  language: language.default('zh'),
  password: newPassword.optional().meta({ description: 'Left out: the owner chooses one by a one-time link.' }),
})

export const accountEdit = z.strictObject({
  roles: roles.optional(),
  memberId: memberId.optional(),
  language: language.optional(),
  disabled: z.boolean().optional(),
  giveBackWork: z.boolean().optional().meta({
    description: 'With disabled: open follow-ups, cases and expert questions of its member are free for others.',
  }),
  reason: z.string().max(500).optional(),
})

export const signIn = z.strictObject({ name: sentName, password: sentPassword })
export const unlock = z.strictObject({ password: sentPassword })
export const ownEdit = z.strictObject({ language })
export const passwordChange = z.strictObject({ current: sentPassword, password: newPassword })
export const passwordByLink = z.strictObject({ token: linkToken, password: newPassword })
export const setup = z.strictObject({
  token: linkToken,
  name: newAccountName,
  password: newPassword,
  language: language.default('zh'),
})

/** Who is asking. */
export const me = z
  .object({
    kind: z.enum(['account', 'token']),
    account,
    permissions: z.array(permission).readonly(),
    /** Null for a token. */
    session: z.object({ id: recordId, expiresAt: isoInstant, idleLockSeconds: z.int(), device: z.string() }).nullable(),
  })
  .meta({ id: 'Me' })

export const session = z
  .object({
    id: recordId,
    createdAt: isoInstant,
    expiresAt: isoInstant,
    lastSeenAt: isoInstant,
    lockedAt: isoInstant.nullable(),
    from: z.string().meta({ example: '203.0.113.0/24' }),
    device: z.string().meta({ example: 'Firefox, Android' }),
    current: z.boolean(),
  })
  .meta({ id: 'Session' })

export const oneTimeLink = z
  .object({ token: z.string(), path: z.string(), expiresAt: isoInstant })
  .meta({ id: 'OneTimeLink', description: 'Shown once.' })

export const token = z
  .object({
    id: recordId,
    label: z.string(),
    scopes: z.array(permission).readonly(),
    createdAt: isoInstant,
    expiresAt: isoInstant,
    revokedAt: isoInstant.nullable(),
    lastUsedAt: isoInstant.nullable(),
  })
  .meta({ id: 'Token' })

export const newToken = z.strictObject({
  label,
  scopes: z.array(permission).min(1).max(PERMISSIONS.length),
  expiresAt: isoInstant,
})

export const issuedToken = z
  .object({ ...token.shape, secret: z.string().meta({ description: 'Shown once.', example: 'wl_…' }) })
  .meta({ id: 'IssuedToken' })

export const auditEntry = z
  .object({
    id: z.int(),
    at: isoInstant,
    actorKind: z.enum(['account', 'token', 'system', 'anonymous']),
    accountId: z.string(),
    credentialId: z.string().nullable(),
    from: z.string(),
    action: z.string().meta({ example: 'member.create' }),
    record: z.string(),
    recordId: z.string(),
    reason: z.string().nullable(),
    sealed: z.boolean(),
  })
  .meta({ id: 'AuditEntry' })
