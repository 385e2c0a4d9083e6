// Tells members of what concerns them, in the transaction of the change itself.
import { inArray } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { accountsOfMembers } from '../../access/account-store.ts'
import type { Tx } from '../../db/database.ts'
import { enqueue } from '../../outbox/enqueue.ts'
import type { ChangeVerb, Rota } from '../rota.ts'
import { shifts } from '../tables.ts'
import type { NewNotice, NoticeKind, NoticeShift } from './notice.ts'
import { insertNotices } from './store.ts'

/** What other systems and e-mails are told: that there is something to see, never what it says. */
const MESSAGES: Readonly<Record<NoticeKind, string>> = {
  'rota-published': 'rota.published',
  'duty-added': 'rota.changed',
  'duty-removed': 'rota.changed',
  'duty-moved': 'rota.changed',
  'swap-asked': 'swap.asked',
  'swap-offered': 'swap.offered',
  'swap-waiting': 'swap.waiting',
  'swap-approved': 'swap.approved',
  'swap-refused': 'swap.refused',
  'swap-reopened': 'swap.reopened',
  'swap-taken-back': 'swap.reopened',
  'swap-expired': 'swap.expired',
  'swap-offer-expired': 'swap.expired',
  'swap-withdrawn': 'swap.withdrawn',
  'shift-open': 'rota.shift-open',
  'sign-up-given': 'rota.sign-up-given',
  'sign-up-declined': 'rota.sign-up-declined',
  'sign-up-lapsed': 'rota.sign-up-lapsed',
  'cover-released': 'rota.cover-released',
}

/** In the product at once; by webhook, and by e-mail to those who gave an address, after the commit. */
export async function tell(tx: Tx, notices: readonly NewNotice[], at: DateTime): Promise<void> {
  if (notices.length === 0) return
  await insertNotices(tx, notices, at)
  const groups = Map.groupBy(notices, ({ kind, rotaId, aboutId }) => `${MESSAGES[kind]} ${rotaId} ${aboutId ?? ''}`)
  for (const group of groups.values()) await sendOut(tx, group, at)
}

async function sendOut(tx: Tx, group: readonly NewNotice[], at: DateTime): Promise<void> {
  const [first] = group
  if (!first) return
  const members = [...new Set(group.map(({ memberId }) => memberId))]
  const { lineId, rotaId, version = null, aboutId = null } = first
  const mailTo = await accountsOfMembers(tx, members)
  const data = { lineId, rotaId, version, aboutId, members: members.length }
  await enqueue(tx, { kind: MESSAGES[first.kind], data, at, mailTo, path: pathOf(first.kind) })
}

function pathOf(kind: NoticeKind): string {
  if (kind.startsWith('swap-')) return '/swaps'
  return kind === 'rota-published' || kind.startsWith('duty-') ? '/notices' : '/open-shifts'
}

/** A change of a published rota, as it concerns those who are put on or taken off. */
export interface ToldChange {
  readonly verb: ChangeVerb
  readonly shiftId: string
  readonly memberBefore: string | null
  readonly memberAfter: string | null
}

/** Swaps, sign-ups and requests for cover tell of themselves. */
const OWN_WORDS: ReadonlySet<ChangeVerb> = new Set<ChangeVerb>(['swap', 'sign-up', 'cover'])

/** Of duty that has begun nobody is told: it is past. */
export async function tellOfChanges(
  tx: Tx,
  { id: rotaId, lineId }: Pick<Rota, 'id' | 'lineId'>,
  changes: readonly ToldChange[],
  at: DateTime,
): Promise<void> {
  const told = changes.filter(({ verb }) => !OWN_WORDS.has(verb))
  const byId = await shiftsToTell(tx, [...new Set(told.map(({ shiftId }) => shiftId))])
  const notices = told.flatMap((change) => {
    const shift = byId.get(change.shiftId)
    if (!shift || shift.start <= at) return []
    return concerned(change).map(({ memberId, kind }) => ({ memberId, kind, lineId, rotaId, shift }))
  })
  await tell(tx, notices, at)
}

function concerned({ verb, memberBefore, memberAfter }: ToldChange): readonly { memberId: string; kind: NoticeKind }[] {
  if (verb === 'move-shift') return memberAfter === null ? [] : [{ memberId: memberAfter, kind: 'duty-moved' }]
  if (memberBefore === memberAfter) return []
  return [
    ...(memberBefore === null ? [] : [{ memberId: memberBefore, kind: 'duty-removed' as const }]),
    ...(memberAfter === null ? [] : [{ memberId: memberAfter, kind: 'duty-added' as const }]),
  ]
}

const IDS_AT_ONCE = 400

async function shiftsToTell(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NoticeShift>> {
  const found: NoticeShift[] = []
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const { id, role, start, end } = shifts
    const part = ids.slice(at, at + IDS_AT_ONCE)
    found.push(...(await tx.select({ shiftId: id, role, start, end }).from(shifts).where(inArray(id, part))))
  }
  return new Map(found.map((shift) => [shift.shiftId, shift]))
}
