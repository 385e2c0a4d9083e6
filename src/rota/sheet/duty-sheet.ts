// The rota as a table: a row for each day, a column for each shift and role.
import { timeRange } from '../../console/format.ts'
import { DUTY_ROLES, type DutyRole } from '../../lines/duty-role.ts'
import type { ShownDay, ShownShift } from '../pages/month.ts'

export interface SheetColumn {
  readonly role: DutyRole
  readonly templateCode: string
  /** The clock times of most of its shifts: '08:00–12:00'. */
  readonly times: string
  /** Elapsed milliseconds of most of its shifts. */
  readonly length: number
  /** Whether another column has the same role and times. */
  readonly isTwin: boolean
}

export interface SheetCell extends ShownShift {
  /** Elapsed milliseconds, where its times or its length are not those of the column: the night of a clock change. */
  readonly otherLength: number | undefined
}

export interface SheetRow {
  readonly day: ShownDay
  /** In the order of the columns; undefined where the day has no such shift. */
  readonly cells: readonly (SheetCell | undefined)[]
}

export interface DutySheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** Columns by role, then by clock time. Roles that nobody needs and nobody stands at some shift have no column there. */
export function dutySheetOf(days: readonly ShownDay[], zone: string): DutySheet {
  const groups = Map.groupBy(
    days.flatMap(({ shifts }) => shifts),
    ({ shift }) => columnKey(shift),
  )
  const inUse = [...groups.values()].filter((group) =>
    group.some(({ shift, places }) => shift.minimum > 0 || places.length > 0),
  )
  const columns = withTwins(inUse.map((group) => columnOf(group, zone)).sort(inOrder))
  return { columns, rows: days.map((day) => ({ day, cells: columns.map((column) => cellOf(day, column, zone)) })) }
}

const columnKey = ({ templateCode, role }: Pick<SheetColumn, 'templateCode' | 'role'>) => `${role} ${templateCode}`
const lengthOf = ({ shift }: ShownShift) => shift.end.toMillis() - shift.start.toMillis()
const timesOf = ({ shift }: ShownShift, zone: string) => timeRange(shift.start, shift.end, zone)

function columnOf(group: readonly ShownShift[], zone: string): Omit<SheetColumn, 'isTwin'> {
  const kinds = Map.groupBy(group, (shown) => `${timesOf(shown, zone)} ${lengthOf(shown)}`)
  const [usual] = [...kinds.values()].sort((a, b) => b.length - a.length)[0] ?? []
  if (!usual) throw new Error('a column has at least one shift')
  const { role, templateCode } = usual.shift
  return { role, templateCode, times: timesOf(usual, zone), length: lengthOf(usual) }
}

type Untwinned = Omit<SheetColumn, 'isTwin'>

const inOrder = (a: Untwinned, b: Untwinned): number =>
  DUTY_ROLES.indexOf(a.role) - DUTY_ROLES.indexOf(b.role) ||
  (a.times === b.times ? byText(a.templateCode, b.templateCode) : byText(a.times, b.times))

const byText = (a: string, b: string) => Number(a > b) - Number(a < b)

function withTwins(columns: readonly Untwinned[]): readonly SheetColumn[] {
  const same = Map.groupBy(columns, ({ role, times }) => `${role} ${times}`)
  return columns.map((column) => ({
    ...column,
    isTwin: (same.get(`${column.role} ${column.times}`) ?? []).length > 1,
  }))
}

function cellOf({ shifts }: ShownDay, column: SheetColumn, zone: string): SheetCell | undefined {
  const shown = shifts.find(({ shift }) => columnKey(shift) === columnKey(column))
  if (!shown) return undefined
  const isUsual = timesOf(shown, zone) === column.times && lengthOf(shown) === column.length
  return { ...shown, otherLength: isUsual ? undefined : lengthOf(shown) }
}
