// What the scrubber found in a text.

export const FINDING_TYPES = [
  'PERSON',
  'PHONE',
  'ID_CARD',
  'PASSPORT',
  'BANK_CARD',
  'PLATE',
  'EMAIL',
  'WECHAT',
  'QQ',
  'ACCOUNT',
  'IP',
  'ADDRESS',
  'SCHOOL',
  'HOSPITAL',
  'ORG',
  'STUDENT_NO',
  'MEDICAL_NO',
  'DOB',
] as const
export type FindingType = (typeof FINDING_TYPES)[number]

export interface Finding {
  /** UTF-16 offsets, half-open. */
  readonly start: number
  readonly end: number
  readonly type: FindingType
  /** 0 to 1. */
  readonly confidence: number
}

/** What stands in the place of what was found: its type, but mobile numbers say that they are such. */
export type Label = FindingType | 'MOBILE'

/** A finding in the normalised text. */
export interface Span extends Finding {
  readonly label: Label
  /** The part that goes, where less than the whole does: 王老师 keeps 老师, 杭州市文三路1号 keeps 杭州市. */
  readonly hideFrom?: number
  readonly hideTo?: number
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Names, places and institutions are read from words and can be wrong; everything else is structured. */
const READ_FROM_WORDS: ReadonlySet<FindingType> = new Set(['PERSON', 'ADDRESS', 'SCHOOL', 'HOSPITAL', 'ORG'])
export const isStructured = (type: FindingType): boolean => !READ_FROM_WORDS.has(type)

/** The same finding of another length, hidden as a whole. */
export const reaching = (span: Span, start: number, end: number): Span => ({
  ...span,
  start,
  end,
  hideFrom: start,
  hideTo: end,
})

export const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

/** @param hideTo a title after it stays */
export const person = (start: number, end: number, confidence: number, hideTo = end): Span => ({
  start,
  end,
  hideTo,
  type: 'PERSON',
  label: 'PERSON',
  confidence,
})
