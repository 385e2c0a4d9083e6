// Announcements from other instances, by LISTEN. They are hints: after a lost connection everything counts as changed.
import pg from 'pg'
import { CHANNEL } from './transaction.ts'

const RECONNECT_MILLISECONDS = 2_000

/** Listens until the returned function is called. `tell` gets each topic, and '*' after every (re)connection. */
export function listen(options: pg.ClientConfig, tell: (topic: string) => void): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const reconnect = () => {
    client?.removeAllListeners('end')
    client = undefined
    if (stopped) return
    timer = setTimeout(connect, RECONNECT_MILLISECONDS)
    timer.unref()
  }
  const connect = async () => {
    const next = new pg.Client(options)
    client = next
    next.on('error', () => undefined)
    next.on('end', reconnect)
    next.on('notification', (message) => tell(message.payload ?? '*'))
    try {
      await next.connect()
      await next.query(`LISTEN ${CHANNEL}`)
      tell('*')
    } catch {
      await next.end().catch(() => undefined)
      reconnect()
    }
  }
  const first = connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await first
    await client?.end().catch(() => undefined)
  }
}
