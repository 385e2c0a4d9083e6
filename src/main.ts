// The service: runtime → app → jobs → listening; and all of it down again without losing a request.
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { startJobs } from './jobs/runner.ts'
import { jobs } from './jobs-of-features.ts'
import type { Runtime } from './runtime.ts'

export interface Service {
  /** Where it listens: http://127.0.0.1:3000 */
  readonly url: string
  readonly app: FastifyInstance
  /** Finishes requests in flight and running jobs, then closes the database. */
  stop(): Promise<void>
}

export async function startService(runtime: Runtime): Promise<Service> {
  const app = await buildApp(runtime)
  const runner = startJobs(runtime, jobs)
  const stop = async () => {
    await app.close()
    await runner.stop()
    await runtime.close()
  }
  try {
    const { host, port } = runtime.config
    const url = await app.listen({ host, port })
    return { url, app, stop: once(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

/** Stops on SIGTERM and SIGINT; after the grace period, or at a second signal, the process ends at once. */
export function stopOnSignals(service: Service, runtime: Runtime): void {
  const stop = (signal: NodeJS.Signals) => {
    runtime.log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), runtime.config.shutdownSeconds * 1000).unref()
    for (const again of ['SIGTERM', 'SIGINT'] as const) process.once(again, () => process.exit(1))
    service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
