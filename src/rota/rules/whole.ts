// Further rules that only a member's whole line of duty can break: minima, and weekends by halves.
import { isCompanyRule, type LineRuleDatum } from '../solver/rule.ts'
import type { Stint } from './context.ts'
import { type FurtherScene, type Lack, readFurther } from './further.ts'
import { countedBy, severityOf } from './further-check.ts'
import { breakable, type Violation } from './violation.ts'

/** One member's duty, by start. */
export interface Standing {
  readonly memberId: string
  readonly own: readonly Stint[]
  /** In other rotas. */
  readonly elsewhere: readonly Stint[]
  /** Where too little duty is told of, when there is none at all: the last shift that they could stand. */
  readonly last: Stint | undefined
}

/** Each once, at the last of the rota's duties that it is about. */
export function wholeRules(standing: Standing, scene: FurtherScene): readonly Violation[] {
  const stints = [...standing.own, ...standing.elsewhere].sort((a, b) => a.start - b.start)
  const rules = scene.rules.further.flatMap((rule) => (isCompanyRule(rule) ? [] : [rule]))
  const binding = rules.filter(({ members }) => members === undefined || members.includes(standing.memberId))
  return binding.flatMap((rule) =>
    readFurther(rule, stints, scene).lacks.flatMap((lack) => lacking(rule, lack, standing)),
  )
}

/** Nothing where no duty of this rota is concerned: another rota has it. */
function lacking(rule: LineRuleDatum, lack: Lack, { memberId, own, last }: Standing): readonly Violation[] {
  const about = own.filter(({ shiftId }) => lack.shiftIds.includes(shiftId))
  const at = about.at(-1) ?? (rule.kind === 'total' ? last : undefined)
  if (!at) return []
  const counted = countedBy(rule)
  const { value, limit } = lack
  return [
    {
      rule: rule.kind,
      severity: severityOf(rule),
      breakable: breakable(rule.kind),
      memberId,
      shiftId: at.shiftId,
      role: at.role,
      start: about[0]?.start ?? at.start,
      end: at.end,
      value,
      limit,
      tooFew: true,
      ...(counted === undefined ? {} : { counted }),
      relatedShiftIds: lack.shiftIds.filter((id) => id !== at.shiftId),
    },
  ]
}
