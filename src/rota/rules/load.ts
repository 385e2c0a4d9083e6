// How much one member carries: their part of a role, and their own limits for a month.
import { HOUR, hoursOf, type Rule, violation } from './context.ts'

/** A member's hours in a role ÷ the hours that the role must be covered × its headcount [S4]. */
export const shareOfHours: Rule = (assignment, { rules, role }) => {
  const { warnPercent, maxPercent, fromQualified } = rules.share
  if (role.qualifiedMembers < fromQualified || role.requiredMinutes === 0) return []
  const minutes = role.memberMinutes + (assignment.end - assignment.start) / 60_000
  const value = (100 * minutes) / role.requiredMinutes
  if (maxPercent !== null && value > maxPercent) {
    return [violation('share-of-hours', 'blocking', assignment, { value, limit: maxPercent })]
  }
  if (warnPercent !== null && value > warnPercent) {
    return [violation('share-of-hours', 'warning', assignment, { value, limit: warnPercent })]
  }
  return []
}

const monthOf = (day: string): string => day.slice(0, 7)

/** The member's own limit of hours in a calendar month, all lines and roles together. */
export const hoursPerMonth: Rule = (assignment, { member, duties }) => {
  const limit = member?.limits.maxHoursPerMonth
  if (limit === undefined || limit === null) return []
  const inMonth = duties.filter((duty) => monthOf(duty.day) === monthOf(assignment.day))
  const value = inMonth.reduce((sum, duty) => sum + hoursOf(duty), hoursOf(assignment))
  if (value * HOUR <= limit * HOUR) return []
  const relatedShiftIds = inMonth.map((duty) => duty.shiftId)
  return [violation('hours-per-month', 'blocking', assignment, { value, limit, relatedShiftIds })]
}

/** The member's own limit of nights in a calendar month, all lines together; a night belongs to its evening. */
export const nightsPerMonth: Rule = (assignment, { member, duties }) => {
  const limit = member?.limits.maxNightsPerMonth
  const { nightOf } = assignment
  if (limit === undefined || limit === null || nightOf === null) return []
  const inMonth = duties.filter((duty) => duty.nightOf !== null && monthOf(duty.nightOf) === monthOf(nightOf))
  const value = new Set([nightOf, ...inMonth.map((duty) => duty.nightOf)]).size
  if (value <= limit) return []
  const relatedShiftIds = inMonth.map((duty) => duty.shiftId)
  return [violation('nights-per-month', 'blocking', assignment, { value, limit, relatedShiftIds })]
}
