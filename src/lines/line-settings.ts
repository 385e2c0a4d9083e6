// What hotlines set differently, with the defaults of the norms. Stored as overrides: a better default reaches all.
import { z } from 'zod'

const minutes = z.int().min(0).max(1_440)
const workdays = z.int().min(1).max(60)
/** ISO 8601, whole hours, days, weeks, months or years: 'PT24H', 'P7D', 'P1M'. */
const step = z.string().regex(/^(PT([1-9]\d{0,2})H|P([1-9]\d{0,2})[DWMY])$/, 'must be like PT24H, P7D, P1W, P3M or P1Y')

/** A caller's own number would look the same: mobile numbers are kept for the whole service only, by its operator. */
const isMobile = (digits: string) => /^(?:86)?1[3-9]\d{9}$/.test(digits)
const publicNumber = z
  .string()
  .regex(/^\d{3,12}$/, 'must be 3 to 12 digits, with the area code')
  .refine((digits) => !isMobile(digits), 'must be a public line, not a mobile number')

/** Sources in brackets are those of the domain notes; "ours" marks what no source fixed. */
export const lineSettings = z.strictObject({
  /** When to call back after R3 or R4 [C10]. */
  followUpLadder: z.array(step).min(1).max(12).default(['PT24H', 'P7D', 'P1M', 'P3M', 'P6M']),
  /** Time off the queue after any call, and after R3 or R4 [PP, ours]. */
  afterCallMinutes: minutes.default(5),
  afterCrisisMinutes: minutes.default(30),
  /** From here on a call is long: warn, never cut [C18]. */
  longCallMinutes: minutes.default(20),
  longCrisisMinutes: minutes.default(60),
  /** A shift is handed over, and taken, within this long; then the coordinator hears of it (ours). */
  handoverWithinMinutes: z.int().min(1).max(240).default(15),
  /** National standard for government hotlines [C8]. */
  answerWithinSeconds: z.int().min(1).max(600).default(15),
  answerShare: z.number().min(0).max(1).default(0.95),
  /** Volunteer duty rules [C23]. */
  arriveEarlyMinutes: minutes.default(10),
  /** A caller's calls join the episode of the first for this long. */
  episodeDays: z.int().min(1).max(365).default(30),
  /** Raises an alert, a ladder and a handover item. R3 always does: no line can wait for R4. */
  alertFromRisk: z
    .enum(['R2', 'R3'])
    .meta({ description: 'R2 alerts earlier; R3 and R4 always alert. An R4 set in the past counts as R3.' })
    .default('R3'),
  /** An alert that nobody acknowledged goes to the next in line after this long (ours). */
  alertEscalateMinutes: z.int().min(1).max(120).default(5),
  /** Health complaints: report, resolve, call back [C6]. */
  complaintReportWorkdays: workdays.default(1),
  complaintResolveWorkdays: workdays.default(5),
  complaintCallBackWorkdays: workdays.default(1),
  /** An expert answers within so many hours, and is reminded so many before [ours]. */
  expertAnswerHours: z.int().min(1).max(720).default(24),
  expertRemindHours: z.int().min(0).max(168).default(4),
  /** The abuse of a minor: a supervisor is told, the police by telephone and on paper, within so many hours (ours). */
  reportToldHours: z.int().min(1).max(24).default(1),
  reportOralHours: z.int().min(1).max(48).default(2),
  reportWrittenHours: z.int().min(1).max(168).default(24),
  /** Scores of surveys are shown from so many answers on [ours]. */
  surveyMinimum: z.int().min(5).max(100).default(10),
  /** At least three years [C1]. */
  retentionYears: z.int().min(3).max(30).default(3),
  /** Texts are shredded after so many days, those of high-risk calls when their ladder has ended (ours). */
  textDays: z.int().min(30).max(1_095).default(180),
  /** Telephone numbers of local services that stay in the texts of the line, digits only (ours). */
  keptNumbers: z.array(publicNumber).max(50).default([]),
  /** Weekly group supervision, one group for so many volunteers [C17]. */
  supervisionGroupSize: z.int().min(2).max(50).default(10),
})

export type LineSettings = z.infer<typeof lineSettings>
/** What a line sets differently. */
export type LineSettingsOverrides = z.input<typeof lineSettings>

/** As they are stored: R4 could once be set as the level from which to alert, and counts as R3. */
export const settingsOf = (stored: Readonly<Record<string, unknown>>): LineSettings =>
  lineSettings.parse(stored.alertFromRisk === 'R4' ? { ...stored, alertFromRisk: 'R3' } : stored)
