// What coordinators do with lines and their plans.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { type PlanContent, type Preset, presetPlan } from './default-plan.ts'
import type { Line, LineKind, TaxonomyName } from './line.ts'
import type { LineSettingsOverrides } from './line-settings.ts'
import { insertLine, type LineChange, settingsSetBy, updateLine } from './line-store.ts'
import { faultsOf } from './plan-check.ts'
import { writePlan } from './plan-store.ts'
import { findLine, getLine, getLinePlan } from './store.ts'
import { dayOf, isZone } from './wall-clock.ts'

/** Null takes a setting back to its default. */
export type SettingsEdit = { readonly [K in keyof LineSettingsOverrides]?: LineSettingsOverrides[K] | null }

export interface NewLineInput {
  readonly code: string
  readonly kind: LineKind
  readonly nameZh: string
  readonly nameEn: string
  readonly zone: string
  readonly region: string
  readonly seats: number
  readonly taxonomy?: TaxonomyName | undefined
  readonly transferLineId?: string | null | undefined
  /** Left out: today. */
  readonly openedOn?: string | undefined
  /** The plan to begin with. */
  readonly preset: Preset
  readonly settings: SettingsEdit
}

const TAXONOMY_OF: Readonly<Record<LineKind, TaxonomyName>> = {
  psychological: 'psychological',
  health: 'health',
  other: 'none',
}

/** A line with a plan that works at once. @throws conflict when the code is taken */
export async function createLine(deps: Deps, actor: Actor, input: NewLineInput, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'lines:write')
  if (!isZone(input.zone)) throw invalidInput([{ path: 'zone', message: 'is not an IANA time zone' }])
  const at = deps.clock.now()
  const { preset, taxonomy = TAXONOMY_OF[input.kind], transferLineId = null, openedOn, ...given } = input
  const opens = openedOn ?? dayOf(at, input.zone)
  return deps.db.write('create-line', (tx) =>
    once(tx, attempt, async (id) => {
      await mustBeLine(tx, transferLineId)
      const settings = mergeSettings({}, given.settings)
      const line = { ...given, id, settings, taxonomy, transferLineId, openedOn: opens, createdAt: at }
      if (!(await insertLine(tx, line))) throw conflict(`There is a line ${input.code} already.`)
      const none = { lineId: id, windows: [], templates: [], coverage: [] }
      await writePlan(tx, none, { from: opens, content: presetPlan(preset) })
      await audit(tx, actor, { at, action: 'line.create', record: 'line', recordId: id })
      announce('lines')
      return id
    }),
  )
}

async function mustBeLine(read: Read, id: string | null): Promise<void> {
  if (id !== null && !(await findLine(read, id))) {
    throw invalidInput([{ path: 'transferLineId', message: 'there is no such line' }])
  }
}

/** The line at the revision that the client read. @throws not-found, lost-update */
export async function lineAt(tx: Tx, id: string, expectedRevision: number | undefined): Promise<Line> {
  const line = await getLine(tx, id)
  if (expectedRevision !== undefined && expectedRevision !== line.revision) throw lostUpdate()
  return line
}

export interface LineEdit {
  readonly nameZh?: string | undefined
  readonly nameEn?: string | undefined
  readonly region?: string | undefined
  readonly seats?: number | undefined
  readonly transferLineId?: string | null | undefined
  /** Only while the line has not opened. */
  readonly openedOn?: string | undefined
  /** Merged into what is set. */
  readonly settings?: SettingsEdit | undefined
  readonly expectedRevision: number | undefined
}

/** Zone, kind and taxonomy stay: they say what past days and calls mean. @throws not-found, lost-update, conflict */
export async function changeLine(deps: Deps, actor: Actor, id: string, edit: LineEdit): Promise<void> {
  mustHold(actor, 'lines:write')
  const at = deps.clock.now()
  const { expectedRevision, settings, openedOn, ...plain } = edit
  await deps.db.write('change-line', async (tx) => {
    const line = await lineAt(tx, id, expectedRevision)
    const today = dayOf(at, line.zone)
    if (openedOn !== undefined && (line.openedOn <= today || openedOn < today)) {
      throw conflict('A line that has opened keeps the day on which it did.')
    }
    await mustBeLine(tx, plain.transferLineId ?? null)
    const merged = settings && mergeSettings(await settingsSetBy(tx, id), settings)
    await updateLine(tx, line, present({ ...plain, openedOn, settings: merged }))
    await audit(tx, actor, { at, action: 'line.change', record: 'line', recordId: id })
    announce('lines')
  })
}

function mergeSettings(before: LineSettingsOverrides, edit: SettingsEdit): LineSettingsOverrides {
  const entries = Object.entries({ ...before, ...edit }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries)
}

/** Without what was not given. */
const present = (change: { [K in keyof LineChange]: LineChange[K] | undefined }): LineChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

export interface Closing {
  /** First day without service; null opens it again. */
  readonly on: string | null
  readonly reason?: string | undefined
  readonly expectedRevision: number | undefined
}

/** The line answers no more from a day on; what it did stays. @throws not-found, conflict for a day that is past */
export async function closeLine(deps: Deps, actor: Actor, id: string, closing: Closing): Promise<void> {
  mustHold(actor, 'lines:write')
  const at = deps.clock.now()
  await deps.db.write('close-line', async (tx) => {
    const line = await lineAt(tx, id, closing.expectedRevision)
    const today = dayOf(at, line.zone)
    const isClosed = line.closedOn !== null && line.closedOn < today
    if (isClosed || (closing.on !== null && closing.on < today)) throw conflict('Days that are past stay as they were.')
    await updateLine(tx, line, { closedOn: closing.on })
    const action = closing.on === null ? 'line.reopen' : 'line.close'
    const note = { at, action, record: 'line', recordId: id, reason: closing.reason }
    await keepingNumbers(line.settings.keptNumbers, () => audit(tx, actor, note))
    announce('lines')
    announce(`rota:${id}`)
  })
}

export interface PlanEdit extends PlanContent {
  /** From this local day on; left out: today. */
  readonly from?: string | undefined
  readonly reason?: string | undefined
  readonly expectedRevision: number | undefined
}

/** From a day on, exactly this plan is in force. Shifts already made keep their times. @throws invalid-input, conflict */
export async function changePlan(deps: Deps, actor: Actor, lineId: string, edit: PlanEdit): Promise<void> {
  mustHold(actor, 'lines:write')
  const { windows, templates, coverage } = edit
  const content = { windows, templates, coverage }
  const faults = faultsOf(content)
  if (faults.length > 0) throw invalidInput(faults)
  const at = deps.clock.now()
  await deps.db.write('change-plan', async (tx) => {
    const line = await lineAt(tx, lineId, edit.expectedRevision)
    const today = dayOf(at, line.zone)
    const from = edit.from ?? laterOf(line.openedOn, today)
    if (from < today) throw conflict('A plan changes from today on; days that are past stay as they were.')
    await writePlan(tx, { ...(await getLinePlan(tx, lineId)), lineId }, { from, content })
    await updateLine(tx, line, {})
    const note = { at, action: 'line.plan', record: 'line', recordId: lineId, reason: edit.reason }
    await keepingNumbers(line.settings.keptNumbers, () => audit(tx, actor, note))
    announce('lines')
    announce(`rota:${lineId}`)
  })
}

const laterOf = (one: string, other: string): string => [one, other].sort()[1] ?? other
