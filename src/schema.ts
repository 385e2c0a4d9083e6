// Every table of the product, for backups. A contract test compares this list with the migrated database.
import { is, Table } from 'drizzle-orm'
import * as access from './access/tables.ts'
import * as bulletins from './bulletins/tables.ts'
import * as calls from './calls/tables.ts'
import * as cases from './cases/tables.ts'
import * as duty from './duty/tables.ts'
import * as experts from './experts/tables.ts'
import * as handover from './handover/tables.ts'
import * as jobs from './jobs/tables.ts'
import * as lines from './lines/tables.ts'
import * as outbox from './outbox/tables.ts'
import * as people from './people/tables.ts'
import * as ledger from './rota/ledger/tables.ts'
import * as notices from './rota/notices/tables.ts'
import * as rotations from './rota/rotations/tables.ts'
import * as rotaRuns from './rota/runs/tables.ts'
import * as signUp from './rota/sign-up/tables.ts'
import * as swaps from './rota/swaps/tables.ts'
import * as rota from './rota/tables.ts'
import * as surveys from './surveys/tables.ts'
import * as themes from './themes/tables.ts'

/** One a line, so that two branches may add theirs. */
const modules = {
  access,
  lines,
  people,
  rota,
  rotaRuns,
  rotations,
  ledger,
  signUp,
  swaps,
  notices,
  calls,
  duty,
  jobs,
  themes,
  bulletins,
  experts,
  outbox,
  cases,
  surveys,
  handover,
}

export const tables = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value) => is(value, Table))
