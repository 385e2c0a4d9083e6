// From the rows of an old call log to calls, or to everything that is wrong with them. Texts come out scrubbed.
import { DateTime } from 'luxon'
import { inSlices } from '../../jobs/in-slices.ts'
import type { Topic } from '../../lines/topic.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { readHeader, type SheetHeader } from '../../sheets/header.ts'
import type { Rows } from '../../sheets/sheet.ts'
import { raisesAlert } from '../alert-store.ts'
import { retention } from '../call.ts'
import { cleaned, type FieldFinding } from '../clean-texts.ts'
import { MOST_CONTEXT, MOST_OTHERS } from '../completeness.ts'
import {
  type CallContent,
  type CallTexts,
  changedContent,
  changedTexts,
  emptyContent,
  NO_TEXTS,
  TEXT_FIELDS,
} from '../content.ts'
import type { LineFacts } from '../line-facts.ts'
import { handledAs } from '../risk.ts'
import { ageBandOf, type Column, columnNamed, REQUIRED, VALUES, yesOrNo } from './columns.ts'
import { absent, type FaultCode, fault, type RowFault } from './fault.ts'
import { momentOf } from './moment.ts'

/** What the house knows when a file comes. */
export interface Known {
  readonly facts: LineFacts
  readonly now: DateTime
  /** Members by display code. */
  readonly members: ReadonlyMap<string, string>
}

export interface OldCall {
  readonly row: number
  readonly memberId: string | null
  readonly content: CallContent
  /** Scrubbed; empty when they would be shredded at once. */
  readonly texts: CallTexts
  readonly textsExpired: boolean
}

export interface CheckedCalls {
  /** Rows that are not blank, without the header. */
  readonly rows: number
  /** Only those without a fault. */
  readonly calls: readonly OldCall[]
  readonly faults: readonly RowFault[]
  /** Headers that no column goes by: their cells were not looked at. None when nothing looks like a header. */
  readonly ignoredColumns: readonly string[]
  /** What was removed from the texts, by type. */
  readonly removed: Readonly<Record<string, number>>
}

type Headers = SheetHeader<Column>['headers']

/** In slices: of a long file it takes its time. */
export async function checkCalls(sheet: Rows, known: Known): Promise<CheckedCalls> {
  const [header = [], ...body] = sheet
  const { headers, faults, ignoredColumns } = headerOfSheet(header)
  const filled = body.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some(Boolean))
  const rows = filled.length
  if (faults.length > 0) return { rows, calls: [], faults, ignoredColumns, removed: {} }
  const read = await inSlices(filled, ({ cells, row }) => {
    const reader = new RowReader(cells, row, headers)
    return { ...readCall(reader, known), faults: reader.faults }
  })
  const good = read.filter((one) => one.faults.length === 0)
  const removed: Record<string, number> = {}
  for (const { type } of good.flatMap(({ findings }) => findings)) removed[type] = (removed[type] ?? 0) + 1
  return {
    rows,
    calls: good.map(({ call }) => call),
    faults: read.flatMap((one) => one.faults),
    ignoredColumns,
    removed,
  }
}

