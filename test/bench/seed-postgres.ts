// Seeds the PostgreSQL of the environment in a process of its own (a process knows one engine), then hands out
// "lineId token" to whoever asks.
import { createServer } from 'node:http'
import { readConfig } from '../../src/config.ts'
import { openRuntime } from '../../src/runtime.ts'
import { seedHotline } from './seed.ts'

const runtime = await openRuntime(readConfig())
const { lineId, token } = await seedHotline(runtime)
await runtime.close()
const server = createServer((_request, response) => response.end(`${lineId} ${token}`))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`)
})
