// Lines, their plans and topics, read from the database.
import { asc, eq } from 'drizzle-orm'
import type { Read } from '../db/database.ts'
import { notFound } from '../errors.ts'
import type { OwnDay } from './day-kind.ts'
import type { Line, LinePlan, SurgePeriod } from './line.ts'
import { settingsOf } from './line-settings.ts'
import { coverageRules, lineDays, lines, lineTopics, serviceWindows, shiftTemplates, surgePeriods } from './tables.ts'
import { type Topic, topicsFrom } from './topic.ts'

type LineRow = typeof lines.$inferSelect

export const lineFrom = (row: LineRow): Line => ({ ...row, settings: settingsOf(row.settings) })

/** Undefined when there is no such line. */
export async function findLine(read: Read, id: string): Promise<Line | undefined> {
  const [row] = await read.select().from(lines).where(eq(lines.id, id))
  return row && lineFrom(row)
}

/** @throws not-found */
export async function getLine(read: Read, id: string): Promise<Line> {
  const line = await findLine(read, id)
  if (!line) throw notFound('line')
  return line
}

/** All lines by code, closed ones too. */
/** Pages name a line by its code. @throws not-found */
export async function lineByCode(read: Read, code: string): Promise<Line> {
  const line = (await listLines(read)).find((each) => each.code === code)
  if (!line) throw notFound('line')
  return line
}

export async function listLines(read: Read): Promise<readonly Line[]> {
  const rows = await read.select().from(lines).orderBy(asc(lines.code))
  return rows.map(lineFrom)
}

/** The plan of a line through all time: past, in force and to come. @throws not-found */
export async function getLinePlan(read: Read, lineId: string): Promise<LinePlan> {
  const line = await getLine(read, lineId)
  const windows = await read
    .select()
    .from(serviceWindows)
    .where(eq(serviceWindows.lineId, lineId))
    .orderBy(asc(serviceWindows.from), asc(serviceWindows.opens), asc(serviceWindows.id))
  const templates = await read
    .select()
    .from(shiftTemplates)
    .where(eq(shiftTemplates.lineId, lineId))
    .orderBy(asc(shiftTemplates.from), asc(shiftTemplates.start), asc(shiftTemplates.code))
  const coverage = await read
    .select()
    .from(coverageRules)
    .where(eq(coverageRules.lineId, lineId))
    .orderBy(asc(coverageRules.from), asc(coverageRules.code))
  const surges = await listSurges(read, lineId)
  return { line, windows, templates, coverage, surges, ownDays: await ownDaysOf(read, lineId) }
}

/** By first day. */
export async function listSurges(read: Read, lineId: string): Promise<readonly SurgePeriod[]> {
  return read
    .select()
    .from(surgePeriods)
    .where(eq(surgePeriods.lineId, lineId))
    .orderBy(asc(surgePeriods.from), asc(surgePeriods.id))
}

/** The days whose kind the line itself has settled. */
export async function ownDaysOf(read: Read, lineId: string): Promise<readonly OwnDay[]> {
  return read
    .select({ day: lineDays.day, kind: lineDays.kind })
    .from(lineDays)
    .where(eq(lineDays.lineId, lineId))
    .orderBy(asc(lineDays.day))
}

/** All topics of a line by code, retired ones too. @throws not-found */
export async function topicsOf(read: Read, lineId: string): Promise<readonly Topic[]> {
  const { taxonomy } = await getLine(read, lineId)
  const overlays = await read.select().from(lineTopics).where(eq(lineTopics.lineId, lineId))
  return topicsFrom(
    taxonomy,
    overlays.map(({ lineId: _, ...overlay }) => overlay),
  )
}
