// May this member be here at all: one place at a time, qualified, available.
import type { RotaMember } from '../../people/member.ts'
import { overlaps, type Proposed, type Rule, violation } from './context.ts'
import type { RuleSet } from './rule-set.ts'
import type { QualificationGap } from './violation.ts'

/** Same person not in two places or roles at once, also across lines (hypothesis/product-backlog #853). */
export const onePlace: Rule = (assignment, { duties }) => {
  const twins = duties.filter((duty) => overlaps(duty, assignment))
  if (twins.length === 0) return []
  return [violation('double-booking', 'blocking', assignment, { relatedShiftIds: twins.map((twin) => twin.shiftId) })]
}

/** Role and line, credentials, membership, confidentiality agreement [C2][C17]. */
export const qualified: Rule = (assignment, { member, rules }) => {
  const found = member === undefined ? ROLE_GAP : qualificationGap(assignment, member, rules)
  return found ? [violation('missing-qualification', 'blocking', assignment, found)] : []
}

const ROLE_GAP: Gap = { gap: 'role' }

interface Gap {
  readonly gap: QualificationGap
  readonly missing?: readonly string[]
}

/** The first thing that the member lacks for this duty. */
export function qualificationGap(
  { role, lineId, day }: Pick<Proposed, 'role' | 'lineId' | 'day'>,
  member: RotaMember,
  rules: RuleSet,
): Gap | undefined {
  if (member.joinedOn > day) return { gap: 'not-joined' }
  if (member.leftOn !== null && member.leftOn <= day) return { gap: 'left' }
  const may = member.duties.some(
    (duty) => duty.lineId === lineId && duty.role === role && inForce(duty.from, duty.until, day),
  )
  if (!may) return ROLE_GAP
  const holds = (kind: string) =>
    member.credentials.some(
      (credential) => credential.kind === kind && inForce(credential.validFrom, credential.validUntil, day),
    )
  const missing = rules.credentials[role].filter((kind) => !holds(kind))
  if (missing.length > 0) return { gap: 'credential', missing }
  const signed = member.agreementOn !== null && member.agreementOn <= day
  return rules.agreementRequired && !signed ? { gap: 'agreement' } : undefined
}

/** Whether [from, until) holds the day; null means open. */
const inForce = (from: string | null, until: string | null, day: string): boolean =>
  (from === null || from <= day) && (until === null || day < until)

/** Leave, illness and training are kept free (linkedin/oncall #322). */
export const available: Rule = (assignment, { member }) => {
  const away = member?.unavailability.find(({ start, end }) =>
    overlaps(assignment, { start: start.toMillis(), end: end.toMillis() }),
  )
  if (!away) return []
  return [violation('unavailable', 'blocking', assignment, { start: away.start.toMillis(), end: away.end.toMillis() })]
}
