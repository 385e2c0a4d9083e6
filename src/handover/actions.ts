// The verbs of a hand-over: save its note, hand over, and take it.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { FieldFinding } from '../calls/clean-texts.ts'
import { mustServe } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { memberOf } from '../duty/actions.ts'
import { postsOf } from '../duty/post-store.ts'
import { conflict, forbidden, lostUpdate } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty, finalDutyOf } from '../rota/duty-store.ts'
import { HAND_OVER_EARLY, HAND_OVER_LATE, type HandoverItems } from './handover.ts'
import { takersOf } from './incoming.ts'
import { handoverItems } from './items.ts'
import { addDraft, changeHandover, findHandover, getHandover, type Handover } from './store.ts'

export interface HandoverInput {
  readonly lineId: string
  /** One of the member's own shifts; undefined: the obvious one. */
  readonly shiftId?: string | undefined
  readonly note?: string | undefined
  readonly expected?: number | undefined
}

export interface SavedHandover {
  readonly handover: Handover
  /** As handed over; as things stand now while it is a draft. */
  readonly items: HandoverItems
  readonly findings: readonly FieldFinding[]
}

/** The shift that the member hands over now. @throws conflict when there is none */
async function ownShift(
  read: Read,
  memberId: string,
  { lineId, shiftId }: HandoverInput,
  now: DateTime,
): Promise<Duty> {
  const from = now.minus(HAND_OVER_LATE)
  const own = (await finalDutyOf(read, memberId, from, now.plus(HAND_OVER_EARLY)))
    .filter((duty) => duty.lineId === lineId && duty.start <= now && duty.role !== 'shadow')
    .filter((duty) => shiftId === undefined || duty.shiftId === shiftId)
  const [duty] = own.toSorted((a, b) => b.start.toMillis() - a.start.toMillis())
  const waiting = shiftId === undefined ? await firstUnhanded(read, own) : undefined
  if (waiting ?? duty) return (waiting ?? duty) as Duty
  throw conflict('You have no shift on this line to hand over: it is not running, nor over since less than 12 hours.')
}

/** A shift that is over and was not handed over comes before the one that runs. */
async function firstUnhanded(read: Read, own: readonly Duty[]): Promise<Duty | undefined> {
  for (const duty of own.toSorted((a, b) => a.start.toMillis() - b.start.toMillis())) {
    const there = await findHandover(read, duty.shiftId)
    if (!there?.handedAt) return duty
  }
  return undefined
}

/** @throws conflict when the member has no shift to hand over */
export async function readDraft(deps: Deps, actor: Actor, input: HandoverInput): Promise<SavedHandover> {
  mustHold(actor, 'duty:stand')
  const memberId = memberOf(actor)
  return deps.db.read(async (read) => {
    const now = deps.clock.now()
    const duty = await ownShift(read, memberId, input, now)
    const handover = (await findHandover(read, duty.shiftId)) ?? emptyDraft(duty, actor, now)
    return { handover, items: handover.items ?? (await handoverItems(read, duty, now)), findings: [] }
  })
}

const emptyDraft = ({ lineId, shiftId, start, end }: Duty, { accountId }: Actor, now: DateTime): Handover => ({
  id: randomUUID(),
  lineId,
  shiftId,
  shiftStart: start,
  shiftEnd: end,
  items: null,
  note: '',
  savedAt: now,
  savedBy: accountId,
  handedAt: null,
  handedBy: null,
  handedByMember: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  acknowledgedByMember: null,
  revision: 1,
})

/** Saves the note. @throws conflict once it is handed over; lost-update */
export const saveDraft = (deps: Deps, actor: Actor, input: HandoverInput): Promise<SavedHandover> =>
  change(deps, actor, input, false)

/**
 * Hands the shift over, with what waits at this moment. Again is no mistake.
 * @throws conflict without a shift, or long before its end
 */
export const handOver = (deps: Deps, actor: Actor, input: HandoverInput): Promise<SavedHandover> =>
  change(deps, actor, input, true)

