// What the scrubber found, and what it leaves in its place.
export type FindingType = 'PHONE' | 'EMAIL' | 'ID_CARD' | 'BANK_CARD'

export interface Finding {
  /** UTF-16 offsets, half-open. */
  readonly start: number
  readonly end: number
  readonly type: FindingType
  /** 0 to 1. */
  readonly confidence: number
}

/** A finding in the normalised text, with its replacement. */
export interface Span extends Finding {
  readonly replacement: string
}

export const MOBILE = '[手机号]'
export const TELEPHONE = '[电话]'
export const EMAIL = '[邮箱]'
export const ID_CARD = '[身份证号]'
export const BANK_CARD = '[银行卡号]'
