// What opening a call must know of its line, its counsellor and the duty, kept in memory for moments: the caller waits.
import type { DateTime } from 'luxon'
import type { Database } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { currentShiftOf } from '../duty/store.ts'
import type { Line } from '../lines/line.ts'
import { getLine, topicsOf } from '../lines/store.ts'
import type { Topic } from '../lines/topic.ts'
import { linesOf } from '../people/store.ts'

export interface LineFacts {
  readonly line: Line
  readonly topics: readonly Topic[]
}

/** Nothing is believed for longer: announcements between processes are hints and may get lost. */
const FRESH_MILLISECONDS = 5_000
const MOST = 5_000

class Shelf<T> {
  readonly #values = new Map<string, { readonly value: Promise<T>; readonly staleAt: number }>()

  get(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#values.get(key)
    if (known && performance.now() < known.staleAt) return known.value
    if (this.#values.size >= MOST) this.#values.clear()
    const value = load()
    this.#values.set(key, { value, staleAt: performance.now() + FRESH_MILLISECONDS })
    value.catch(() => this.#values.delete(key))
    return value
  }

  clear(): void {
    this.#values.clear()
  }
}

type Shift = Awaited<ReturnType<typeof currentShiftOf>>

class Facts {
  readonly lines = new Shelf<LineFacts>()
  readonly serving = new Shelf<readonly string[]>()
  readonly shifts = new Shelf<Shift>()

  constructor(db: Database) {
    db.onAnnounced((topic) => {
      if (topic === 'lines' || topic === '*') this.lines.clear()
      if (topic === 'people' || topic === '*') this.serving.clear()
      if (topic.startsWith('rota:') || topic === '*') this.shifts.clear()
    })
  }
}

const known = new WeakMap<Database, Facts>()

function factsOf(db: Database): Facts {
  let facts = known.get(db)
  if (!facts) known.set(db, (facts = new Facts(db)))
  return facts
}

/** @throws not-found */
export const lineFacts = (deps: Deps, lineId: string): Promise<LineFacts> =>
  factsOf(deps.db).lines.get(lineId, () =>
    deps.db.read(async (read) => ({ line: await getLine(read, lineId), topics: await topicsOf(read, lineId) })),
  )

/** The lines that a member serves on a day. */
export const linesServed = (deps: Deps, memberId: string, day: string): Promise<readonly string[]> =>
  factsOf(deps.db).serving.get(`${memberId} ${day}`, () => deps.db.read((read) => linesOf(read, memberId, day)))

/** The duty that a member stands on a line. Hand-offs are at whole minutes, so a minute has one answer. */
export const shiftAt = (deps: Deps, memberId: string, lineId: string, at: DateTime): Promise<Shift> => {
  const key = `${memberId} ${lineId} ${Math.floor(at.toMillis() / 60_000)}`
  return factsOf(deps.db).shifts.get(key, () =>
    deps.db.read((read) => currentShiftOf(read, memberId, lineId, at.startOf('minute'))),
  )
}
