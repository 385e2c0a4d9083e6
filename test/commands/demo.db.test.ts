import { expect, test } from 'vitest'
import { createAccount } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import { readConfig } from '../../src/config.ts'
import { markBegun } from '../../src/demo/state.ts'
import { openRuntime, type Runtime } from '../../src/runtime.ts'
import { type DatabaseSite, databaseSite } from '../support/database.ts'
import { envOf, run } from './terminal.ts'

async function withRuntime(site: DatabaseSite, work: (runtime: Runtime) => Promise<unknown>): Promise<void> {
  const runtime = await openRuntime(readConfig(envOf(site)))
  await work(runtime).finally(() => runtime.close())
}

test('demo --no-serve loads once, says how far it is, and a second start keeps what is there', async () => {
  const site = await databaseSite()
  const first = await run('demo --no-serve --calls 40 --seed 3', envOf(site))
  expect(first.code).toBe(0)
  expect(first.out).toMatch(/^Loaded the demo data in \d+ s \(seed 3\)\.$/)
  expect(first.err).toContain('Loading demo data: 10 %')
  expect(first.err).toContain('Loading demo data: 100 %')
  const second = await run('demo --no-serve', envOf(site))
  expect(second).toEqual({ code: 0, out: 'The demo data is there already, and is kept as it is.', err: '' })
  expect(await run('audit verify', envOf(site))).toMatchObject({ code: 0 })
})

test('demo names a database that a load left half-way, and what to do about it', async () => {
  const site = await databaseSite()
  await withRuntime(site, markBegun)
  const { code, out, err } = await run('demo', envOf(site))
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^Demo data was loaded only half-way here\. (Remove|Drop) .*start the demo again\.$/)
})

test("demo leaves somebody's own data alone", async () => {
  const site = await databaseSite()
  const account = { name: 'own', roles: ['administrator'], language: 'en' } as const
  await withRuntime(site, (runtime) => createAccount(runtime, systemActor, account))
  const { code, out } = await run('demo --no-serve', envOf(site))
  expect(code).toBe(0)
  expect(out).toContain('holds data of its own')
})
