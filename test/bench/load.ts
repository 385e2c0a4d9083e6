// Load from this process on a server in another: closed loops over keep-alive connections, with exact percentiles.
import { Agent, request } from 'undici'

type Headers = Readonly<Record<string, string>>

export interface Load {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  /** New ones for each request, where it is a function. */
  readonly headers?: Headers | (() => Headers)
  /** A new body for each request. */
  readonly body?: () => string
  readonly clients: number
  readonly seconds: number
  /** Statuses that count as right. Anything else stops the bench. */
  readonly expect: readonly number[]
}

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Warms up for a fifth of the time, then measures. */
export async function measure(load: Load): Promise<Measured> {
  await run({ ...load, seconds: load.seconds / 5 })
  const start = performance.now()
  const times = await run(load)
  const seconds = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

async function run(load: Load): Promise<number[]> {
  const dispatcher = new Agent({ connections: load.clients, pipelining: 1 })
  const times: number[] = []
  const end = performance.now() + load.seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      const answer = await request(load.url, {
        dispatcher,
        method: load.method ?? 'GET',
        headers: {
          ...(load.body ? { 'content-type': 'application/json' } : {}),
          ...(typeof load.headers === 'function' ? load.headers() : load.headers),
        },
        ...(load.body ? { body: load.body() } : {}),
      })
      await answer.body.dump()
      if (!load.expect.includes(answer.statusCode)) throw new Error(`${load.url} answered ${answer.statusCode}`)
      times.push(performance.now() - start)
    }
  }
  try {
    await Promise.all(Array.from({ length: load.clients }, client))
  } finally {
    await dispatcher.close()
  }
  return times
}
