// The codes of a call record. Bands only: nothing here says who called. null always means "unknown".
export const CALL_TYPES = [
  'counselling',
  'enquiry',
  'silent',
  'hang-up',
  'wrong-number',
  'harassment',
  'repeat',
  'third-party',
  'thanks',
  'test',
] as const
export type CallType = (typeof CALL_TYPES)[number]

/** These make caller-episodes, and are what themes count. */
const COUNTED: ReadonlySet<string> = new Set<CallType>(['counselling', 'enquiry', 'third-party', 'repeat'])
export const isCounted = (type: CallType | null): boolean => type !== null && COUNTED.has(type)

export const CHANNELS = [
  'telephone',
  'internet-call',
  'text-chat',
  'sms',
  'wechat',
  'e-mail',
  'letter',
  'walk-in',
] as const
export type Channel = (typeof CHANNELS)[number]

export const OUTCOMES = ['answered', 'abandoned'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const LOCALITIES = ['local', 'non-local'] as const
export type Locality = (typeof LOCALITIES)[number]

export const CALLING_FOR = [
  'self',
  'child',
  'partner',
  'parent',
  'other-relative',
  'friend',
  'professional',
  'other',
] as const
export type CallingFor = (typeof CALLING_FOR)[number]

export const GENDERS = ['female', 'male', 'other'] as const
export type Gender = (typeof GENDERS)[number]

export const AGE_BANDS = ['0-13', '14-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-plus'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

export const OCCUPATIONS = [
  'pupil',
  'student',
  'employee',
  'public-service',
  'health-worker',
  'teacher',
  'worker',
  'farmer',
  'self-employed',
  'home-maker',
  'retired',
  'unemployed',
  'other',
] as const
export type Occupation = (typeof OCCUPATIONS)[number]

export const EDUCATIONS = [
  'primary-or-less',
  'junior-secondary',
  'senior-secondary',
  'college',
  'postgraduate',
] as const
export type Education = (typeof EDUCATIONS)[number]

export const MARITAL_STATES = ['single', 'married', 'partnered', 'separated', 'divorced', 'widowed'] as const
export type MaritalState = (typeof MARITAL_STATES)[number]

export const INTERVENTIONS = [
  'listening',
  'support',
  'education',
  'information',
  'crisis-intervention',
  'safety-plan',
  'skills',
  'referral',
] as const
export type Intervention = (typeof INTERVENTIONS)[number]

export const DISPOSITIONS = [
  'resolved',
  'referred',
  'escalated',
  'follow-up',
  'transferred',
  'ended-by-caller',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export const REFERRAL_TARGETS = [
  'psychiatric-hospital',
  'general-hospital',
  'police-110',
  'ambulance-120',
  'school',
  'other-line',
  'community',
  'legal-aid',
  'social-work',
  'expert',
  'other',
] as const
export type ReferralTarget = (typeof REFERRAL_TARGETS)[number]

export const EMERGENCY_SERVICES = ['police-110', 'ambulance-120', 'fire-119'] as const
export type EmergencyService = (typeof EMERGENCY_SERVICES)[number]

export const CONSENTS = ['given', 'refused', 'not-asked'] as const
export type Consent = (typeof CONSENTS)[number]

export const CALL_STATES = ['draft', 'closed'] as const
export type CallState = (typeof CALL_STATES)[number]

export const RETENTION_CLASSES = ['standard', 'high-risk'] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

export const REDACTION_REASONS = [
  'name',
  'address',
  'workplace-or-school',
  'number',
  'other-identifying',
  'on-request',
] as const
export type RedactionReason = (typeof REDACTION_REASONS)[number]

export const AMENDMENT_REASONS = ['correction', 'completion', 'supervision', 'follow-up', 'risk-lowered'] as const
export type AmendmentReason = (typeof AMENDMENT_REASONS)[number]

/** Why something that looked as if it told who somebody is may stand in a text after all. */
export const KEEP_REASONS = ['ordinary-words', 'public-place', 'public-figure', 'needed-for-safety'] as const
export type KeepReason = (typeof KEEP_REASONS)[number]
