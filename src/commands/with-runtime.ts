// Opens the runtime for one command, without a log on its output, and closes it whatever happens.
import type { Opening, Runtime } from '../runtime.ts'
import { configOf, type Terminal } from './terminal.ts'

export async function withRuntime<T>(
  terminal: Terminal,
  work: (runtime: Runtime) => Promise<T>,
  opening?: Opening,
): Promise<T> {
  const config = configOf(terminal)
  const { openRuntime } = await import('../runtime.ts')
  const runtime = await openRuntime({ ...config, logLevel: 'silent' }, opening)
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}
