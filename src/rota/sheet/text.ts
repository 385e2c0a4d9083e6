// The cells of the printed rota as text, in one language: for files and for the page alike.
import type { Language } from '../../access/account.ts'
import { calendarDay, longDay, span, timeRange } from '../../console/format.ts'
import { frameWords } from '../../console/words.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import type { Place } from '../pages/month.ts'
import { rotaWords } from '../pages/words.ts'
import type { SheetCell, SheetColumn, SheetRow } from './duty-sheet.ts'
import type { RotaSheet } from './read.ts'
import { sheetWords } from './words.ts'

/** What a column is called under its role: '08:00–12:00', with the template's code where two would be alike. */
export const timesText = ({ times, isTwin, templateCode }: SheetColumn): string =>
  isTwin ? `${times} (${templateCode})` : times

interface RowText {
  readonly weekday: string
  /** 'holiday' or 'make-up workday'; '' on other days. */
  readonly mark: string
}

export function rowText({ day }: SheetRow, language: Language): RowText {
  const weekday = frameWords(language).weekdays[calendarDay(day.day).weekday - 1] ?? ''
  return { weekday, mark: day.dayKind ? rotaWords(language).dayKinds[day.dayKind] : '' }
}

interface CellText {
  /** Marked with ※ who is here against a rule. */
  readonly people: string
  /** 'C1: short rest after a night (reason: …)'; '' when no rule is broken. */
  readonly broken: string
  /** '1 missing'; '' when nobody is. */
  readonly missing: string
  /** '02:00–06:00, 5 h' when the clocks change, or the shift was moved; else ''. */
  readonly note: string
}

export function cellText(cell: SheetCell | undefined, zone: string, language: Language): CellText {
  if (!cell) return { people: '', broken: '', missing: '', note: '' }
  const words = sheetWords(language)
  const { shift, places, missing, otherLength } = cell
  const times = timeRange(shift.start, shift.end, zone)
  return {
    people: places.map(({ label, brokenRules }) => (brokenRules.length > 0 ? `${label} ※` : label)).join(words.and),
    broken: places.flatMap((place) => brokenText(place, language)).join(words.and),
    missing: missing > 0 ? words.missing(missing) : '',
    note: otherLength === undefined ? '' : `${times}${words.and}${span(frameWords(language), otherLength)}`,
  }
}

function brokenText({ label, brokenRules, reason }: Place, language: Language): readonly string[] {
  if (brokenRules.length === 0) return []
  const words = rotaWords(language)
  const rules = brokenRules.map((rule) => words.rules[rule]).join(words.and)
  const why = reason === null ? '' : sheetWords(language).inBrackets(words.reason(reason))
  return [`※ ${label}${sheetWords(language).colon}${rules}${why}`]
}

interface HeadText {
  readonly title: string
  readonly period: string
  readonly standing: string
}

/** What stands above the table: whose rota, which days, and whether it is published. */
export function headText({ line, rota }: RotaSheet, language: Language): HeadText {
  const words = sheetWords(language)
  const frame = frameWords(language)
  const dayText = (day: string) => longDay(frame, calendarDay(day))
  return {
    title: words.title(nameOf(line, language)),
    period: words.period(dayText(rota.fromDay), dayText(plusDays(rota.toDay, -1))),
    standing: rota.publishedAt
      ? words.version(rota.version, longDay(frame, rota.publishedAt.setZone(line.zone)))
      : words.draft,
  }
}

/** A header, then a row a day: date, weekday, mark, then who stands each shift. */
export function* sheetRows(sheet: RotaSheet, language: Language): Generator<readonly string[]> {
  const words = sheetWords(language)
  const heads = sheet.columns.map((column) => `${roleName(column.role, language)} ${timesText(column)}`)
  yield [words.date, words.weekday, words.dayKind, ...heads]
  for (const row of sheet.rows) {
    const { weekday, mark } = rowText(row, language)
    const cells = row.cells.map((cell) => {
      const { people, missing, note, broken } = cellText(cell, sheet.line.zone, language)
      const names = [people, missing].filter(Boolean).join(words.and)
      return [names, note && words.inBrackets(note), broken].filter(Boolean).join(' ')
    })
    yield [row.day.day, weekday, mark, ...cells]
  }
}