async function change(deps: Deps, actor: Actor, input: HandoverInput, hand: boolean): Promise<SavedHandover> {
  mustHold(actor, 'duty:stand')
  const memberId = memberOf(actor)
  const written = {
    name: hand ? 'hand-over' : 'save-handover',
    lineOf: () => Promise.resolve(input.lineId),
    texts: { note: input.note },
    fields: ['note'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const duty = await ownShift(tx, memberId, input, now)
    const before = await addDraft(tx, emptyDraft(duty, actor, now))
    if (input.expected !== undefined && input.expected !== before.revision) throw lostUpdate()
    if (before.handedAt && hand && texts.note === undefined) return before
    if (before.handedAt) throw conflict('This shift is handed over already. What is new goes into the next hand-over.')
    if (hand) await mustBeNearItsEnd(tx, duty, now)
    const note = texts.note ?? before.note
    const savedBy = { savedAt: now, savedBy: actor.accountId }
    if (!hand) return changeHandover(tx, before, { note, ...savedBy })
    const handed = { handedAt: now, handedBy: actor.accountId, handedByMember: memberId }
    const items = await handoverItems(tx, duty, now)
    const after = await changeHandover(tx, before, { note, items, ...savedBy, ...handed })
    await audit(tx, actor, { at: now, action: 'handover.hand-over', record: 'shift', recordId: duty.shiftId })
    announce(`duty:${duty.lineId}`)
    return after
  })
  return { ...(await withItems(deps, saved)), findings }
}

/** What happens later would be missing from it. @throws conflict that names when it may be */
async function mustBeNearItsEnd(read: Read, { lineId, end }: Duty, now: DateTime): Promise<void> {
  const opensAt = end.minus(HAND_OVER_EARLY)
  if (now >= opensAt) return
  const { zone } = await getLine(read, lineId)
  const from = opensAt.setZone(zone).toFormat('yyyy-MM-dd HH:mm')
  const said = {
    en: `It is too early: this shift may be handed over from ${from} on (${zone}). Until then save the note as a draft.`,
    zh: `现在交班太早：本班次最早可在 ${from} 交班；在此之前请先保存说明。`,
  }
  throw conflict(said, { mayHandOverFrom: opensAt.toUTC().toISO() })
}

async function withItems(deps: Deps, handover: Handover): Promise<Pick<SavedHandover, 'handover' | 'items'>> {
  if (handover.items) return { handover, items: handover.items }
  const { lineId, shiftId, shiftStart: start, shiftEnd: end } = handover
  const shift = { lineId, shiftId, start, end }
  return { handover, items: await deps.db.read((read) => handoverItems(read, shift, deps.clock.now())) }
}

/** "I have read it, and take over." By whoever comes after the shift. The first counts. @throws forbidden */
export async function acknowledgeHandover(deps: Deps, actor: Actor, id: string): Promise<Handover> {
  mustHold(actor, 'duty:stand')
  const memberId = memberOf(actor)
  return deps.db.write('acknowledge-handover', async (tx) => {
    const now = deps.clock.now()
    const before = await getHandover(tx, id)
    await mustServe(tx, actor, before.lineId, now)
    if (!before.handedAt) throw conflict('This shift has not been handed over yet.')
    if (before.acknowledgedAt) return before
    await mustBeIncoming(tx, memberId, before, now)
    const taken = { acknowledgedAt: now, acknowledgedBy: actor.accountId, acknowledgedByMember: memberId }
    await audit(tx, actor, { at: now, action: 'handover.acknowledge', record: 'shift', recordId: before.shiftId })
    announce(`duty:${before.lineId}`)
    return changeHandover(tx, before, taken)
  })
}

/** @throws forbidden */
async function mustBeIncoming(tx: Tx, memberId: string, handover: Handover, now: DateTime): Promise<void> {
  const { lineId, shiftId, shiftStart, shiftEnd: end, handedByMember: handedBy } = handover
  if (memberId === handedBy) throw forbidden('Somebody else takes over what you hand over.')
  const until = (now > end ? now : end).plus(HAND_OVER_EARLY)
  const coming = await postsOf(tx, await finalDuty(tx, lineId, now, until), now)
  const own = (await finalDuty(tx, lineId, shiftStart, end)).find((duty) => duty.shiftId === shiftId)
  const shift = { shiftId, end, role: own?.role ?? 'counsellor', handedBy }
  if (takersOf(shift, coming).includes(memberId)) return
  throw forbidden({
    en: 'The hand-over is taken by somebody of the same role who stands duty on this line after the shift; by a supervisor only when nobody of that role comes.',
    zh: '由本班次之后在本热线值班的同岗位同事接班；无人接岗时才由督导接班。',
  })
}

/** @throws not-found; forbidden for whoever does not serve the line */
export async function readHandover(deps: Deps, actor: Actor, id: string): Promise<Handover> {
  mustHold(actor, 'duty:stand')
  return deps.db.read(async (read) => {
    const handover = await getHandover(read, id)
    await mustServe(read, actor, handover.lineId, deps.clock.now())
    return handover
  })
}
