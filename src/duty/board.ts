// Who is on duty, kept ready in memory as the text to send: asked by telephone switches, screens and pages all the time.
import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { Database } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { dutySheet, type LineDuty } from './duty-sheet.ts'
import { readLineDuty } from './line-duty.ts'
import { ofRole } from './on-duty.ts'
import { sheetJson } from './wire.ts'

/** The answer for one line and role between two hand-offs. Instants in milliseconds. */
export interface ReadySheet {
  readonly json: string
  readonly etag: string
  readonly from: number
  readonly until: number
}

const DAY = 24 * 60 * 60 * 1000
/** How far ahead "next" is looked for. */
const HORIZON = 7 * DAY
/** Questions about this much before and after now are answered from memory. */
const BEHIND = DAY
const AHEAD = 2 * DAY
/**
 * A line is read anew after this long even when no change was announced: another process may have changed it, and an
 * announcement between processes is a hint that may get lost.
 */
const FRESH_MILLISECONDS = 5_000

/** The sheets of one line and role, made when first asked for. */
class RoleSheets {
  readonly #boundaries: readonly number[]
  readonly #ready = new Map<number, ReadySheet>()
  readonly #render: (at: number) => string
  #last: ReadySheet | undefined

  constructor(spans: readonly { readonly start: DateTime; readonly end: DateTime }[], render: (at: number) => string) {
    this.#render = render
    const instants = spans.flatMap(({ start, end }) => [start.toMillis(), end.toMillis()])
    this.#boundaries = [...new Set(instants)].sort((a, b) => a - b)
  }

  at(instant: number): ReadySheet {
    if (this.#last && this.#last.from <= instant && instant < this.#last.until) return this.#last
    const index = this.#boundariesUpTo(instant)
    const sheet = this.#ready.get(index) ?? this.#make(index, instant)
    this.#last = sheet
    return sheet
  }

  #boundariesUpTo(instant: number): number {
    let low = 0
    let high = this.#boundaries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#boundaries[middle] ?? 0) <= instant) low = middle + 1
      else high = middle
    }
    return low
  }

  #make(index: number, instant: number): ReadySheet {
    const json = this.#render(instant)
    const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`
    const from = this.#boundaries[index - 1] ?? Number.NEGATIVE_INFINITY
    const until = this.#boundaries[index] ?? Number.POSITIVE_INFINITY
    const sheet = { json, etag, from, until }
    this.#ready.set(index, sheet)
    return sheet
  }
}

/** What is known of one line for a while. */
class LineBoard {
  readonly staleAt = performance.now() + FRESH_MILLISECONDS
  readonly #duty: LineDuty
  readonly #around: DateTime
  readonly #roles = new Map<DutyRole | undefined, RoleSheets>()

  constructor(duty: LineDuty, around: DateTime) {
    this.#duty = duty
    this.#around = around
  }

  covers(instant: number): boolean {
    const around = this.#around.toMillis()
    return around - BEHIND <= instant && instant < around + AHEAD
  }

  sheet(role: DutyRole | undefined, instant: number): ReadySheet {
    let sheets = this.#roles.get(role)
    if (!sheets) this.#roles.set(role, (sheets = this.#sheetsOf(role)))
    return sheets.at(instant)
  }

  #sheetsOf(role: DutyRole | undefined): RoleSheets {
    const atInstant = (instant: number) => this.#around.plus(instant - this.#around.toMillis())
    const { duties, fallback } = this.#duty
    const spans = [...ofRole(duties, role), ...fallback.filter((each) => role === undefined || each.role === role)]
    return new RoleSheets(spans, (instant) => sheetJson(dutySheet(this.#duty, role, atInstant(instant))))
  }
}

export class DutyBoard {
  readonly #deps: Pick<Deps, 'db' | 'clock'>
  readonly #lines = new Map<string, LineBoard>()
  readonly #loading = new Map<string, Promise<LineBoard>>()

  constructor(deps: Pick<Deps, 'db' | 'clock'>) {
    this.#deps = deps
    deps.db.onAnnounced((topic) => this.#hear(topic))
  }

  /**
   * At once when the line is in memory.
   * @throws not-found for a line that does not exist
   */
  sheet(lineId: string, role: DutyRole | undefined, at: DateTime): ReadySheet | Promise<ReadySheet> {
    const instant = at.toMillis()
    const line = this.#lines.get(lineId)
    if (line?.covers(instant) && performance.now() < line.staleAt) return line.sheet(role, instant)
    return this.#loaded(lineId, at).then((found) => found.sheet(role, instant))
  }

  /** Only what is around the present is kept: nobody can fill the memory by asking about all eternity. */
  #loaded(lineId: string, at: DateTime): Promise<LineBoard> {
    const now = this.#deps.clock.now()
    const distance = at.toMillis() - now.toMillis()
    if (distance < -BEHIND || distance >= AHEAD) return this.#load(lineId, at)
    const running = this.#loading.get(lineId)
    if (running) return running
    const loading = this.#load(lineId, now)
    this.#loading.set(lineId, loading)
    // A change announced meanwhile has taken this load off the list: then its result is not kept.
    const settle = (line?: LineBoard) => {
      if (this.#loading.get(lineId) !== loading) return
      this.#loading.delete(lineId)
      if (line) this.#lines.set(lineId, line)
    }
    loading.then(settle, () => settle())
    return loading
  }

  async #load(lineId: string, around: DateTime): Promise<LineBoard> {
    const from = around.minus(BEHIND)
    const to = around.plus(AHEAD + HORIZON)
    return new LineBoard(await this.#deps.db.read((read) => readLineDuty(read, lineId, { from, to })), around)
  }

  #hear(topic: string): void {
    if (topic.startsWith('rota:')) this.#drop(topic.slice('rota:'.length))
    else if (topic === '*' || topic === 'lines' || topic === 'people') this.#dropAll()
  }

  #drop(lineId: string): void {
    this.#lines.delete(lineId)
    this.#loading.delete(lineId)
  }

  #dropAll(): void {
    this.#lines.clear()
    this.#loading.clear()
  }
}

const boards = new WeakMap<Database, DutyBoard>()

/** The one board of this database in this process. */
export function dutyBoard(deps: Pick<Deps, 'db' | 'clock'>): DutyBoard {
  let board = boards.get(deps.db)
  if (!board) boards.set(deps.db, (board = new DutyBoard(deps)))
  return board
}
