// From the rows of a file to members, or to everything that is wrong with them.
import type { DutyRole } from '../../lines/duty-role.ts'
import { readHeader, type SheetHeader } from '../../sheets/header.ts'
import type { Rows } from '../../sheets/sheet.ts'
import type { Credential, Limits, Tier } from '../member.ts'
import type { Organisation, Team } from '../organisation.ts'
import { faultOfText, type Read, readCredential, readDay, readLanguage, readList, readNumber } from './cells.ts'
import { type Column, columnNamed, REQUIRED, roleNamed, tierNamed } from './columns.ts'
import { absent, type FaultCode, fault, type RowFault } from './fault.ts'

/** What the house knows when a file comes. */
export interface Known {
  readonly today: string
  /** Ids of lines by code. */
  readonly lines: ReadonlyMap<string, string>
  readonly organisations: readonly Pick<Organisation, 'id' | 'code' | 'nameZh' | 'nameEn' | 'retiredOn'>[]
  readonly teams: readonly Pick<Team, 'id' | 'code' | 'nameZh' | 'nameEn' | 'retiredOn'>[]
  readonly displayCodes: ReadonlySet<string>
}

export interface ImportedMember {
  /** The house gives one when there is none. */
  readonly displayCode: string | undefined
  readonly name: string
  readonly tier: Tier
  readonly organisationId: string | null
  readonly teamIds: readonly string[]
  readonly languages: readonly string[]
  readonly dialects: readonly string[]
  readonly joinedOn: string
  readonly agreementOn: string | null
  readonly duties: readonly { readonly lineId: string; readonly role: DutyRole }[]
  readonly credentials: readonly Credential[]
  readonly limits: Limits
  readonly note: string
}

export interface CheckedRows {
  /** Rows that are not blank, without the header. */
  readonly rows: number
  /** Only those without a fault. */
  readonly members: readonly ImportedMember[]
  readonly faults: readonly RowFault[]
  /** Headers that no column goes by: their cells were not looked at. */
  readonly ignoredColumns: readonly string[]
}

type Headers = SheetHeader<Column>['headers']

export function checkRows(sheet: Rows, known: Known): CheckedRows {
  const [header = [], ...body] = sheet
  const { headers, faults, ignoredColumns } = headerOfSheet(header)
  const filled = body.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some(Boolean))
  if (faults.length > 0) return { rows: filled.length, members: [], faults, ignoredColumns }
  const taken = new Set<string>()
  const checked = filled.map(({ cells, row }) => checkRow({ cells, row, headers }, known, taken))
  return {
    rows: filled.length,
    members: checked.flatMap(({ member, faults: own }) => (own.length === 0 ? [member] : [])),
    faults: checked.flatMap((each) => each.faults),
    ignoredColumns,
  }
}

function headerOfSheet(names: readonly string[]) {
  const { headers, doubled, ignoredColumns } = readHeader(names, columnNamed)
  const faults = [
    ...doubled.map((name) => fault(1, name, 'double-column')),
    ...REQUIRED.filter((column) => !headers.has(column)).map(absent),
  ]
  return { headers, faults, ignoredColumns }
}

interface Row {
  readonly cells: readonly string[]
  readonly row: number
  readonly headers: Headers
}

const MOST: Partial<Record<Column, number>> = { name: 100, note: 2_000 }
const HOURS = { most: 744, whole: false }
const NIGHTS = { most: 31, whole: true }

