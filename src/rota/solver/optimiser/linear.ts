// The linear engine: HiGHS in WebAssembly, loaded once for each thread. It is given no clock.
import { createRequire } from 'node:module'
import type { Highs } from 'highs'

export type LinearEngine = Highs

/** Required, not imported: highs types its CommonJS build. */
const load: () => Promise<LinearEngine> = createRequire(import.meta.url)('highs')
let loaded: Promise<LinearEngine> | undefined

export function loadLinearEngine(): Promise<LinearEngine> {
  loaded ??= load()
  return loaded
}
