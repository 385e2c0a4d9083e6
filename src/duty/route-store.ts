// The order of a line's routing addresses at an instant. Addresses are unsealed into the answer and kept nowhere else.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { getLine } from '../lines/store.ts'
import type { AddressKind } from '../people/routing-address.ts'
import { routingAddressesOf } from '../people/store.ts'
import { openFallback } from './fallback/address-store.ts'
import type { FallbackStint } from './fallback/fallback.ts'
import { fallbackNow } from './fallback/people-store.ts'
import { codedFallback } from './line-duty.ts'
import { nextHandOff } from './on-duty.ts'
import { postsOf } from './post-store.ts'
import { routeOrder, type Stage } from './route-order.ts'
import { coded, dutyAt } from './store.ts'

export interface RouteTarget {
  readonly stage: Stage
  /** null: the line's own fallback, which is nobody's duty. */
  readonly role: DutyRole | null
  readonly displayCode: string | null
  /** Both null: none is on file. */
  readonly kind: AddressKind | null
  readonly address: string | null
  readonly validUntil: DateTime | null
}

export interface DutyRoute {
  readonly lineId: string
  readonly at: DateTime
  readonly targets: readonly RouteTarget[]
  readonly validUntil: DateTime | null
}

const NO_ADDRESS = { kind: null, address: null }

/** Until when members of a line are off the queue; those who are not are left out. What ends a call is known above. */
export type Resting = (read: Read, lineId: string, at: DateTime) => Promise<ReadonlyMap<string, DateTime>>

export interface RouteSources {
  readonly keys: Deps['keys']
  readonly resting: Resting
}

export async function dutyRoute(
  read: Read,
  { keys, resting }: RouteSources,
  lineId: string,
  at: DateTime,
): Promise<DutyRoute> {
  await getLine(read, lineId)
  const rests = await resting(read, lineId, at)
  const onDuty = await postsOf(read, await coded(read, await dutyAt(read, lineId, at)), at)
  const posts = onDuty.map((post) => ({ ...post, restingUntil: rests.get(post.memberId) }))
  const steps = routeOrder(posts, at)
  const tried = new Set(steps.map(({ candidate }) => candidate.memberId))
  const asked = await codedFallback(read, withoutTried(await fallbackNow(read, lineId, { at, duties: onDuty }), tried))
  const memberIds = [...tried, ...asked.map(({ memberId }) => memberId)]
  const addresses = await routingAddressesOf(read, keys, lineId, memberIds)
  const targets: RouteTarget[] = steps.map(({ stage, candidate: { role, displayCode, memberId }, validUntil }) => ({
    stage,
    role,
    displayCode,
    ...(addresses.get(memberId) ?? NO_ADDRESS),
    validUntil,
  }))
  for (const { role, displayCode, memberId, end: validUntil } of asked) {
    targets.push({ stage: 'fallback', role, displayCode, ...(addresses.get(memberId) ?? NO_ADDRESS), validUntil })
  }
  const fallback = await openFallback(read, keys, lineId)
  if (fallback) targets.push({ stage: 'fallback', role: null, displayCode: null, ...fallback, validUntil: null })
  return { lineId, at, targets, validUntil: firstChange(nextHandOff(posts, at), posts, at) }
}

/** Each member once, whatever roles they are asked for. */
function withoutTried(asked: readonly FallbackStint[], tried: ReadonlySet<string>): readonly FallbackStint[] {
  const seen = new Set(tried)
  return asked.filter(({ memberId }) => !seen.has(memberId) && seen.add(memberId))
}

/** The next hand-off, or when somebody comes back to the queue before it. */
function firstChange(
  handOff: DateTime | undefined,
  posts: readonly { readonly restingUntil: DateTime | undefined }[],
  at: DateTime,
): DateTime | null {
  const instants = [handOff, ...posts.map(({ restingUntil }) => restingUntil)]
  const coming = instants.flatMap((instant) => (instant && instant > at ? [instant] : []))
  return coming.reduce<DateTime | null>((first, each) => (first === null || each < first ? each : first), null)
}

/** For a switch that reads lines: the addresses alone, in order. */
export const addressLines = (route: DutyRoute): string =>
  route.targets.flatMap(({ address }) => (address === null ? [] : [`${address}\n`])).join('')
