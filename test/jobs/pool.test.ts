import { expect, onTestFinished, test } from 'vitest'
import { openPool, workerFile } from '../../src/jobs/pool.ts'

function squares() {
  const pool = openPool<{ of: number; endless?: boolean }, number, number>(workerFile('square-worker', import.meta.url))
  onTestFinished(() => pool.close())
  return pool
}

test('a worker computes beside the event loop and reports on its way', async () => {
  const steps: number[] = []
  expect(await squares().run({ of: 7 }, { onProgress: (step) => steps.push(step) })).toBe(49)
  expect(steps).toEqual([1, 2, 3])
})

test('what a worker throws reaches the caller', async () => {
  await expect(squares().run({ of: -1 })).rejects.toThrow('below zero')
})

test('an aborted signal ends even a worker that never would', async () => {
  const pool = squares()
  const cancel = new AbortController()
  const endless = pool.run({ of: 1, endless: true }, { signal: cancel.signal, onProgress: () => cancel.abort() })
  await expect(endless).rejects.toThrow(/abort/i)
  expect(await pool.run({ of: 3 })).toBe(9)
})

test('a time limit ends it as well', async () => {
  await expect(squares().run({ of: 1, endless: true }, { limitMilliseconds: 300 })).rejects.toThrow(/abort/i)
})
