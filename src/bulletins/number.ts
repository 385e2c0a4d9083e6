// How the public names a bulletin: year and issue within the year, '2026-12'.

export interface BulletinNumber {
  readonly year: number
  /** From 1, without gaps within the year. */
  readonly issue: number
}

export const BULLETIN_NUMBER = /^(20\d{2}|21\d{2})-([1-9]\d{0,3})$/

export const formatNumber = ({ year, issue }: BulletinNumber): string => `${year}-${issue}`

/** Undefined for anything that cannot be a number of ours. */
export function parseNumber(text: string): BulletinNumber | undefined {
  const [, year, issue] = BULLETIN_NUMBER.exec(text) ?? []
  return year === undefined || issue === undefined ? undefined : { year: Number(year), issue: Number(issue) }
}
