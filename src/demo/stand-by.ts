// The demo's weekly stand-by, in which the experts of the psychological line take the days in turn, and its fallback.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'
import { addFallbackPerson } from '../duty/fallback/people-actions.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { addRotation } from '../rota/rotations/actions.ts'
import { at } from './at.ts'
import type { House } from './house.ts'

/** @param madeAt when the first month's rota is made: it and those that follow are filled from it */
export async function setUpStandBy(deps: Deps, house: House, madeAt: DateTime, month: DateTime): Promise<void> {
  const experts = house.members.filter(({ duties }) =>
    duties.some(({ line, role }) => line === 'psy' && role === 'expert'),
  )
  const rotation = {
    nameZh: '专家周备班',
    nameEn: 'Weekly expert stand-by',
    role: 'expert' as const,
    templateCodes: ['on-call-day'],
    unit: 'week' as const,
    every: 1,
    from: month.startOf('week').toFormat('yyyy-MM-dd'),
    handOver: '08:00',
    participants: experts.map(({ id }) => [id]),
  }
  await addRotation(at(deps, madeAt), house.roles.coordinator, house.lineIds.psy, { rotation })
  await nameFallback(at(deps, madeAt), house, month.toFormat('yyyy-MM-dd'))
}

/** Two supervisors round the clock, and a counsellor in the evening. */
async function nameFallback(then: Deps, house: House, from: string): Promise<void> {
  const serving = (role: DutyRole) =>
    house.members.filter(({ duties }) => duties.some((duty) => duty.line === 'psy' && duty.role === role))
  const always = { until: null, weekdays: null, opens: '00:00', minutes: 1440 }
  const people = [
    ...serving('supervisor')
      .slice(0, 2)
      .map(({ id }) => ({ ...always, role: 'supervisor' as const, memberId: id })),
    ...serving('counsellor')
      .slice(0, 1)
      .map(({ id }) => ({ ...always, role: 'counsellor' as const, memberId: id, opens: '18:00', minutes: 360 })),
  ]
  for (const [i, person] of people.entries()) {
    await addFallbackPerson(then, house.roles.coordinator, house.lineIds.psy, {
      person: { ...person, rank: i + 1, from },
    })
  }
}
