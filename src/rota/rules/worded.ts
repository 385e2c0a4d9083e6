// A sentence in both languages, and what those on broken rules share.

export interface Words {
  readonly zh: string
  readonly en: string
}

export interface Worded {
  readonly says: Words
  readonly wayOut: Words
}

export const ANOTHER: Words = {
  zh: '请另选他人，或说明理由后破例',
  en: 'Choose another member, or break the rule with a reason',
}

/** To a tenth at most. */
export const rounded = (value: number | undefined): string => String(Math.round((value ?? 0) * 10) / 10)
