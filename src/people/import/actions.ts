// Taking in a list of members: a look first, then all of them or none.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import { announce } from '../../db/body.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import type { Rows } from '../../sheets/sheet.ts'
import { type CheckedRows, checkRows } from './check-rows.ts'
import { insertImport, insertImported, knownTo } from './import-store.ts'

/** Members join by the wall clock of the house, unless the file says when. */
const todayIn = (deps: Deps) => dayOf(deps.clock.now(), 'Asia/Shanghai')

/** What an import would do: every fault of every row. Keeps nothing. */
export async function tryImport(deps: Deps, actor: Actor, rows: Rows): Promise<CheckedRows> {
  mustHold(actor, 'people:write')
  const known = await deps.db.read((read) => knownTo(read, todayIn(deps)))
  return checkRows(rows, known)
}

/** All members of the file, or none. @throws invalid-input with every fault of every row */
export async function importMembers(deps: Deps, actor: Actor, rows: Rows, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'people:write')
  const at = deps.clock.now()
  return deps.db.write('import-members', (tx) =>
    once(tx, attempt, async (id) => {
      const checked = checkRows(rows, await knownTo(tx, todayIn(deps)))
      if (checked.faults.length > 0) throw refused(checked)
      const ids = await insertImported(tx, checked.members, at)
      await insertImport(tx, { id, at, members: ids.length })
      await noteEach(tx, actor, { deps, importId: id, ids })
      announce('people')
      return id
    }),
  )
}

async function noteEach(
  tx: Tx,
  actor: Actor,
  { deps, importId, ids }: { deps: Deps; importId: string; ids: readonly string[] },
): Promise<void> {
  const at = deps.clock.now()
  await audit(tx, actor, { at, action: 'member.import', record: 'member-import', recordId: importId })
  for (const id of ids) await audit(tx, actor, { at, action: 'member.create', record: 'member', recordId: id })
}

function refused({ faults, rows }: CheckedRows): WarmlineError {
  const errors = faults.map(({ row, column, message }) => ({ path: `rows.${row}.${column}`, message }))
  const bad = new Set(faults.map(({ row }) => row)).size
  const detail = `${bad} of ${rows} rows are wrong, so none was taken in.`
  return new WarmlineError('invalid-input', detail, { errors, members: { faults } })
}
