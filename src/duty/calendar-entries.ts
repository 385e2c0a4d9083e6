// What a calendar shows of final duty, and which revision of each event this is (RFC 5545: UID, SEQUENCE, STATUS).
import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'

/** A duty as a calendar needs it. */
export interface CalendarDuty {
  readonly shiftId: string
  readonly lineId: string
  readonly role: DutyRole
  readonly memberId: string
  readonly displayCode: string
  readonly start: DateTime
  readonly end: DateTime
}

/** One event as it is now. */
export interface CalendarEntry {
  readonly uid: string
  readonly lineId: string
  readonly role: DutyRole
  /** Display codes; empty in a person's own calendar. */
  readonly codes: readonly string[]
  readonly start: DateTime
  readonly end: DateTime
}

/** One event as it was last published. */
export interface PublishedEntry extends CalendarEntry {
  readonly sequence: number
  readonly cancelled: boolean
  /** When this revision arose: DTSTAMP and LAST-MODIFIED. */
  readonly changedAt: DateTime
}

/** Names the shift, never its times: the identity survives when the end, or even the start, moves. */
const uidOf = (parts: readonly string[], piece: number): string => {
  const key = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
  return `${key}${piece === 0 ? '' : `-${piece + 1}`}@warmline`
}

/** A member's own duty. A shift that an override cut in two makes two events; the first keeps the plain UID. */
export function personEntries(duties: readonly CalendarDuty[], memberId: string): readonly CalendarEntry[] {
  const own = duties.filter((duty) => duty.memberId === memberId)
  return [...groupedBy(own, (duty) => `${duty.shiftId}\n${duty.role}`).values()]
    .flatMap((stints) =>
      piecesOf(stints).map((piece, n) => ({
        ...piece,
        codes: [],
        uid: uidOf(['person', memberId, piece.shiftId, piece.role], n),
      })),
    )
    .map(entryOf)
}

/** All duty of a line: an event for each shift and role, with the display codes of those who stand it together. */
export function lineEntries(duties: readonly CalendarDuty[]): readonly CalendarEntry[] {
  return [...groupedBy(duties, (duty) => `${duty.shiftId}\n${duty.role}`).values()]
    .flatMap((stints) =>
      piecesOf(stints).map((piece, n) => ({
        ...piece,
        uid: uidOf(['line', piece.lineId, piece.shiftId, piece.role], n),
      })),
    )
    .map(entryOf)
}

const entryOf = ({ uid, lineId, role, codes, start, end }: CalendarEntry): CalendarEntry => ({
  uid,
  lineId,
  role,
  codes,
  start,
  end,
})

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

interface Piece {
  readonly shiftId: string
  readonly lineId: string
  readonly role: DutyRole
  readonly codes: readonly string[]
  readonly start: DateTime
  readonly end: DateTime
}

/** The spans of one shift and role during which the same people stand it, in time order; empty spans are left out. */
function piecesOf(stints: readonly CalendarDuty[]): readonly Piece[] {
  const instants = [...new Set(stints.flatMap(({ start, end }) => [start.toMillis(), end.toMillis()]))].sort(
    (a, b) => a - b,
  )
  const pieces: Piece[] = []
  for (const [index, from] of instants.entries()) {
    const to = instants[index + 1]
    const present = stints.filter(({ start, end }) => start.toMillis() <= from && from < end.toMillis())
    const [first] = present
    if (to === undefined || first === undefined) continue
    const codes = [...new Set(present.map((stint) => stint.displayCode))].sort()
    const last = pieces.at(-1)
    if (last && last.end.toMillis() === from && sameCodes(last.codes, codes)) {
      pieces[pieces.length - 1] = { ...last, end: utc(to) }
    } else {
      const { shiftId, lineId, role } = first
      pieces.push({ shiftId, lineId, role, codes, start: utc(from), end: utc(to) })
    }
  }
  return pieces
}

const utc = (millis: number) => DateTime.fromMillis(millis, { zone: 'utc' })
const sameCodes = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((code, i) => code === b[i])

const sameEntry = (a: CalendarEntry, b: CalendarEntry): boolean =>
  a.lineId === b.lineId &&
  a.role === b.role &&
  a.start.toMillis() === b.start.toMillis() &&
  a.end.toMillis() === b.end.toMillis() &&
  sameCodes(a.codes, b.codes)

/** The span that was looked at: an event outside it is neither shown nor taken for cancelled. */
export interface CalendarWindow {
  readonly from: DateTime
  readonly to: DateTime
}

export const inWindow = ({ start, end }: Pick<CalendarEntry, 'start' | 'end'>, window: CalendarWindow): boolean =>
  start >= window.from && end < window.to

export interface Reconciled {
  /** Every event to show, the cancelled ones too, in time order. */
  readonly shown: readonly PublishedEntry[]
  /** Those of them that differ from what was published: to be remembered. */
  readonly changed: readonly PublishedEntry[]
}

/** Compares what is with what was published: a changed event gets the next SEQUENCE, a vanished one is cancelled. */
export function reconcile(
  published: readonly PublishedEntry[],
  entries: readonly CalendarEntry[],
  scene: { readonly window: CalendarWindow; readonly now: DateTime },
): Reconciled {
  const { window, now } = scene
  const current = new Map(entries.filter((entry) => inWindow(entry, window)).map((entry) => [entry.uid, entry]))
  const known = new Map(published.map((entry) => [entry.uid, entry]))
  const changed: PublishedEntry[] = []
  const shown: PublishedEntry[] = []
  const show = (entry: PublishedEntry, before: PublishedEntry | undefined) => {
    shown.push(entry)
    if (entry !== before) changed.push(entry)
  }
  for (const entry of current.values()) {
    const before = known.get(entry.uid)
    const same = before && !before.cancelled && sameEntry(before, entry)
    const sequence = before ? before.sequence + 1 : 0
    show(same ? before : { ...entry, sequence, cancelled: false, changedAt: now }, before)
  }
  for (const before of published) {
    if (current.has(before.uid) || !inWindow(before, window)) continue
    show(
      before.cancelled ? before : { ...before, sequence: before.sequence + 1, cancelled: true, changedAt: now },
      before,
    )
  }
  return { shown: shown.toSorted(inTimeOrder), changed }
}

const inTimeOrder = (a: PublishedEntry, b: PublishedEntry): number =>
  a.start.toMillis() - b.start.toMillis() || (a.uid < b.uid ? -1 : 1)
