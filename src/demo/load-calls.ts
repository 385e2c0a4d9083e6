// Enters the demo's calls as the counsellors on duty would have done, in batches that share a commit.
import type { DateTime } from 'luxon'
import { openCall } from '../calls/open-call.ts'
import type { Deps } from '../deps.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { at } from './at.ts'
import { DEMO_LINES, type DemoCall, type DemoLine, SEATS } from './calls.ts'
import type { House, LoadedMember } from './house.ts'
import { DemoStopped } from './stopped.ts'

const AT_ONCE = 64
/** A record is finished so long after the call. */
const WRITING = { minutes: 2 }

export interface CallLoad {
  readonly house: House
  readonly calls: readonly DemoCall[]
  /** Called with the number of calls after each batch. */
  readonly entered: (count: number) => void
  readonly signal: AbortSignal
}

/** @param calls by start */
export async function loadCalls(deps: Deps, { house, calls, entered, signal }: CallLoad): Promise<void> {
  const [first, last] = [calls[0], calls.at(-1)]
  if (!first || !last) return
  const atSeat = await seatsFor(deps, house, { from: first.startedAt, to: last.endedAt })
  for (const batch of batchesOf(calls)) {
    if (signal.aborted) throw new DemoStopped()
    await Promise.all(batch.map((call) => enter(deps, house, { call, member: atSeat(call), close: true })))
    entered(batch.length)
  }
}

/** Somebody is on the line now: a draft, as the counsellor of the demo finds it. */
export async function leaveDraft(deps: Deps, house: House, call: DemoCall): Promise<void> {
  const member = house.members.find(({ actor }) => actor === house.roles.counsellor)
  if (member) await enter(deps, house, { call, member, close: false })
}

interface Entry {
  readonly call: DemoCall
  readonly member: LoadedMember
  readonly close: boolean
}

async function enter(deps: Deps, house: House, { call, member, close }: Entry): Promise<void> {
  const { line, number, content, texts, endedAt } = call
  const input = { lineId: house.lineIds[line], phone: number, content, texts, close }
  await openCall(at(deps, endedAt.plus(WRITING)), member.actor, input)
}

/** A caller comes once in a batch, so that who joins whose episode does not depend on who is quicker. */
export function batchesOf(calls: readonly DemoCall[]): readonly (readonly DemoCall[])[] {
  const batches: DemoCall[][] = []
  let seen = new Set<string>()
  for (const call of calls) {
    const batch = batches.at(-1)
    const isNew = call.number === undefined || !seen.has(call.number)
    if (batch && batch.length < AT_ONCE && isNew) batch.push(call)
    else {
      batches.push([call])
      seen = new Set()
    }
    if (call.number !== undefined) seen.add(call.number)
  }
  return batches
}

type AtSeat = (call: DemoCall) => LoadedMember

const SLOT_MILLISECONDS = 4 * 3_600_000

/** Who took a call: by the rota where there was one; before that the counsellors of the line took turns. */
async function seatsFor(
  deps: Deps,
  house: House,
  { from, to }: { readonly from: DateTime; readonly to: DateTime },
): Promise<AtSeat> {
  const onDuty = new Map<DemoLine, Awaited<ReturnType<typeof finalDuty>>>()
  for (const line of DEMO_LINES) {
    const duties = await deps.db.read((read) => finalDuty(read, house.lineIds[line], from, to.plus({ days: 1 })))
    onDuty.set(
      line,
      duties.filter(({ role }) => role === 'counsellor'),
    )
  }
  return ({ line, startedAt, content }) => {
    const seat = (content.seat ?? 1) - 1
    const there = (onDuty.get(line) ?? []).filter(({ start, end }) => start <= startedAt && startedAt < end)
    const rostered = there[seat % Math.max(1, there.length)]
    const member = rostered ? house.byId.get(rostered.memberId) : inTurn(house, line, startedAt, seat)
    if (!member) throw new Error(`nobody takes calls on the demo's line ${line}`)
    return member
  }
}

function inTurn(house: House, line: DemoLine, startedAt: DateTime, seat: number): LoadedMember | undefined {
  const able = house.members.filter(({ duties }) =>
    duties.some((duty) => duty.line === line && duty.role === 'counsellor'),
  )
  const slot = Math.floor(startedAt.toMillis() / SLOT_MILLISECONDS)
  return able[(slot * SEATS + seat) % able.length]
}