/** Every fault of a row is found, not only the first. */
function checkRow(row: Row, known: Known, taken: Set<string>): { member: ImportedMember; faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const blame = (column: Column, code: FaultCode) => {
    faults.push(fault(row.row, row.headers.get(column)?.header ?? column, code))
  }
  /** What a cell says; `otherwise` when it is empty or wrong. */
  function cell<T>(column: Column, read: (text: string) => Read<T>, otherwise: T): T {
    const text = row.cells[row.headers.get(column)?.index ?? -1] ?? ''
    if (text === '') {
      if (REQUIRED.includes(column)) blame(column, 'missing')
      return otherwise
    }
    const bad = faultOfText(text, MOST[column] ?? 500)
    const result = bad === undefined ? read(text) : { wrong: bad }
    if ('value' in result) return result.value
    blame(column, result.wrong)
    return otherwise
  }
  const asIs = (text: string): Read<string> => ({ value: text })
  const day = (text: string): Read<string | null> => readDay(text)
  const limit = (column: Column, range: typeof HOURS) =>
    cell<number | undefined>(column, (text) => readNumber(text, range), undefined)

  const displayCode = cell<string | undefined>('displayCode', (text) => readDisplayCode(text, known, taken), undefined)
  const joinedOn = cell('joinedOn', readDay, known.today)
  const limits: Limits = {
    maxHoursPerMonth: limit('maxHoursPerMonth', HOURS),
    maxNightsPerMonth: limit('maxNightsPerMonth', NIGHTS),
    wantedHoursPerMonth: limit('wantedHoursPerMonth', HOURS),
    wantedNightsPerMonth: limit('wantedNightsPerMonth', NIGHTS),
  }
  const member: ImportedMember = {
    displayCode,
    joinedOn,
    limits: withoutUndefined(limits),
    name: cell('name', asIs, ''),
    tier: cell<Tier>('tier', readTier, 'volunteer'),
    organisationId: cell<string | null>(
      'organisation',
      (text) => named(text, known.organisations, 'organisation'),
      null,
    ),
    teamIds: cell('teams', (text) => readList(text, (each) => named(each, known.teams, 'team')), []),
    languages: cell('languages', (text) => readList(text, readLanguage), ['zh']),
    dialects: cell('dialects', (text) => readList(text, readDialect), []),
    agreementOn: cell('agreementOn', day, null),
    duties: cell('duties', (text) => readList(text, (each) => readDuty(each, known)), []),
    credentials: cell('credentials', (text) => readList(text, (each) => readCredential(each, joinedOn)), []),
    note: cell('note', asIs, ''),
  }
  return { member, faults }
}

const withoutUndefined = (limits: Limits): Limits =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))

const readDialect = (text: string): Read<string> => (text.length > 50 ? { wrong: 'too-long' } : { value: text })

function readTier(text: string): Read<Tier> {
  const tier = tierNamed(text)
  return tier === undefined ? { wrong: 'tier' } : { value: tier }
}

function readDisplayCode(text: string, known: Known, taken: Set<string>): Read<string> {
  if (!/^[A-Z]{1,3}\d{1,6}$/.test(text)) return { wrong: 'display-code' }
  if (known.displayCodes.has(text)) return { wrong: 'display-code-taken' }
  if (taken.has(text)) return { wrong: 'display-code-twice' }
  taken.add(text)
  return { value: text }
}

/** By code or by either name; a retired one is not there any more. */
function named(text: string, all: Known['teams'], code: 'organisation' | 'team'): Read<string> {
  const found = all.find((each) => each.retiredOn === null && [each.code, each.nameZh, each.nameEn].includes(text))
  return found ? { value: found.id } : { wrong: code }
}

/** `line:role`, or only the role where there is one line. */
function readDuty(text: string, { lines }: Known): Read<{ lineId: string; role: DutyRole }> {
  const [first = '', second, ...rest] = text.split(/[::]/).map((part) => part.trim())
  const role = roleNamed(second ?? first)
  if (role === undefined || rest.length > 0) return { wrong: 'role' }
  if (second === undefined) {
    const [only, another] = [...lines.values()]
    return only !== undefined && another === undefined ? { value: { lineId: only, role } } : { wrong: 'which-line' }
  }
  const lineId = lines.get(first)
  return lineId === undefined ? { wrong: 'line' } : { value: { lineId, role } }
}
