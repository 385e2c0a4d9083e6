// The progress of a run as a stream of events, from whichever instance works on it.
import { holds } from '../../access/actor.ts'
import type { EventRow, EventSource } from '../../http/event-stream.ts'
import { isActive } from './run.ts'
import { type RunEvent, runEvents, topicOf } from './store.ts'

export const runProgress = (runId: string): EventSource => ({
  wakes: (topic) => topic === topicOf(runId),
  rows: async (read, actor, after, limit) => {
    if (!holds(actor, 'rota:write')) return []
    const from = { at: after.at, id: Number(after.id) || 0 }
    return (await runEvents(read, runId, { after: from, limit })).map(eventOf)
  },
})

const eventOf = ({ id, at, state, progress }: RunEvent): EventRow => ({
  id: String(id),
  at,
  event: isActive({ state }) ? 'run.progress' : 'run.over',
  data: { state, ...progress },
})
