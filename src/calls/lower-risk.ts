// R3 and R4 go down only with a second person: one proposes it with a reason, a supervisor confirms or refuses.
import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, notFound } from '../errors.ts'
import type { CallRecord } from './call.ts'
import { getCall, lineOfCall } from './call-store.ts'
import { lineFacts } from './line-facts.ts'
import { storeChange } from './record.ts'
import { mustEdit, mustSupervise } from './rights.ts'
import { type NotAssessedReason, needsSecondPerson, type RiskLevel } from './risk.ts'
import { riskLowerings } from './tables.ts'
import { writeTexts } from './write-texts.ts'

export type RiskLowering = typeof riskLowerings.$inferSelect

export interface LoweringProposal {
  readonly toLevel: RiskLevel
  readonly reason: string
}

/** @throws invalid-input when the level would not go down from R3 or R4; conflict while another proposal waits */
export async function proposeLowering(
  deps: Deps,
  actor: Actor,
  callId: string,
  { toLevel, reason: said }: LoweringProposal,
): Promise<RiskLowering> {
  mustHold(actor, 'calls:write')
  const lineOf = (read: Read) => lineOfCall(read, callId)
  const written = { name: 'propose-risk-lowering', lineOf, texts: { reason: said }, fields: ['reason'] as const }
  const { saved } = await writeTexts(deps, written, async (tx, { reason = '' }) => {
    const now = deps.clock.now()
    const { head } = await getCall(tx, callId)
    await mustEdit(tx, actor, head, now)
    const fromLevel = head.risk
    if (fromLevel === null || !needsSecondPerson(fromLevel, toLevel)) {
      throw invalidInput([
        { path: 'toLevel', message: `is not below an R3 or R4: the call is at ${fromLevel ?? 'none'}` },
      ])
    }
    const waiting = (await loweringsOf(tx, callId)).find(({ decidedAt }) => decidedAt === null)
    if (waiting) throw conflict('A proposal waits for its second person already.')
    const by = { proposedAt: now, proposedBy: actor.accountId }
    const values = { id: randomUUID(), callId, lineId: head.lineId, fromLevel, toLevel, reason, ...by }
    const [made] = await tx.insert(riskLowerings).values(values).returning()
    if (!made) throw new Error('an insert gave no row')
    await audit(tx, actor, { at: now, action: 'risk-lowering.propose', record: 'call', recordId: callId })
    announce(`alerts:${head.lineId}`)
    return made
  })
  return saved
}

/** The latest first. */
export const loweringsOf = (read: Read, callId: string): Promise<readonly RiskLowering[]> =>
  read
    .select()
    .from(riskLowerings)
    .where(eq(riskLowerings.callId, callId))
    .orderBy(desc(riskLowerings.proposedAt), desc(riskLowerings.id))

/** Confirms or refuses. @throws forbidden for whoever proposed it; conflict when the call has changed level since */
export async function decideLowering(
  deps: Deps,
  actor: Actor,
  id: { readonly callId: string; readonly loweringId: string },
  confirmed: boolean,
): Promise<CallRecord> {
  mustHold(actor, 'calls:read-line')
  const facts = await lineFacts(deps, await deps.db.read((read) => lineOfCall(read, id.callId)))
  return deps.db.write('decide-risk-lowering', async (tx) => {
    const now = deps.clock.now()
    const call = await getCall(tx, id.callId)
    await mustSupervise(tx, actor, call.head, now)
    const lowering = await decide(tx, actor, { ...id, confirmed, now })
    const verb = confirmed ? 'confirm' : 'refuse'
    await audit(tx, actor, { at: now, action: `risk-lowering.${verb}`, record: 'call', recordId: id.callId })
    announce(`alerts:${call.head.lineId}`)
    if (!confirmed) return call
    if (call.head.risk !== lowering.fromLevel) throw conflict('The level has changed since this was proposed.')
    const notAssessedReason: NotAssessedReason | null = lowering.toLevel === 'RX' ? 'not-appropriate' : null
    const confirmedBelow = lowering.fromLevel
    const risk = { ...call.content.risk, level: lowering.toLevel, notAssessedReason, confirmedBelow }
    const closed = call.head.state === 'closed'
    return storeChange(tx, {
      before: call,
      after: { content: { ...call.content, risk }, texts: call.texts },
      amend: closed,
      facts,
      saving: { at: now, by: actor.accountId, reason: 'risk-lowered' },
    })
  })
}

interface Decision {
  readonly callId: string
  readonly loweringId: string
  readonly confirmed: boolean
  readonly now: RiskLowering['proposedAt']
}

async function decide(tx: Tx, actor: Actor, { callId, loweringId, confirmed, now }: Decision): Promise<RiskLowering> {
  const lowering = (await loweringsOf(tx, callId)).find((each) => each.id === loweringId)
  if (!lowering) throw notFound('proposal')
  if (lowering.decidedAt !== null) throw conflict('This has been decided already.')
  if (lowering.proposedBy === actor.accountId) throw forbidden('A second person must decide.')
  const rows = await tx
    .update(riskLowerings)
    .set({ decidedAt: now, decidedBy: actor.accountId, confirmed })
    .where(and(eq(riskLowerings.id, loweringId), isNull(riskLowerings.decidedAt)))
    .returning()
  const [decided] = rows
  if (!decided) throw conflict('This has been decided already.')
  return decided
}
