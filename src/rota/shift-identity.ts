// What a shift is made from, and what makes it the same shift after its times or its coverage have changed.
import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Slot } from '../lines/slots.ts'
import type { Shift } from './rota.ts'

interface ShiftKey {
  readonly lineId: string
  readonly day: string
  readonly templateCode: string
  readonly role: DutyRole
}

/**
 * The id of a shift follows from its line, day, template and role, so that swaps, calendars and calls keep pointing to
 * it when the rota is made anew. A UUID of version 8 (RFC 9562, 5.8) from SHA-256.
 */
export function shiftIdOf({ lineId, day, templateCode, role }: ShiftKey): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([lineId, day, templateCode, role]))
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A night runs from noon to noon: the shift before midnight and the one after it are the same night. */
export function nightOf(slot: { readonly start: DateTime; readonly night: boolean }, zone: string): string | null {
  if (!slot.night) return null
  const local = slot.start.setZone(zone)
  return (local.hour < 12 ? local.minus({ days: 1 }) : local).toFormat('yyyy-MM-dd')
}

/** Offsets are minutes ahead of UTC: they fall when the clocks are turned back. */
const clockGain = ({ start, end }: { readonly start: DateTime; readonly end: DateTime }, zone: string): number =>
  Math.max(0, start.setZone(zone).offset - end.setZone(zone).offset)

/** The shifts that a line's slots make. */
export const shiftsOf = (lineId: string, zone: string, slots: readonly Slot[]): readonly Shift[] =>
  slots.map((slot) => ({
    ...slot,
    id: shiftIdOf({ lineId, ...slot }),
    nightOf: nightOf(slot, zone),
    clockGain: clockGain(slot, zone),
  }))

/** What has to happen for a rota's shifts to follow the line's present plan. */
export interface Renewal {
  readonly added: readonly Shift[]
  /** Same shift, other times. */
  readonly moved: readonly Shift[]
  /** Same shift and times, another need. */
  readonly resized: readonly Shift[]
  readonly cancelled: readonly Shift[]
}

/** Shifts that have begun are history and stay as they are. */
export function renewal(before: readonly Shift[], planned: readonly Shift[], now: DateTime): Renewal {
  const known = new Map(before.map((shift) => [shift.id, shift]))
  const wanted = new Set(planned.map((shift) => shift.id))
  const open = (shift: Shift) => shift.start > now
  const changedFrom = (test: (old: Shift, shift: Shift) => boolean) =>
    planned.filter((shift) => {
      const old = known.get(shift.id)
      return old !== undefined && open(old) && open(shift) && test(old, shift)
    })
  return {
    added: planned.filter((shift) => !known.has(shift.id) && open(shift)),
    moved: changedFrom((old, shift) => !sameTimes(old, shift)),
    resized: changedFrom((old, shift) => sameTimes(old, shift) && !sameNeed(old, shift)),
    cancelled: before.filter((shift) => !wanted.has(shift.id) && open(shift)),
  }
}

const sameTimes = (a: Shift, b: Shift) => a.start.equals(b.start) && a.end.equals(b.end)

const sameNeed = (a: Shift, b: Shift) =>
  a.minimum === b.minimum &&
  a.wanted === b.wanted &&
  a.maximum === b.maximum &&
  a.templateId === b.templateId &&
  a.night === b.night &&
  a.dayKind === b.dayKind
