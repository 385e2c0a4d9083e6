// Statements built and compiled once for each connection, for the few hot paths where building them anew would cost
// more than running them.
import { engine } from '../config.ts'
import type { Tx } from './database.ts'

interface Preparable<Row> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Row> }
}

interface SqlitePrepared {
  readonly executeMethod: 'run' | 'all' | 'get'
  run(values: Record<string, unknown>): unknown
  all(values: Record<string, unknown>): unknown
}

let named = 0

/**
 * `const insertCall = prepared((tx) => tx.insert(calls).values({ id: sql.placeholder('id') }).returning({ id: calls.id }))`,
 * then inside a body `await insertCall(tx, { id })`. Ends in rows for a select or `returning`.
 */
export function prepared<Row, On extends object = Tx>(
  build: (on: On) => Preparable<Row>,
): (on: On, values: Record<string, unknown>) => Promise<Row> {
  const name = `warmline_${++named}`
  const compiled = new WeakMap<object, ReturnType<Preparable<Row>['prepare']>>()
  return async (on, values) => {
    let statement = compiled.get(on)
    if (!statement) compiled.set(on, (statement = build(on).prepare(name)))
    if (engine === 'postgres') return statement.execute(values)
    const sqlite = statement as unknown as SqlitePrepared
    return (sqlite.executeMethod === 'run' ? sqlite.run(values) : sqlite.all(values)) as Row
  }
}
