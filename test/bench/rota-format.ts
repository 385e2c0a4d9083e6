// Reads the text format of the Curtois & Qu shift-scheduling benchmark. Its edge rules are those of `Run`: a block at
// either end of the horizon counts as long enough. Every horizon starts on a Monday; weekends are days 5 and 6 of 7.
import type { GridProblem, Person, Rule, Wish } from '../../src/rota/solver/optimiser/problem.ts'

type Rows = readonly (readonly string[])[]

export function readInstance(text: string): GridProblem {
  const sections = sectionsOf(text)
  const rows = (name: string) => sections.get(`SECTION_${name}`) ?? []
  const days = whole(rows('HORIZON')[0]?.[0])
  const shifts = rows('SHIFTS').map(([id = '']) => id)
  const cell = (id: string | undefined) => {
    const index = shifts.indexOf(id ?? '')
    if (index < 0) throw new Error(`unknown shift '${id}'`)
    return index + 1
  }
  const minutes = [0, ...rows('SHIFTS').map((row) => whole(row[1]))]
  const forbidden = rows('SHIFTS').flatMap(([id, , after = '']) =>
    split(after).map((next) => [cell(id), cell(next)] as const),
  )
  const horizon = { days, minutes, forbidden, cell }
  const ids = rows('STAFF').map(([id = '']) => id)
  const person = (id: string | undefined) => {
    const index = ids.indexOf(id ?? '')
    if (index < 0) throw new Error(`unknown employee '${id}'`)
    return index
  }
  const people = rows('STAFF').map((row) => personOf(row, horizon, rows('DAYS_OFF')))
  const wish = (kind: Wish['kind']) => (row: readonly string[]) =>
    ({ kind, person: person(row[0]), day: whole(row[1]), shift: cell(row[2]), weight: whole(row[3]) }) as const
  return {
    days,
    shifts,
    people,
    wishes: [...rows('SHIFT_ON_REQUESTS').map(wish('for')), ...rows('SHIFT_OFF_REQUESTS').map(wish('against'))],
    cover: rows('COVER').map(([day, shift, required, under, over]) => ({
      day: whole(day),
      shift: cell(shift),
      required: whole(required),
      under: whole(under),
      over: whole(over),
    })),
  }
}

interface Horizon {
  readonly days: number
  readonly minutes: readonly number[]
  readonly forbidden: readonly (readonly [number, number])[]
  cell(id: string | undefined): number
}

function personOf(row: readonly string[], { days, minutes, forbidden, cell }: Horizon, daysOff: Rows): Person {
  const [id = '', maxShifts = '', maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends] = row
  const working = minutes.flatMap((_, value) => (value === 0 ? [] : [value]))
  const weekends = Array.from({ length: Math.ceil((days - 5) / 7) }, (_, week) => [7 * week + 5, 7 * week + 6])
  const most = Math.min(days, Math.floor(whole(maxMinutes) / Math.min(...minutes.slice(1))))
  const limits = split(maxShifts).map((entry) => {
    const [shift, max] = entry.split('=')
    return { shift: cell(shift), max: whole(max) }
  })
  const barred = new Set(limits.filter(({ max }) => max === 0).map(({ shift }) => shift))
  const off = new Set(daysOff.filter(([who]) => who === id).flatMap(([, ...list]) => list.filter(Boolean).map(whole)))
  const everyDay = (amounts: readonly number[]) => Array.from({ length: days }, () => amounts)
  const rules: Rule[] = [
    { kind: 'succession', forbidden },
    { kind: 'run', cells: working, min: whole(minRun), max: whole(maxRun) },
    { kind: 'run', cells: [0], min: whole(minOff), max: null },
    { kind: 'tally', amounts: everyDay(minutes), min: whole(minMinutes), max: whole(maxMinutes) },
    {
      kind: 'groups',
      days: weekends.map((group) => group.filter((day) => day < days)),
      min: 0,
      max: whole(maxWeekends),
    },
    ...limits
      .filter(({ max }) => max > 0 && max < most)
      .map(({ shift, max }) => {
        const amounts = minutes.map((_, value) => (value === shift ? 1 : 0))
        return { kind: 'tally', amounts: everyDay(amounts), min: 0, max } as const
      }),
  ]
  const cells = Array.from({ length: days }, (_, day) => working.map((value) => [day, value] as const)).flat()
  return { id, rules, barred: cells.filter(([day, value]) => off.has(day) || barred.has(value)) }
}

function sectionsOf(text: string): ReadonlyMap<string, Rows> {
  const sections = new Map<string, string[][]>()
  let rows: string[][] = []
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('SECTION_')) sections.set(line, (rows = []))
    else rows.push(line.split(',').map((field) => field.trim()))
  }
  return sections
}

const split = (list: string) => list.split('|').filter(Boolean)

function whole(text: string | undefined): number {
  if (!text || !/^-?\d+$/.test(text)) throw new Error(`'${text}' is not a whole number`)
  return Number(text)
}

/** One line for each person, one tab-separated cell a day: the shift's name, or nothing for a day off. */
export function rosterText({ people, days, shifts }: GridProblem, roster: Uint8Array): string {
  const lines = people.map((_, person) => {
    const line = roster.subarray(person * days, (person + 1) * days)
    return `${Array.from(line, (cell) => (cell === 0 ? '' : (shifts[cell - 1] ?? ''))).join('\t')}\n`
  })
  return lines.join('')
}
