// What somebody does on duty. Everything that names a role uses these codes.

/** counsellor 咨询员 and expert 备班专家, supervisor 督导, shadow 见习: in the order in which lists show them. */
export const DUTY_ROLES = ['counsellor', 'supervisor', 'expert', 'shadow'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]
