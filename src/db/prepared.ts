// Statements built and compiled once for each connection, for the few hot paths where building them anew would cost
// more than running them.
import { is, Param, Placeholder } from 'drizzle-orm'
import { engine } from '../config.ts'
import type { Tx } from './database.ts'

type Values = Record<string, unknown>

interface Preparable<Row> {
  prepare(name: string): { execute(values?: Values): Promise<Row> }
}

/** What drizzle's prepared statement on SQLite has. `all` makes objects of the rows that `values` gives. */
interface SqlitePrepared {
  readonly executeMethod: 'run' | 'all' | 'get'
  readonly query: { readonly params: readonly unknown[] }
  readonly stmt: {
    run(...parameters: readonly unknown[]): unknown
    raw(): { all(...parameters: readonly unknown[]): unknown[] }
  }
  values(): unknown[]
  all(): unknown
}

type Execute<Row> = (values: Values) => Row | Promise<Row>

let named = 0

/**
 * `const insertCall = prepared((tx) => tx.insert(calls).values({ id: sql.placeholder('id') }).returning({ id: calls.id }))`,
 * then inside a body `await insertCall(tx, { id })`. Ends in rows for a select or `returning`.
 */
export function prepared<Row, On extends object = Tx>(
  build: (on: On) => Preparable<Row>,
): (on: On, values: Values) => Promise<Row> {
  const name = `warmline_${++named}`
  const compiled = new WeakMap<object, Execute<Row>>()
  return async (on, values) => {
    let execute = compiled.get(on)
    if (!execute) compiled.set(on, (execute = compile(build(on).prepare(name))))
    return execute(values)
  }
}

function compile<Row>(statement: ReturnType<Preparable<Row>['prepare']>): Execute<Row> {
  if (engine === 'postgres') return (values) => statement.execute(values)
  const sqlite = statement as unknown as SqlitePrepared
  const slots = sqlite.query.params.map(slotOf)
  const parametersOf = (values: Values) => slots.map((slot) => slot(values))
  if (sqlite.executeMethod === 'run') return (values) => sqlite.stmt.run(...parametersOf(values)) as Row
  let parameters: readonly unknown[] = []
  sqlite.values = () => sqlite.stmt.raw().all(...parameters)
  return (values) => {
    parameters = parametersOf(values)
    return sqlite.all() as Row
  }
}

/** How one parameter gets its value. What drizzle finds out at each execution is found out once here. */
function slotOf(parameter: unknown): (values: Values) => unknown {
  if (is(parameter, Placeholder)) return namedValue(parameter.name)
  if (!is(parameter, Param) || !is(parameter.value, Placeholder)) return () => parameter
  const { encoder } = parameter
  const value = namedValue(parameter.value.name)
  return (values) => encoder.mapToDriverValue(value(values))
}

const namedValue = (name: string) => (values: Values) => {
  if (!(name in values)) throw new Error(`no value for the placeholder ${name}`)
  return values[name]
}
