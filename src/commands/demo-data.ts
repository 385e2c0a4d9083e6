// Loads demo data where the database is empty, with progress, until it is done or called off.
import { conflict } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import { type Progress, startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

export interface DemoWanted {
  readonly seed: number
  readonly calls: number
}

/** @returns whether the database holds demo data now. @throws conflict when a load was not finished */
export async function prepareDemo(terminal: Terminal, runtime: Runtime, wanted: DemoWanted): Promise<boolean> {
  const { demoState } = await import('../demo/state.ts')
  const state = await runtime.db.read(demoState)
  switch (state) {
    case 'empty':
      await load(terminal, runtime, wanted)
      return true
    case 'loaded':
      terminal.out('The demo data is there already, and is kept as it is.')
      return true
    case 'half-loaded':
      throw conflict(`Demo data was loaded only half-way here. ${remedy(runtime)}`)
    case 'foreign':
      terminal.out('This database holds data of its own, so no demo data was loaded. Set DATA_DIR to another folder.')
      return false
  }
}

const remedy = ({ db, config }: Runtime): string =>
  db.engine === 'sqlite'
    ? `Remove the folder ${config.dataDir}, then start the demo again.`
    : 'Drop the database of DATABASE_URL and create it anew, then start the demo again.'

async function load(terminal: Terminal, runtime: Runtime, { seed, calls }: DemoWanted): Promise<void> {
  const { loadDemo } = await import('../demo/load.ts')
  const { DemoStopped } = await import('../demo/stopped.ts')
  const started = performance.now()
  const { progress, end } = progressOf(terminal)
  const { signal, release } = stopSignal()
  try {
    await loadDemo(runtime, { seed, calls }, { progress, signal })
  } catch (error) {
    if (!(error instanceof DemoStopped)) throw error
    throw conflict(`Stopped: the demo data is loaded only half-way. ${remedy(runtime)}`)
  } finally {
    end()
    release()
  }
  terminal.out(`Loaded the demo data in ${((performance.now() - started) / 1000).toFixed(0)} s (seed ${seed}).`)
}

function progressOf(terminal: Terminal) {
  let bar: Progress | undefined
  let done = 0
  return {
    progress: {
      expect: (total: number) => {
        bar = startProgress(terminal, 'Loading demo data', total)
      },
      advance: (units: number) => {
        done += units
        bar?.reached(done)
      },
    },
    end: () => bar?.end(),
  }
}

/** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process. */
function stopSignal(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const stop = () => controller.abort()
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const name of signals) process.once(name, stop)
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, stop)
    },
  }
}
