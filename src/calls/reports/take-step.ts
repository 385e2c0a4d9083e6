// The verbs of a mandatory report: note what was done, propose to close it, and, by a second person, close it or not.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import type { FieldFinding } from '../clean-texts.ts'
import { mustServe, mustSuperviseLine } from '../rights.ts'
import { mandatoryReportSteps } from '../tables.ts'
import { writeTexts } from '../write-texts.ts'
import { missingSteps, nextDue, type ReportOutcome, type ReportRecipient, type ReportStepKind } from './report.ts'
import { getReport, type Report, stepsOf, updateReport } from './report-store.ts'

export interface StepInput {
  readonly kind: ReportStepKind
  /** Who was told: for oral and written reports. */
  readonly recipient?: ReportRecipient | undefined
  /** When it was done; default: now. */
  readonly at?: DateTime | undefined
  /** The number that the authority gave. */
  readonly reference?: string | undefined
  readonly note?: string | undefined
}

export interface ChangedReport {
  readonly report: Report
  readonly findings: readonly FieldFinding[]
}

interface Changing {
  readonly id: string
  readonly expected?: number | undefined
  readonly verb: string
  readonly texts?: ReportTexts
}

type ReportTexts = Readonly<Partial<Record<'reference' | 'note', string | undefined>>>

/** One change of an open report, by somebody who serves its line. @throws not-found, forbidden, conflict, lost-update */
async function change(
  deps: Deps,
  actor: Actor,
  { id, expected, verb, texts = {} }: Changing,
  make: (
    tx: Tx,
    at: { readonly before: Report; readonly now: DateTime; readonly said: ReportTexts },
  ) => Promise<Report>,
): Promise<ChangedReport> {
  const lineOf = async (read: Read) => (await getReport(read, id)).lineId
  const written = { name: `${verb}-report`, lineOf, texts, fields: ['reference', 'note'] as const }
  const { saved, findings } = await writeTexts(deps, written, async (tx, said) => {
    const now = deps.clock.now()
    const before = await getReport(tx, id)
    await mustServe(tx, actor, before.lineId, now)
    if (expected !== undefined && expected !== before.revision) throw lostUpdate()
    if (before.closedAt !== null) throw conflict('This report is closed.')
    const after = await make(tx, { before, now, said })
    await audit(tx, actor, { at: now, action: `report.${verb}`, record: 'report', recordId: id })
    return after
  })
  return { report: saved, findings }
}

/** Notes what was done. A step taken after closing was proposed takes the proposal back. @throws invalid-input */
export async function noteReportStep(
  deps: Deps,
  actor: Actor,
  id: string,
  input: StepInput,
  expected?: number,
): Promise<ChangedReport> {
  mustHold(actor, 'reports:work')
  const { reference, note } = input
  const step = { id, expected, verb: 'step', texts: { reference, note } }
  return change(deps, actor, step, async (tx, { before, now, said }) => {
    mustMakeSense(input, before, now)
    await tx.insert(mandatoryReportSteps).values({
      id: randomUUID(),
      reportId: id,
      callId: before.callId,
      kind: input.kind,
      recipient: input.recipient ?? null,
      at: input.at ?? now,
      notedAt: now,
      notedBy: actor.accountId,
      memberId: actor.memberId ?? null,
      reference: said.reference ?? null,
      note: said.note ?? null,
    })
    const { settings } = await getLine(tx, before.lineId)
    const dueAt = nextDue(before.raisedAt, await stepsOf(tx, id), settings)
    const moved = before.dueAt === null || dueAt === null || dueAt > before.dueAt
    const withdrawn = { proposedAt: null, proposedBy: null, outcome: null, closingNote: null }
    return updateReport(tx, before, { ...withdrawn, dueAt, ...(moved ? { tellAt: dueAt } : {}) })
  })
}

function mustMakeSense({ kind, recipient, at, reference, note }: StepInput, report: Report, now: DateTime): void {
  const told = kind === 'oral' || kind === 'written'
  if (told && recipient === undefined) throw invalidInput([{ path: 'recipient', message: 'say who was told' }])
  if (kind === 'reference' && !reference) throw invalidInput([{ path: 'reference', message: 'is missing' }])
  if (kind === 'note' && !note) throw invalidInput([{ path: 'note', message: 'is missing' }])
  if (at === undefined) return
  if (at > now) throw invalidInput([{ path: 'at', message: 'is in the future' }])
  if (at < report.raisedAt.minus({ days: 1 })) {
    throw invalidInput([{ path: 'at', message: 'is long before the report became due' }])
  }
}

export interface ClosingInput {
  readonly outcome: ReportOutcome
  readonly note?: string | undefined
}

/**
 * Proposes to close it: `reported` needs every step the law asks for, anything else a reason.
 * @throws invalid-input; conflict while another proposal waits
 */
export async function proposeClosing(
  deps: Deps,
  actor: Actor,
  id: string,
  { outcome, note }: ClosingInput,
  expected?: number,
): Promise<ChangedReport> {
  mustHold(actor, 'reports:work')
  const proposal = { id, expected, verb: 'propose-closing', texts: { note } }
  return change(deps, actor, proposal, async (tx, { before, now, said }) => {
    if (before.proposedAt !== null) throw conflict('A proposal waits for its second person already.')
    const { settings } = await getLine(tx, before.lineId)
    const missing = missingSteps(await stepsOf(tx, id), settings)
    if (outcome === 'reported' && missing.length > 0) {
      const which = missing.map(({ kind }) => kind).join(', ')
      throw invalidInput([{ path: 'outcome', message: `steps are missing: ${which}` }])
    }
    if (outcome !== 'reported' && !said.note) throw invalidInput([{ path: 'note', message: 'say why' }])
    const by = { proposedAt: now, proposedBy: actor.accountId }
    return updateReport(tx, before, { ...by, outcome, closingNote: said.note ?? null })
  })
}

/** Closes it or sends it back. @throws forbidden for whoever proposed it; conflict when nothing is proposed */
export async function decideClosing(
  deps: Deps,
  actor: Actor,
  id: string,
  { confirmed, expected }: { readonly confirmed: boolean; readonly expected?: number | undefined },
): Promise<Report> {
  mustHold(actor, 'reports:close')
  const verb = confirmed ? 'close' : 'send-back'
  const { report } = await change(deps, actor, { id, expected, verb }, async (tx, { before, now }) => {
    await mustSuperviseLine(tx, actor, before.lineId, now)
    if (before.proposedAt === null) throw conflict('Nobody has proposed to close this.')
    if (before.proposedBy === actor.accountId) throw forbidden('A second person must decide.')
    if (confirmed) {
      return updateReport(tx, before, { closedAt: now, closedBy: actor.accountId, dueAt: null, tellAt: null })
    }
    return updateReport(tx, before, { proposedAt: null, proposedBy: null, outcome: null, closingNote: null })
  })
  return report
}
