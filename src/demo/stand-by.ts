// The demo's weekly stand-by: the experts of the psychological line take the days in turn.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'
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
}
