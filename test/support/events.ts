// Reads a stream of server-sent events as a browser does.
import { onTestFinished } from 'vitest'
import type { TestSite } from './app.ts'

export interface HeardEvent {
  readonly id: string
  readonly event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly data: any
}

export interface Listening {
  readonly status: number
  readonly headers: Headers
  readonly heard: readonly HeardEvent[]
  /** Resolves once so many events were heard; fails after ten seconds. */
  until(wanted: number | string): Promise<readonly HeardEvent[]>
  /** Resolves when the service ends the stream. */
  readonly ended: Promise<void>
  leave(): void
}

/** @param cookie of the client who listens */
export async function listenTo(
  site: TestSite,
  path: string,
  cookie: string,
  headers: Record<string, string> = {},
): Promise<Listening> {
  const { app } = site
  const url = app.server.listening ? app.listeningOrigin : await app.listen({ port: 0, host: '127.0.0.1' })
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const answer = await fetch(`${url}${path}`, { headers: { cookie, ...headers }, signal: leaving.signal })
  const heard: HeardEvent[] = []
  const ended = take(answer, heard).catch(() => undefined)
  const until = async (wanted: number | string) => {
    const giveUp = performance.now() + 60_000
    const isThere = () => (typeof wanted === 'number' ? heard.length >= wanted : heard.at(-1)?.event === wanted)
    while (!isThere()) {
      if (performance.now() > giveUp) throw new Error(`heard ${heard.length} events, not ${wanted}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return heard
  }
  return { status: answer.status, headers: answer.headers, heard, until, ended, leave: () => leaving.abort() }
}

async function take(answer: Response, heard: HeardEvent[]): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1]
      const data = field('data')
      if (data !== undefined) heard.push({ id: field('id') ?? '', event: field('event') ?? '', data: JSON.parse(data) })
    }
  }
}
