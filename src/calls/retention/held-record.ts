// What may be on legal hold beside calls.
export type HeldRecord = 'case' | 'consultation'
