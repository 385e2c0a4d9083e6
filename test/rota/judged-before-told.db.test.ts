// Whom to tell is judged on a snapshot, before the write: what is changed in between must not be told by what was.
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import type { Deps } from '../../src/deps.ts'
import { openForSignUp } from '../../src/rota/sign-up/open.ts'
import { tellInRota } from '../../src/rota/sign-up/tell-open.ts'
import { askForSwap } from '../../src/rota/swaps/actions.ts'
import { ok, swapSite } from './swaps/swap-site.ts'

const TWO = [[12, 'seat-08', ['C1', 'C2']]] as const

/** The same, but `meanwhile` happens after the first snapshot was read, and before anything is written from it. */
function withMeanwhile({ deps }: { deps: Deps }, meanwhile: () => Promise<unknown>): Deps {
  const { db } = deps
  let happened = false
  const read: Deps['db']['read'] = async (work) => {
    const found = await db.read(work)
    if (!happened) {
      happened = true
      await meanwhile()
    }
    return found
  }
  const interposed = { read, write: db.write.bind(db) }
  return { ...deps, db: new Proxy(db, { get: (all, key) => Reflect.get(key in interposed ? interposed : all, key) }) }
}

async function kindsOf(site: Awaited<ReturnType<typeof swapSite>>, code: string) {
  const { items } = ok(await (await site.as1(code)).get('/api/v1/notices?unseen=true'))
  return items.map(({ kind }: { kind: string }) => kind)
}

/** C1 asks for cover, of anybody. */
const coverFor = (site: Awaited<ReturnType<typeof swapSite>>, shiftId: string) =>
  ({ shiftId, kind: 'cover', memberId: site.member('C1'), asked: [], wantedShiftIds: [], note: '' }) as const

test('who was put on another duty while a swap was being asked for is not told of it', async () => {
  const site = await swapSite(TWO)
  const [shiftId, same] = [await site.at(12, 'seat-08'), await site.at(12, 'seat-04')]
  const deps = withMeanwhile(site, async () => {
    for (const code of ['C3', 'C4']) ok(await site.assign(site.rotaId, same, code), 201)
  })
  await askForSwap(deps, systemActor, coverFor(site, shiftId))
  expect(await kindsOf(site, 'C3')).not.toContain('swap-asked')
  expect(await kindsOf(site, 'C5')).toContain('swap-asked')
})

test('who leaves the duty while a swap is being asked for asks for nothing', async () => {
  const site = await swapSite(TWO)
  const shiftId = await site.at(12, 'seat-08')
  const deps = withMeanwhile(site, async () => {
    const asking = { shiftId, memberId: site.member('C1'), kind: 'illness' }
    ok(await site.coordinator.post('/api/v1/cover-requests', asking), 201)
  })
  await expect(askForSwap(deps, systemActor, coverFor(site, shiftId))).rejects.toMatchObject({ code: 'conflict' })
  expect(await kindsOf(site, 'C5')).not.toContain('swap-asked')
})

test('an open shift is told by the rota as it is when it is told, and once', async () => {
  const site = await swapSite(TWO)
  const [shiftId, same] = [await site.at(12, 'seat-08'), await site.at(12, 'seat-04')]
  const opensAt = site.clock.now().plus({ minutes: 5 })
  await openForSignUp(site.deps, systemActor, { shiftId, upTo: 3, opensAt })
  site.clock.set(opensAt.toISO() ?? '')
  const deps = withMeanwhile(site, async () => {
    for (const code of ['C3', 'C4']) ok(await site.assign(site.rotaId, same, code), 201)
  })
  expect(await tellInRota(deps, site.rotaId)).toBe(1)
  expect(await kindsOf(site, 'C3')).not.toContain('shift-open')
  expect(await kindsOf(site, 'C5')).toContain('shift-open')
})

test('of two instances that tell of the same open shift at once, one does', async () => {
  const site = await swapSite(TWO)
  const opensAt = site.clock.now().plus({ minutes: 5 })
  await openForSignUp(site.deps, systemActor, { shiftId: await site.at(12, 'seat-08'), upTo: 3, opensAt })
  site.clock.set(opensAt.toISO() ?? '')
  const told = await Promise.all([tellInRota(site.deps, site.rotaId), tellInRota(site.deps, site.rotaId)])
  expect(told.toSorted()).toEqual([0, 1])
  expect((await kindsOf(site, 'C5')).filter((kind: string) => kind === 'shift-open')).toHaveLength(1)
})
