// Which role may do what. One table; a route names the permission it needs, an action checks it first.

export const ROLES = ['counsellor', 'expert', 'supervisor', 'coordinator', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

const DUTY_ROLES: readonly Role[] = ['counsellor', 'expert', 'supervisor']
const EVERY_ROLE: readonly Role[] = ROLES

const TABLE = {
  /** Accounts, roles, everybody's tokens. */
  'accounts:manage': ['administrator'],
  'audit:read': ['administrator', 'supervisor'],
  'jobs:read': ['administrator'],
  'webhooks:manage': ['administrator'],

  'people:read': ['coordinator', 'supervisor', 'administrator'],
  'people:write': ['coordinator', 'administrator'],
  /** One's own profile, leave and wishes. */
  'people:own': EVERY_ROLE,

  'lines:read': EVERY_ROLE,
  'lines:write': ['coordinator', 'administrator'],

  'rota:read': EVERY_ROLE,
  'rota:write': ['coordinator'],

  /** Who is on duty, by display code. */
  'duty:read': EVERY_ROLE,
  /** Routing addresses: for the telephone switch. */
  'duty:route': ['administrator', 'coordinator'],
  /** Check in and out, hand over. */
  'duty:stand': DUTY_ROLES,
  'duty:correct': ['coordinator'],

  'calls:write': DUTY_ROLES,
  'calls:read-own': DUTY_ROLES,
  /** All calls of one's lines. */
  'calls:read-line': ['supervisor'],
  'calls:redact': ['supervisor'],
  /** Old call logs, from a file. */
  'calls:import': ['supervisor'],
  /** Keep a call from being shredded, or no longer. */
  'calls:hold': ['supervisor'],
  /** What will be shredded when, as numbers. */
  'retention:read': ['administrator', 'supervisor'],
  'follow-ups:work': DUTY_ROLES,
  /** Mandatory reports of one's lines: take their steps, propose to close them. */
  'reports:work': DUTY_ROLES,
  /** By a second person. */
  'reports:close': ['supervisor'],
  /** High-risk alerts: of one's lines; for coordinators those that nobody else answered. */
  'alerts:answer': ['supervisor', 'coordinator'],

  'expert-questions:ask': DUTY_ROLES,
  'expert-questions:answer': ['expert'],
  /** By a second person: the answer leaves the house with it. */
  'expert-questions:approve': ['supervisor'],
  /** Take part in those one is invited to. */
  'consultations:join': DUTY_ROLES,
  'consultations:lead': ['supervisor'],

  /** Complaints and mediations: enter them, and see one's own. */
  'cases:open': [...DUTY_ROLES, 'coordinator'],
  /** All of one's lines. */
  'cases:work': ['supervisor', 'coordinator'],
  'cases:all-lines': ['coordinator'],

  'surveys:enter': DUTY_ROLES,
  'surveys:manage': ['coordinator'],
  /** Scores, from a minimum of answers on. */
  'surveys:read': ['supervisor', 'coordinator', 'editor'],

  /** Counts as the public may see them, before publication. */
  'themes:read': ['editor', 'coordinator', 'supervisor'],
  /** Exact counts, by those with the right to the records. */
  'themes:exact': ['supervisor'],
  'themes:write': ['editor', 'supervisor'],

  'bulletins:write': ['editor'],
  /** By a second person. */
  'bulletins:approve': ['editor', 'supervisor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Permission = keyof typeof TABLE
export const PERMISSIONS = Object.keys(TABLE) as readonly Permission[]

/** A token that could manage accounts could make itself a stronger owner: only people who sign in do that. */
export const NOT_FOR_TOKENS: ReadonlySet<Permission> = new Set<Permission>(['accounts:manage'])

/** What the roles give together; everything for the system. */
export function permissionsOf(roles: readonly Role[] | 'system'): ReadonlySet<Permission> {
  if (roles === 'system') return new Set(PERMISSIONS)
  const holds = (permission: Permission) => (TABLE[permission] as readonly Role[]).some((role) => roles.includes(role))
  return new Set(PERMISSIONS.filter(holds))
}
