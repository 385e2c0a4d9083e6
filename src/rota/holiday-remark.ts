// A rota that reaches into a year whose public holidays nobody has announced yet: its fairness counts them as ordinary days.
import { unannouncedYear } from '../lines/day-kind.ts'
import type { Words } from './rules/worded.ts'

/** @param toDay the day after the last one */
export function holidayRemark(region: string, toDay: string): Words | undefined {
  const year = unannouncedYear(region, toDay)
  if (year === undefined) return undefined
  return {
    zh: `${year} 年起的法定节假日尚未公布，除本热线自行设定的以外，均按普通日子计。`,
    en: `The public holidays from ${year} on are not known yet: but for days that the line has settled itself, they count as ordinary days.`,
  }
}
