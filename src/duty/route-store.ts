// The order of a line's routing addresses at an instant. Addresses are unsealed into the answer and kept nowhere else.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { getLine } from '../lines/store.ts'
import { routingAddress } from '../people/store.ts'
import { fallbackAddress } from './fallback-store.ts'
import { nextHandOff } from './on-duty.ts'
import { postsOf } from './post-store.ts'
import { routeOrder, type Stage } from './route-order.ts'
import { coded, dutyAt } from './store.ts'

export interface RouteTarget {
  readonly stage: Stage
  /** null: the line's own fallback, which is nobody's duty. */
  readonly role: DutyRole | null
  readonly displayCode: string | null
  /** null: none is on file. */
  readonly address: string | null
  readonly validUntil: DateTime | null
}

export interface DutyRoute {
  readonly lineId: string
  readonly at: DateTime
  readonly targets: readonly RouteTarget[]
  readonly validUntil: DateTime | null
}

export async function dutyRoute(read: Read, keys: Deps['keys'], lineId: string, at: DateTime): Promise<DutyRoute> {
  await getLine(read, lineId)
  const posts = await postsOf(read, await coded(read, await dutyAt(read, lineId, at)), at)
  const targets: RouteTarget[] = []
  for (const { stage, candidate, validUntil } of routeOrder(posts, at)) {
    const address = (await routingAddress(read, keys, candidate.memberId, lineId)) ?? null
    targets.push({ stage, role: candidate.role, displayCode: candidate.displayCode, address, validUntil })
  }
  const address = await fallbackAddress(read, keys, lineId)
  if (address) targets.push({ stage: 'fallback', role: null, displayCode: null, address, validUntil: null })
  return { lineId, at, targets, validUntil: nextHandOff(posts, at) ?? null }
}

/** For a switch that reads lines: the addresses alone, in order. */
export const addressLines = (route: DutyRoute): string =>
  route.targets.flatMap(({ address }) => (address === null ? [] : [`${address}\n`])).join('')