function headerOfSheet(names: readonly string[]) {
  const { headers, doubled, ignoredColumns } = readHeader(names, columnNamed)
  const faults = [
    ...doubled.map((name) => fault(1, name, 'double-column')),
    ...REQUIRED.filter((column) => !headers.has(column)).map(absent),
  ]
  // Without its header the first row is a call, and says what a call says.
  const isCall = REQUIRED.every((column) => !headers.has(column))
  return { headers, faults, ignoredColumns: isCall ? [] : ignoredColumns }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** One row; every fault of it is found, not only the first. */
class RowReader {
  readonly faults: RowFault[] = []
  readonly row: number
  readonly #cells: readonly string[]
  readonly #headers: Headers

  constructor(cells: readonly string[], row: number, headers: Headers) {
    this.#cells = cells
    this.row = row
    this.#headers = headers
  }

  text(column: Column): string {
    const place = this.#headers.get(column)
    const text = place === undefined ? '' : (this.#cells[place.index] ?? '')
    if (CONTROL.test(text)) this.wrong(column, 'control-characters')
    if (text.startsWith('=')) this.wrong(column, 'formula')
    return text
  }

  /** Null for an empty cell; a fault, and null, for one that cannot be read. */
  value<T>(column: Column, read: (text: string) => T | undefined, code: FaultCode): T | null {
    const text = this.text(column)
    if (text === '') return null
    const value = read(text)
    if (value === undefined) this.wrong(column, code)
    return value ?? null
  }

  wrong(column: Column, code: FaultCode): void {
    const header = this.#headers.get(column)?.header ?? column
    if (!this.faults.some((one) => one.column === header)) this.faults.push(fault(this.row, header, code))
  }
}

function readCall(reader: RowReader, known: Known): { call: OldCall; findings: readonly FieldFinding[] } {
  const content = readContent(reader, known)
  const memberId = reader.value('counsellor', (code) => known.members.get(code), 'counsellor')
  const raw = Object.fromEntries(TEXT_FIELDS.map((field) => [field, reader.text(field)]))
  const { texts, findings } = cleaned(raw, TEXT_FIELDS, { numbers: known.facts.line.settings.keptNumbers })
  const { textsExpired, expired } = ageOf(content, known)
  if (expired) reader.wrong('startedAt', 'expired')
  const kept = textsExpired ? NO_TEXTS : changedTexts(NO_TEXTS, texts)
  return { call: { row: reader.row, memberId, content, texts: kept, textsExpired }, findings }
}

/** Whether texts, or the whole record, would be shredded at once. */
function ageOf({ startedAt, risk }: CallContent, { facts, now }: Known) {
  const { zone, settings } = facts.line
  const today = dayOf(now, zone)
  const day = dayOf(DateTime.fromISO(startedAt, { zone: 'utc' }), zone)
  const { shredTextOn, shredOn } = retention(
    day,
    raisesAlert(handledAs(risk), settings) ? 'high-risk' : 'standard',
    settings,
  )
  return { textsExpired: shredTextOn <= today, expired: shredOn <= today }
}

function readContent(reader: RowReader, known: Known): CallContent {
  const { startedAt, endedAt } = readTimes(reader, known)
  const type = reader.value('type', VALUES.type, 'code')
  if (type === null && reader.text('type') === '') reader.wrong('type', 'missing')
  return changedContent(emptyContent(startedAt), {
    endedAt,
    type,
    channel: reader.value('channel', VALUES.channel, 'code') ?? 'telephone',
    outcome: 'answered',
    waitSeconds: reader.value('waitSeconds', wholeUpTo(86_400), 'number'),
    difficult: reader.value('difficult', yesOrNo, 'code') ?? false,
    locality: reader.value('locality', VALUES.locality, 'code'),
    caller: {
      callingFor: reader.value('callingFor', VALUES.callingFor, 'code'),
      gender: reader.value('gender', VALUES.gender, 'code'),
      ageBand: reader.value('age', ageBandOf, 'code'),
      occupation: reader.value('occupation', VALUES.occupation, 'code'),
    },
    topics: readTopics(reader, known.facts.topics),
    risk: { level: reader.value('risk', VALUES.risk, 'code') ?? 'RX' },
    disposition: reader.value('disposition', VALUES.disposition, 'code'),
    referral: reader.value('referral', VALUES.referral, 'code'),
    emergency: readList(reader, 'emergency', VALUES.emergency, 'code'),
  })
}

const wholeUpTo = (most: number) => (text: string) =>
  /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : undefined

const DAY = 86_400_000

function readTimes(reader: RowReader, { facts, now }: Known): { startedAt: string; endedAt: string | null } {
  const read = (text: string) => momentOf(text, facts.line.zone)
  const start = reader.value('startedAt', read, 'moment')
  if (start === null && reader.text('startedAt') === '') reader.wrong('startedAt', 'missing')
  if (start && start > now) reader.wrong('startedAt', 'future')
  const minutes = reader.value('minutes', wholeUpTo(1_440), 'number')
  const end = reader.value('endedAt', read, 'moment') ?? (start && minutes !== null ? start.plus({ minutes }) : null)
  if (start && end && (end < start || end.toMillis() - start.toMillis() > DAY)) reader.wrong('endedAt', 'order')
  if (end && end > now && !(start && start > now)) reader.wrong('endedAt', 'future')
  return { startedAt: start?.toISO() ?? now.toISO() ?? '', endedAt: end?.toISO() ?? null }
}

const entries = (text: string): readonly string[] =>
  text
    .split(/[;；,，、\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean)

function readList<T>(
  reader: RowReader,
  column: Column,
  read: (text: string) => T | undefined,
  code: FaultCode,
): readonly T[] {
  const values = entries(reader.text(column)).map(read)
  if (values.includes(undefined)) reader.wrong(column, code)
  return [...new Set(values.filter((value) => value !== undefined))]
}

/** By code or by label; context tags find their place by themselves. Old calls may have topics that are retired now. */
function readTopics(reader: RowReader, topics: readonly Topic[]) {
  const named = (name: string) => topics.find((t) => [t.code, t.labelZh, t.labelEn].some((known) => known === name))
  const found = readList(reader, 'topics', named, 'topic')
  const [primary, ...others] = found.filter(({ contextTag }) => !contextTag).map(({ code }) => code)
  const context = found.filter(({ contextTag }) => contextTag).map(({ code }) => code)
  if (others.length > MOST_OTHERS || context.length > MOST_CONTEXT) reader.wrong('topics', 'topics')
  return { primary: primary ?? null, others, context }
}
