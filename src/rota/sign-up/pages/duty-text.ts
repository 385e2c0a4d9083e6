// A duty in one line, as the sections of this page show it.
import type { DateTime } from 'luxon'
import { dayName, timeRange } from '../../../console/format.ts'
import type { View } from '../../../console/view.ts'
import type { DutyRole } from '../../../lines/duty-role.ts'
import { nameOf, roleName } from '../../../lines/pages/names.ts'
import type { OpenBoard } from './board.ts'

export interface BoardProps {
  readonly view: View
  readonly board: OpenBoard
}

interface DutyTimes {
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
}

/** 'Thu 14 May 08:00–12:00 · Test line · Counsellor'. */
export function dutyText({ view, board }: BoardProps, lineId: string, { role, start, end }: DutyTimes): string {
  const line = board.lines.get(lineId)
  const zone = line?.zone ?? 'utc'
  const when = `${dayName(view.words, start.setZone(zone))} ${timeRange(start, end, zone)}`
  return [when, line ? nameOf(line, view.language) : '', roleName(role, view.language)].filter(Boolean).join(' · ')
}
