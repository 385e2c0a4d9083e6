// Server-sent events made of rows. Polling is the truth and an announcement only wakes it sooner, so that every instance
// streams what any of them wrote. At least once: a client that resumes may hear the last minute again, by the same ids.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'
import { failureCode } from '../jobs/failure.ts'

/** One row as an event. Ids and codes only: what it is about is read over the API, where reading is on record. */
export interface EventRow {
  /** Unique within the source; letters, digits, dashes. */
  readonly id: string
  readonly at: DateTime
  readonly event: string
  readonly data: unknown
}

export interface EventKey {
  readonly at: DateTime
  readonly id: string
}

export interface EventSource {
  /** Whether an announced topic may mean new rows; '*' always does. */
  wakes(topic: string): boolean
  /** Rows beyond `after` by (at, id), at most `limit`: those that the actor may see at this moment, and no others. */
  rows(read: Read, actor: Actor, after: EventKey, limit: number): Promise<readonly EventRow[]>
}

const POLL_MILLISECONDS = 5_000
const HEARTBEAT_MILLISECONDS = 15_000
/** A row may be committed this long after its instant was taken: so much is looked through again each time. */
const OVERLAP = { seconds: 60 }
/** How far back a client may resume; what is older it reads over the API. */
const RESUME_WITHIN = { hours: 24 }
const PAGE = 100
const MOST_FOR_ACCOUNT = 8
const MOST_TOGETHER = 1_000
/** A reader that leaves so much unread is gone. */
const MOST_UNREAD_BYTES = 256 * 1024

/** The streams of one application; they close first when it stops. */
class OpenStreams {
  readonly #streams = new Map<EventStream, string>()

  add(stream: EventStream, accountId: string): void {
    this.#streams.set(stream, accountId)
  }

  remove(stream: EventStream): void {
    this.#streams.delete(stream)
  }

  mustHaveRoom(accountId: string): void {
    const own = [...this.#streams.values()].filter((each) => each === accountId).length
    if (own < MOST_FOR_ACCOUNT && this.#streams.size < MOST_TOGETHER) return
    throw new WarmlineError('throttled', 'Too many event streams are open. Close one.', { retryAfter: 30 })
  }

  closeAll(): void {
    for (const stream of this.#streams.keys()) stream.close()
  }
}

const openStreams = new WeakMap<Deps, OpenStreams>()

/** Register once, before the routes that stream. */
export function eventStreams(app: FastifyInstance, deps: Deps): void {
  const streams = new OpenStreams()
  openStreams.set(deps, streams)
  app.addHook('preClose', async () => streams.closeAll())
}

/**
 * Answers a request with the events of a source until the client leaves, may no longer ask, or the service stops.
 * The route's config must say `compress: false`.
 * @throws throttled when the account has too many streams open
 */
export async function streamEvents(deps: Deps, request: FastifyRequest, reply: FastifyReply, source: EventSource) {
  const streams = openStreams.get(deps)
  if (!streams) throw new Error('eventStreams() was not called')
  streams.mustHaveRoom(request.actor.accountId)
  const stream = new EventStream(deps, request, source, () => streams.remove(stream))
  streams.add(stream, request.actor.accountId)
  // What is there already is settled before the answer begins: what comes after that is news.
  await stream.begin()
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
  return reply.send(stream.body)
}

class EventStream {
  readonly body = new Readable({ read: () => undefined })
  readonly #deps: Deps
  readonly #request: FastifyRequest
  readonly #source: EventSource
  readonly #told = new Map<string, number>()
  readonly #stops: (() => void)[] = []
  readonly #resumed: boolean
  #since: DateTime
  #looking: Promise<void> | undefined
  #lookAgain = false

  constructor(deps: Deps, request: FastifyRequest, source: EventSource, closed: () => void) {
    this.#deps = deps
    this.#request = request
    this.#source = source
    const now = deps.clock.now()
    const resumedAt = lastEventOf(request, now)
    this.#resumed = resumedAt !== undefined
    this.#since = (resumedAt ?? now).minus(OVERLAP)
    const poll = setInterval(() => this.#look(), POLL_MILLISECONDS)
    const beat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MILLISECONDS)
    const wake = deps.db.onAnnounced((topic) => void ((topic === '*' || source.wakes(topic)) && this.#look()))
    this.#stops.push(
      () => clearInterval(poll),
      () => clearInterval(beat),
      wake,
      closed,
    )
    this.body.once('close', () => this.#release())
  }

  async begin(): Promise<void> {
    this.#write('retry: 3000\n\n')
    this.#looking = this.#tell(this.#resumed)
      .catch((error) => {
        this.close()
        throw error
      })
      .finally(() => this.#looked())
    await this.#looking
  }

  close(): void {
    this.#release()
    this.body.push(null)
  }

  #release(): void {
    for (const stop of this.#stops.splice(0)) stop()
  }

  #look(): void {
    if (this.#looking) this.#lookAgain = true
    else
      this.#looking = this.#tell(true)
        .catch(this.#failed)
        .finally(() => this.#looked())
  }

  #looked(): void {
    this.#looking = undefined
    if (!this.#lookAgain) return
    this.#lookAgain = false
    this.#look()
  }

  readonly #failed = (error: unknown): void => {
    this.#deps.log.warn({ error: failureCode(error) }, 'an event stream could not look; it will again')
  }

  /** Looks through the rows since a minute ago. @param aloud false: only remembers what was there before */
  async #tell(aloud: boolean): Promise<void> {
    const actor = await this.#request.actorNow()
    if (!actor) return this.close()
    const now = this.#deps.clock.now()
    let key: EventKey = { at: this.#since, id: '' }
    for (let rows: readonly EventRow[] = []; ; ) {
      rows = await this.#deps.db.read((read) => this.#source.rows(read, actor, key, PAGE))
      for (const row of rows) this.#tellOne(row, aloud)
      const last = rows.at(-1)
      if (!last || rows.length < PAGE || this.#stops.length === 0) break
      key = last
    }
    this.#since = DateTime.max(this.#since, now.minus(OVERLAP))
    for (const [id, at] of this.#told) if (at < this.#since.toMillis()) this.#told.delete(id)
  }

  #tellOne(row: EventRow, aloud: boolean): void {
    if (this.#told.has(row.id)) return
    this.#told.set(row.id, row.at.toMillis())
    if (!aloud) return
    const data = JSON.stringify(row.data)
    this.#write(`id: ${row.at.toMillis()}.${row.id}\nevent: ${row.event}\ndata: ${data}\n\n`)
  }

  #write(text: string): void {
    if (this.#stops.length === 0) return
    this.body.push(text)
    if (this.body.readableLength > MOST_UNREAD_BYTES) this.close()
  }
}

const LAST_EVENT = /^(\d{12,14})\.[\w-]{1,100}$/

/** When the last event that the client has was; never in the future, never too long ago. */
function lastEventOf(request: FastifyRequest, now: DateTime): DateTime | undefined {
  const millis = LAST_EVENT.exec(String(request.headers['last-event-id'] ?? ''))?.[1]
  if (millis === undefined) return undefined
  const at = DateTime.fromMillis(Number(millis), { zone: 'utc' })
  return DateTime.min(now, DateTime.max(at, now.minus(RESUME_WITHIN)))
}
