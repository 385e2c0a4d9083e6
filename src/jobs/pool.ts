// Worker threads for heavy work, so that no request waits for a computation. Progress comes back over a MessagePort;
// an aborted signal or a passed time limit ends the thread at once.
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'

export interface PoolOptions {
  /** At most this many threads; they start when needed and end after a while without work. */
  readonly threads?: number
}

export interface TaskOptions<Progress> {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** The thread is ended, and the promise rejected, after this long. */
  readonly limitMilliseconds?: number
}

export interface Pool<Input, Progress, Output> {
  /** @throws AbortError when it was cancelled or took too long; otherwise what the worker threw */
  run(input: Input, options?: TaskOptions<Progress>): Promise<Output>
  close(): Promise<void>
}

/** What a worker gets besides its input. */
interface Envelope<Input> {
  readonly input: Input
  readonly port: MessagePort
}

/**
 * In the worker's file: `export default workerTask<Problem, Progress, Rota>((input, report) => …)`.
 * `report` sends progress; call it a few times a second, not in the inner loop.
 */
export function workerTask<Input, Progress, Output>(
  work: (input: Input, report: (progress: Progress) => void) => Output | Promise<Output>,
) {
  return async ({ input, port }: Envelope<Input>): Promise<Output> => {
    try {
      return await work(input, (progress) => port.postMessage(progress))
    } finally {
      port.close()
    }
  }
}

const IDLE_MILLISECONDS = 30_000

/**
 * Opens a pool for one worker file: `new URL('./solve-worker.ts', import.meta.url)` from TypeScript, `.js` from dist.
 * Threads do not hold the process up.
 */
export function openPool<Input, Progress, Output>(file: URL, options: PoolOptions = {}): Pool<Input, Progress, Output> {
  const piscina = new Piscina<Envelope<Input>, Output>({
    filename: file.href,
    minThreads: 0,
    maxThreads: options.threads ?? 1,
    idleTimeout: IDLE_MILLISECONDS,
    execArgv: [],
  })
  return {
    run: (input, task = {}) => runTask(piscina, input, task),
    close: () => piscina.destroy(),
  }
}

/** The worker file beside a module, with that module's own ending: .ts under Node's type stripping, .js in dist. */
export const workerFile = (name: string, moduleUrl: string): URL =>
  new URL(`./${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl)

async function runTask<Input, Progress, Output>(
  piscina: Piscina<Envelope<Input>, Output>,
  input: Input,
  { signal, onProgress, limitMilliseconds }: TaskOptions<Progress>,
): Promise<Output> {
  const { port1, port2 } = new MessageChannel()
  if (onProgress) port1.on('message', onProgress)
  port1.unref()
  const limit = limitMilliseconds === undefined ? [] : [AbortSignal.timeout(limitMilliseconds)]
  const signals = [...(signal ? [signal] : []), ...limit]
  try {
    return await piscina.run(
      { input, port: port2 },
      { transferList: [port2], ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}) },
    )
  } finally {
    port1.close()
  }
}
