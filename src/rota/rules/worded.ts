// A sentence in both languages, and what those on broken rules share.

export interface Words {
  readonly zh: string
  readonly en: string
}

export interface Worded {
  readonly says: Words
  readonly wayOut: Words
}

/** A way out, and whether breaking the rule with a reason is worth saying beside it: to those who may do that. */
export interface WayOut extends Pick<Worded, 'wayOut'> {
  readonly orBreak?: true
}

export const ANOTHER: WayOut = {
  wayOut: { zh: '请另选他人', en: 'Choose another member' },
  orBreak: true,
}

const OR_BREAK: Words = { zh: '，或说明理由后破例', en: ', or break the rule with a reason' }

export function wayOutFor({ wayOut, orBreak }: WayOut, mayBreak: boolean): Words {
  return orBreak && mayBreak ? { zh: wayOut.zh + OR_BREAK.zh, en: wayOut.en + OR_BREAK.en } : wayOut
}

/** To a tenth at most. */
export const rounded = (value: number | undefined): string => String(Math.round((value ?? 0) * 10) / 10)
