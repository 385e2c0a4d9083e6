// Calendar entries → iCalendar text (RFC 5545, 7986), by ical-generator. Times are UTC instants: no VTIMEZONE to get wrong.
import ical, { escape as escapeText, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Language } from '../access/account.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import type { PublishedEntry } from './calendar-entries.ts'

const ROLE_NAMES: Readonly<Record<Language, Readonly<Record<DutyRole, string>>>> = {
  zh: { counsellor: '咨询员值班', supervisor: '督导值班', expert: '备班专家', shadow: '见习值班' },
  en: {
    counsellor: 'Counsellor duty',
    supervisor: 'Supervisor duty',
    expert: 'Expert stand-by',
    shadow: 'Shadow duty',
  },
}

/** How often a client should ask. Google Calendar decides for itself: 12 to 24 hours. */
const REFRESH_SECONDS = 15 * 60

export interface CalendarText {
  readonly title: string
  readonly language: Language
  /** Names of the lines in this language, by id. */
  readonly lineNames: ReadonlyMap<string, string>
  /** An entry of the owner's own takes up their time; those of colleagues do not. */
  readonly entries: readonly { readonly entry: PublishedEntry; readonly own: boolean }[]
}

/** Text of a line feed must not smuggle in content lines; the library does not escape a calendar's name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const plain = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ')

/** The same entries give the same text, to the byte. */
export function icalText(calendar: CalendarText): string {
  // No METHOD: then DTSTAMP is the time of the last revision (RFC 5545, 3.8.7.2), which is stable between renders.
  const out = ical({
    name: escapeText(plain(calendar.title), false),
    prodId: { company: 'Warmline', product: 'Warmline', language: calendar.language === 'zh' ? 'ZH' : 'EN' },
    ttl: REFRESH_SECONDS,
  })
  for (const { entry, own } of calendar.entries) {
    out.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: entry.changedAt.toJSDate(),
      lastModified: entry.changedAt.toJSDate(),
      start: entry.start.toJSDate(),
      end: entry.end.toJSDate(),
      summary: plain(summaryOf(entry, calendar)),
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: own && !entry.cancelled ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${out.toString()}\r\n`
}

function summaryOf(entry: PublishedEntry, { language, lineNames }: CalendarText): string {
  const role = ROLE_NAMES[language][entry.role]
  const line = lineNames.get(entry.lineId) ?? ''
  const people = entry.codes.length > 0 ? `: ${entry.codes.join(', ')}` : ''
  return `${role}${people}${line ? ` · ${line}` : ''}`
}
