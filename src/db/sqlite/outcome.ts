// The outcome of one body. On SQLite a body must finish within the macrotask it started in: it awaits only its handle.
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

const tooSlow = () => new Error('a transaction body awaited something other than its handle')

export function outcomeOf<T>(promise: Promise<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const limit = setImmediate(() => resolve({ ok: false, error: tooSlow() }))
    const settle = (outcome: Outcome<T>) => {
      clearImmediate(limit)
      resolve(outcome)
    }
    promise.then(
      (value) => settle({ ok: true, value }),
      (error: unknown) => settle({ ok: false, error }),
    )
  })
}
