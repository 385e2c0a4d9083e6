// Reads what the themes page shows of a line, for one reader.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { periodOf, previous } from '../../calls/period.ts'
import { ownLines } from '../../calls/rights.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { listThemeAlerts } from '../alerts/alert-store.ts'
import { alertViews } from '../alerts/alert-view.ts'
import { topThemes } from '../figure.ts'
import { dayIn } from '../scope.ts'
import { disclosureFor, themesIn } from '../view.ts'
import type { MonthOfThemes } from './themes-page.tsx'

const ALERTS = 30
const THEMES = 10

interface Asked {
  /** The code of a line; undefined: one's own, or else the first. */
  readonly code: string | undefined
  readonly now: DateTime
}

export async function readThemes(deps: Deps, actor: Actor, { code, now }: Asked) {
  return deps.db.read(async (read) => {
    const lines = await listLines(read)
    const line = await chosenLine(read, actor, { lines, code, now })
    if (!line) return undefined
    const rows = await listThemeAlerts(read, { lineId: line.id }, { after: undefined, limit: ALERTS })
    const alerts = await alertViews(read, actor, { alerts: rows, now })
    return { line, lines, alerts, months: await monthsOf(read, actor, { line, now }) }
  })
}

interface Choosing extends Asked {
  readonly lines: readonly Line[]
}

/** The line that was asked for, one's own, or else the first. */
export async function chosenLine(read: Read, actor: Actor, { lines, code, now }: Choosing): Promise<Line | undefined> {
  const asked = lines.find((line) => line.code === code)
  if (asked) return asked
  const own = await ownLines(read, actor, now)
  return lines.find(({ id }) => own === 'all' || own.includes(id)) ?? lines[0]
}

async function monthsOf(read: Read, actor: Actor, { line, now }: { line: Line; now: DateTime }) {
  const disclosure = await disclosureFor(read, actor, { line: line.id, view: undefined, now })
  const month = periodOf('month', dayIn(line.zone, now))
  const months: MonthOfThemes[] = []
  for (const period of [month, previous(month)]) {
    const { themes } = await themesIn(read, disclosure, { line: line.id, period })
    const second = themes.filter(({ parentCode }) => parentCode !== null)
    const top = topThemes(second, { measure: 'episodes', limit: THEMES })
    months.push({ month: period.slice('month:'.length), themes: top, exact: disclosure.rules === 'exact' })
  }
  return months
}
