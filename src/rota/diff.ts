// What differs between two versions of a rota: as data, and in words that a member understands.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Words } from './rules/worded.ts'
import { ROLE_WORDS, spanWords } from './rules/words.ts'

/** One member in one shift, in one version. */
export interface Placed {
  readonly shiftId: string
  readonly templateCode: string
  readonly day: string
  readonly role: DutyRole
  readonly memberId: string
  readonly start: DateTime
  readonly end: DateTime
}

export type DifferenceKind = 'added' | 'removed' | 'replaced' | 'moved'

export interface Difference {
  readonly kind: DifferenceKind
  readonly shiftId: string
  readonly templateCode: string
  readonly day: string
  readonly role: DutyRole
  /** As it is afterwards; as it was, for what was removed. */
  readonly start: DateTime
  readonly end: DateTime
  readonly memberBefore: string | undefined
  readonly memberAfter: string | undefined
  /** Set when the shift was moved. */
  readonly startBefore: DateTime | undefined
  readonly endBefore: DateTime | undefined
}

/** By start. Who changes places within a shift is not a difference: the member stands the same duty. */
export function differences(before: readonly Placed[], after: readonly Placed[]): readonly Difference[] {
  const then = Map.groupBy(before, ({ shiftId }) => shiftId)
  const now = Map.groupBy(after, ({ shiftId }) => shiftId)
  const shiftIds = new Set([...then.keys(), ...now.keys()])
  return [...shiftIds]
    .flatMap((shiftId) => inShift(then.get(shiftId) ?? [], now.get(shiftId) ?? []))
    .sort(
      (a, b) => a.start.toMillis() - b.start.toMillis() || compare(a.shiftId, b.shiftId) || compare(whoIs(a), whoIs(b)),
    )
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b)
const whoIs = ({ memberAfter, memberBefore }: Difference) => memberAfter ?? memberBefore ?? ''

function inShift(before: readonly Placed[], after: readonly Placed[]): readonly Difference[] {
  const stays = (list: readonly Placed[]) => new Map(list.map((placed) => [placed.memberId, placed]))
  const [then, now] = [stays(before), stays(after)]
  const gone = before.filter(({ memberId }) => !now.has(memberId))
  const come = after.filter(({ memberId }) => !then.has(memberId))
  const moved = after.flatMap((placed) => {
    const old = then.get(placed.memberId)
    const same = !old || (old.start.equals(placed.start) && old.end.equals(placed.end))
    return same ? [] : [difference('moved', placed, old, placed)]
  })
  const pairs = Math.max(gone.length, come.length)
  const changes = Array.from({ length: pairs }, (_, i) => pair(gone[i], come[i]))
  return [...changes.flat(), ...moved]
}

function pair(gone: Placed | undefined, come: Placed | undefined): readonly Difference[] {
  if (gone && come) return [difference('replaced', come, gone, come)]
  if (come) return [difference('added', come, undefined, come)]
  return gone ? [difference('removed', gone, gone, undefined)] : []
}

function difference(
  kind: DifferenceKind,
  shown: Placed,
  before: Placed | undefined,
  after: Placed | undefined,
): Difference {
  const { shiftId, templateCode, day, role, start, end } = shown
  const moved = before && after && !(before.start.equals(after.start) && before.end.equals(after.end))
  return {
    kind,
    shiftId,
    templateCode,
    day,
    role,
    start,
    end,
    memberBefore: before?.memberId,
    memberAfter: after?.memberId,
    startBefore: moved ? before.start : undefined,
    endBefore: moved ? before.end : undefined,
  }
}

/** '5月14日 20:00 至 24:00 咨询员:甲 改为 乙' and '14 May 20:00 to 24:00, counsellor: B instead of A'. */
export function differenceWords(change: Difference, zone: string, labelOf: (memberId: string) => string): Words {
  const span = spanWords(change.start.toMillis(), change.end.toMillis(), zone)
  const role = ROLE_WORDS[change.role]
  const who = happened(change, zone, labelOf)
  return { zh: `${span.zh} ${role.zh}:${who.zh}`, en: `${span.en}, ${role.en}: ${who.en}` }
}

function happened(change: Difference, zone: string, labelOf: (memberId: string) => string): Words {
  const before = change.memberBefore === undefined ? '' : labelOf(change.memberBefore)
  const after = change.memberAfter === undefined ? '' : labelOf(change.memberAfter)
  switch (change.kind) {
    case 'added':
      return { zh: `新增 ${after}`, en: `${after} added` }
    case 'removed':
      return { zh: `撤下 ${before}`, en: `${before} taken off` }
    case 'replaced':
      return { zh: `${before} 改为 ${after}`, en: `${after} instead of ${before}` }
    case 'moved': {
      const was = spanWords(change.startBefore?.toMillis() ?? 0, change.endBefore?.toMillis() ?? 0, zone)
      return { zh: `${after} 的班次时间改变,原为 ${was.zh}`, en: `the shift of ${after} was moved, it was ${was.en}` }
    }
  }
}
