// The rota rules as data: defaults from DOMAIN.md ("Default rota rules"), which a line may override from a day on.
import { z } from 'zod'
import { DUTY_ROLES, type DutyRole } from '../../lines/duty-role.ts'
import { furtherRule } from './further-rule.ts'

const hours = z.number().min(0).max(744)
const count = z.int().min(0).max(366)
const percent = z.number().min(0).max(100)
const role = z.enum(DUTY_ROLES)

/** What binds one class of duty. null switches a limit off. */
const dutyLimits = z.strictObject({
  /** Above this a stretch of duty is warned of; duties with a short pause between them are one stretch. */
  warnHours: hours.nullable(),
  /** Above this it is refused. */
  maxHours: hours.nullable(),
  /** Elapsed hours from the end of a stretch with a night in it to the next duty of the class. */
  restAfterNightHours: hours,
  maxNightsInRow: count.nullable(),
  /** In a week from Monday to Sunday. */
  maxNightsPerWeek: count.nullable(),
})

export const ruleSetSchema = z.strictObject({
  /**
   * Answering calls: 4 h, hard 6 h (ours, by analogy: Samaritans 3 h typical [S1], 2 to 4 h in Jersey [S2], a plan to cap
   * at 6 h and split the night [S3]; no Chinese cap found); 11 h rest after a night, 2 nights in a row, 2 a week (ours).
   */
  answering: dutyLimits,
  /** On call: 12 h and no rest rule unless called (ours). */
  onCall: dutyLimits,
  /** The roles that are on call; the others answer. */
  onCallRoles: z.array(role).max(DUTY_ROLES.length),
  /** Shorter pauses do not interrupt a stretch. */
  pauseMinutes: z.int().min(0).max(720),
  /**
   * A member's part of a role's required hours. UK Ministry of Justice out-of-hours standard [S4]: nobody on call 50 % or
   * more, ideally at most 30 %. Off where fewer than `fromQualified` could share the role at all.
   */
  share: z.strictObject({ warnPercent: percent.nullable(), maxPercent: percent.nullable(), fromQualified: count }),
  /** At least so many counsellors together, day and night [C1][C3][C4]; Samaritans: "never alone on a shift" [S1]. */
  togetherAtLeast: z.int().min(0).max(20),
  /** Credentials that a role needs: background and recorded pre-service training [C2]; kinds as members have them. */
  credentials: z.record(role, z.array(z.string().min(1).max(100)).max(20)),
  /** The confidentiality agreement must be on file before the first duty [C17]. */
  agreementRequired: z.boolean(),
  /** Who approves a swap: nobody when it makes nothing worse, or always a coordinator (ours). */
  swaps: z.strictObject({ approval: z.enum(['automatic', 'coordinator']) }),
  /** How a place that is open for sign-up is given: to the first who comes, or at the close by fairness (ours). */
  signUps: z.strictObject({ giving: z.enum(['first-come', 'fairness']) }),
  /** Rest between any duties, totals, runs, successions, who stands with whom: hard, or at a price. Members by id. */
  further: z.array(furtherRule).max(50),
})
export type RuleSet = Readonly<z.infer<typeof ruleSetSchema>>

/** What a line sets otherwise: any part of the rules. */
export const ruleSetChangeSchema = ruleSetSchema
  .extend({
    answering: dutyLimits.partial(),
    onCall: dutyLimits.partial(),
    share: ruleSetSchema.shape.share.partial(),
    credentials: z.partialRecord(role, z.array(z.string().min(1).max(100)).max(20)),
    swaps: ruleSetSchema.shape.swaps.partial(),
    signUps: ruleSetSchema.shape.signUps.partial(),
  })
  .partial()
export type RuleSetChange = Readonly<z.infer<typeof ruleSetChangeSchema>>

export const DEFAULT_RULES: RuleSet = Object.freeze({
  answering: { warnHours: 4, maxHours: 6, restAfterNightHours: 11, maxNightsInRow: 2, maxNightsPerWeek: 2 },
  onCall: { warnHours: null, maxHours: 12, restAfterNightHours: 0, maxNightsInRow: null, maxNightsPerWeek: null },
  onCallRoles: ['supervisor', 'expert'],
  pauseMinutes: 30,
  share: { warnPercent: 30, maxPercent: 50, fromQualified: 4 },
  togetherAtLeast: 2,
  credentials: { counsellor: [], supervisor: [], expert: [], shadow: [] },
  agreementRequired: true,
  swaps: { approval: 'automatic' },
  signUps: { giving: 'first-come' },
  further: [],
} satisfies RuleSet)

/** Only what a change names is taken from it. */
const over = <T extends object>(base: T, change: { readonly [K in keyof T]?: T[K] | undefined } = {}): T => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}

export function changed(rules: RuleSet, change: RuleSetChange): RuleSet {
  const { answering, onCall, share, credentials, swaps, signUps, ...rest } = change
  return {
    ...over(rules, rest),
    answering: over(rules.answering, answering),
    onCall: over(rules.onCall, onCall),
    share: over(rules.share, share),
    credentials: over(rules.credentials, credentials),
    swaps: over(rules.swaps, swaps),
    signUps: over(rules.signUps, signUps),
  }
}

export type DutyLimits = RuleSet['answering']

export const isOnCall = (rules: RuleSet, dutyRole: DutyRole): boolean => rules.onCallRoles.includes(dutyRole)

export const limitsOf = (rules: RuleSet, dutyRole: DutyRole): DutyLimits =>
  isOnCall(rules, dutyRole) ? rules.onCall : rules.answering
