import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { type Candidate, routeOrder } from '../../src/duty/route-order.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'

const utc = (time: string) => DateTime.fromISO(`2026-05-14T${time}Z`, { zone: 'utc' })
interface Coded extends Candidate {
  readonly displayCode: string
}
const candidate = (displayCode: string, role: DutyRole, checkedIn?: string, checkedOut?: string): Coded => ({
  memberId: `member-${displayCode}`,
  displayCode,
  role,
  place: Number(displayCode.slice(1)),
  start: utc('08:00'),
  end: utc('12:00'),
  attendance: {
    checkedInAt: checkedIn === undefined ? undefined : utc(checkedIn),
    checkedOutAt: checkedOut === undefined ? undefined : utc(checkedOut),
  },
})
const order = (...duties: Coded[]) =>
  routeOrder(duties, utc('09:00')).map(({ stage, candidate: { displayCode } }) => `${stage} ${displayCode}`)

test('the switch tries those on duty, then stand-by, then the supervisor; never a shadow', () => {
  const duties = [
    candidate('S1', 'supervisor'),
    candidate('H1', 'shadow'),
    candidate('E1', 'expert'),
    candidate('C1', 'counsellor'),
  ]
  expect(order(...duties)).toEqual(['on-duty C1', 'backup E1', 'supervisor S1'])
})

test('who checked in is tried first, who went home last, and nobody is left out', () => {
  expect(
    order(
      candidate('C1', 'counsellor', '07:50', '08:50'),
      candidate('C2', 'counsellor'),
      candidate('C3', 'counsellor', '07:50'),
    ),
  ).toEqual(['on-duty C3', 'on-duty C2', 'on-duty C1'])
})

test('a member appears once, at the first place', () => {
  const twice = { ...candidate('S1', 'supervisor'), memberId: 'member-C1' }
  expect(order(twice, candidate('C1', 'counsellor'))).toEqual(['on-duty C1'])
})

test('nobody is tried outside their duty', () => {
  expect(routeOrder([candidate('C1', 'counsellor')], utc('12:00'))).toEqual([])
})
