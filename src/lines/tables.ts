// Lines, their plans over time, their own days and topics. What was in force is ended, never changed.
import {
  boolean,
  code,
  id,
  index,
  instant,
  integer,
  json,
  localDate,
  localTime,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { DayKind } from './day-kind.ts'
import type { DutyRole } from './duty-role.ts'
import type { LineKind, Need, TaxonomyName } from './line.ts'
import type { LineSettingsOverrides } from './line-settings.ts'

export const lines = table(
  'lines',
  {
    id: id().primaryKey(),
    code: text().notNull(),
    kind: code<LineKind>().notNull(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    zone: text().notNull(),
    region: text().notNull(),
    seats: integer().notNull(),
    taxonomy: code<TaxonomyName>().notNull(),
    transferLineId: text(),
    openedOn: localDate().notNull(),
    closedOn: localDate(),
    /** Only what differs from the defaults. */
    settings: json<LineSettingsOverrides>().notNull(),
    /** Departures from the default rota rules; the rota checks them. */
    rules: json<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('lines_code').on(t.code)],
)

const ofLine = () =>
  text()
    .notNull()
    .references(() => lines.id)

const effective = () => ({ from: localDate().notNull(), until: localDate() })
const days = () => ({ weekdays: json<readonly number[]>(), dayKinds: json<readonly DayKind[]>() })

export const serviceWindows = table(
  'service_windows',
  {
    id: id().primaryKey(),
    lineId: ofLine(),
    ...effective(),
    ...days(),
    opens: localTime().notNull(),
    minutes: integer().notNull(),
  },
  (t) => [index('service_windows_line').on(t.lineId)],
)

export const shiftTemplates = table(
  'shift_templates',
  {
    id: id().primaryKey(),
    lineId: ofLine(),
    ...effective(),
    ...days(),
    code: text().notNull(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    roles: json<readonly DutyRole[]>().notNull(),
    start: localTime().notNull(),
    minutes: integer().notNull(),
    night: boolean().notNull(),
  },
  (t) => [index('shift_templates_line').on(t.lineId)],
)

export const coverageRules = table(
  'coverage_rules',
  {
    id: id().primaryKey(),
    lineId: ofLine(),
    ...effective(),
    ...days(),
    code: text().notNull(),
    rank: integer().notNull(),
    templateCodes: json<readonly string[]>(),
    needs: json<readonly Need[]>().notNull(),
  },
  (t) => [index('coverage_rules_line').on(t.lineId)],
)

export const surgePeriods = table(
  'surge_periods',
  {
    id: id().primaryKey(),
    lineId: ofLine(),
    from: localDate().notNull(),
    until: localDate().notNull(),
    ...days(),
    templateCodes: json<readonly string[]>(),
    extra: json<readonly Need[]>().notNull(),
    reason: freeText().notNull(),
    createdAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('surge_periods_line').on(t.lineId)],
)

/** Days whose kind the line itself has settled: local holidays, years not yet announced. */
export const lineDays = table(
  'line_days',
  { lineId: ofLine(), day: localDate().notNull(), kind: code<DayKind>().notNull() },
  (t) => [primaryKey({ columns: [t.lineId, t.day] })],
)

/** A line's own word on topics: additions, other labels, retirements. Rows are never deleted. */
export const lineTopics = table(
  'line_topics',
  {
    lineId: ofLine(),
    code: text().notNull(),
    /** They go into what is published. */
    labelZh: freeText().notNull(),
    labelEn: freeText().notNull(),
    contextTag: boolean().notNull(),
    mandatoryReport: boolean().notNull(),
    retiredOn: localDate(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.code] })],
)
