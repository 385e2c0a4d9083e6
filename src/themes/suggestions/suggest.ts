// Topic suggestions for whoever codes a call. They are only ever shown: nothing is coded by itself.
import { eq } from 'drizzle-orm'
import { type Actor, mustHold } from '../../access/actor.ts'
import { mustServe } from '../../calls/rights.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import { listLines } from '../../lines/store.ts'
import { topicModels } from '../tables.ts'
import { packSummaries } from '../terms/summaries.ts'
import type { SuggestionAnswer, SuggestionTask } from './suggestions-worker.ts'
import type { Suggestion, TopicModel } from './topic-model.ts'

const MOST_CALLS = 20_000
const WEEKS = 26
const MOST_SUGGESTIONS = 3
/** Enough for any summary; a longer text says no more about its topic. */
const LONGEST_TEXT = 4_000
/** A page waits no longer: the first question starts the thread, and the next one finds it warm. */
const PATIENCE_MILLISECONDS = 800

let pool: Pool<SuggestionTask, never, SuggestionAnswer> | undefined
const thread = () => (pool ??= openPool(workerFile('suggestions-worker', import.meta.url)))

/** Builds the model of every line anew, so that what was redacted or shredded is in none of them by the next day. */
export async function buildTopicModels(deps: Deps, signal: AbortSignal): Promise<void> {
  for (const { id } of await deps.db.read((read) => listLines(read))) {
    if (signal.aborted) return
    await buildTopicModelOf(deps, id)
  }
}

async function buildTopicModelOf(deps: Deps, lineId: string): Promise<void> {
  const now = deps.clock.now()
  const span = { from: now.minus({ weeks: WEEKS }), to: now }
  const packs = await deps.db.snapshot((read) => packSummaries(read, { lineId, ...span, most: MOST_CALLS }))
  const { model } = await thread().run({ kind: 'build', packs })
  if (model === undefined) return
  await deps.db.write('put-topic-model', (tx) =>
    tx
      .insert(topicModels)
      .values({ lineId, builtAt: now, model })
      .onConflictDoUpdate({ target: topicModels.lineId, set: { builtAt: now, model } })
      .returning({ lineId: topicModels.lineId }),
  )
}

async function findModel(read: Read, lineId: string): Promise<TopicModel | undefined> {
  const [row] = await read.select({ model: topicModels.model }).from(topicModels).where(eq(topicModels.lineId, lineId))
  return row?.model
}

export interface TextOfLine {
  readonly lineId: string
  readonly text: string
}

/** @throws forbidden unless the actor serves the line */
export async function suggestTopicsFor(
  deps: Deps,
  actor: Actor,
  { lineId, text }: TextOfLine,
): Promise<readonly Suggestion[]> {
  mustHold(actor, 'calls:write')
  const model = await deps.db.read(async (read) => {
    await mustServe(read, actor, lineId, deps.clock.now())
    return findModel(read, lineId)
  })
  return model === undefined ? [] : ask(model, text)
}

/** For the form of a call that the reader may see already; none when the thread is not ready. */
export async function suggestedTopics(deps: Deps, { lineId, text }: TextOfLine): Promise<readonly string[]> {
  if (text.trim() === '') return []
  const model = await deps.db.read((read) => findModel(read, lineId))
  if (model === undefined || model.centroids.length === 0) return []
  const tooLong = new Promise<readonly Suggestion[]>((resolve) => {
    setTimeout(resolve, PATIENCE_MILLISECONDS, []).unref()
  })
  const found = await Promise.race([ask(model, text).catch(() => []), tooLong])
  return found.map(({ topic }) => topic)
}

async function ask(model: TopicModel, text: string): Promise<readonly Suggestion[]> {
  const task = { kind: 'suggest', model, text: text.slice(0, LONGEST_TEXT), most: MOST_SUGGESTIONS } as const
  return (await thread().run(task)).suggestions ?? []
}
