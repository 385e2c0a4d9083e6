// Fills a rota's open places: read, solve in a thread, write; and solve again when the world has changed meanwhile.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'
import { conflict, lostUpdate } from '../errors.ts'
import { openPool, type Pool, workerFile } from '../jobs/pool.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { followChange } from './follow-change.ts'
import { givenUp, without } from './kept.ts'
import { giveUpPlaces, type NewAssignment, recordChanges, takePlaces } from './place-store.ts'
import { problemOf } from './problem-of-rota.ts'
import { byOf, changeRota, type Expected, holdRota, tellOfDuty } from './rota-change.ts'
import type { RunProgress } from './runs/run.ts'
import type { SolveTask } from './solve-worker.ts'
import type { Problem } from './solver/problem.ts'
import type { Solution } from './solver/solve.ts'

export interface Generating {
  readonly rotaId: string
  readonly seed: number
  /** With the same seed and problem, the same number of iterations gives the same rota. */
  readonly iterations: number
  readonly seconds: number
  /** Gives up what was generated before and is still a draft; what people placed by hand stays. */
  readonly redo: boolean
  /** Only shows what would come out. */
  readonly dryRun: boolean
  readonly expected: Expected
}

export interface Generated {
  readonly book: Book
  readonly solution: Solution
}

let pool: Pool<SolveTask, RunProgress, Solution> | undefined
const solver = () => (pool ??= openPool(workerFile('solve-worker', import.meta.url), { threads: 2 }))

/** Every try starts over from what is true then. */
const TRIES = 3
/** The thread is ended when it does not end by itself. */
const GRACE_SECONDS = 30

/**
 * Never breaks a hard rule: what cannot be filled stays open, and the solution says why.
 * @throws conflict when others keep changing what the rota depends on; lost-update; not-found
 */
export async function generate(deps: Deps, actor: Actor, input: Generating): Promise<Generated> {
  mustHold(actor, 'rota:write')
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const book = await deps.db.read((read) => bookOfRota(read, input.rotaId))
    if (input.expected !== undefined && book.facts.rota.revision !== input.expected) throw lostUpdate()
    if (input.redo && book.facts.rota.version > 0)
      throw conflict({
        en: 'A published rota is filled, not made anew: leave redo out.',
        zh: '已发布的排班表只能补空缺，不能重排。',
      })
    const problem = problemOf(startOf(book, input, deps), deps.clock.now())
    const solution = await solveApart(problem, input)
    if (input.dryRun || (await store(deps, actor, input, { problem, solution }))) return { book, solution }
  }
  throw conflict({
    en: 'The people or the rota kept changing while this was computed. Try again.',
    zh: '运算期间人员或排班表一直在变，请重试。',
  })
}

function solveApart(problem: Problem, { seed, iterations, seconds }: Generating): Promise<Solution> {
  const limitMilliseconds = (seconds + GRACE_SECONDS) * 1000
  return solver().run({ problem, seed, iterations, seconds }, { limitMilliseconds })
}

/** The rota without what is to be made anew. */
const startOf = (book: Book, input: Generating, deps: Deps): Book => without(book, toRedo(book, input, deps))

const toRedo = (book: Book, { redo }: Generating, { clock }: Deps): readonly string[] =>
  givenUp(book, redo ? 'manual' : 'all', clock.now())

interface Solved {
  readonly problem: Problem
  readonly solution: Solution
}

/** @returns false when the problem is no longer the one that was solved: nothing is written then */
function store(deps: Deps, actor: Actor, input: Generating, { problem, solution }: Solved): Promise<boolean> {
  const by = byOf(deps, actor)
  const solved = JSON.stringify(problem)
  return changeRota(deps, input.rotaId, 'generate-rota', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const book = await bookOfRota(tx, rota.id)
    const start = startOf(book, input, deps)
    if (JSON.stringify(problemOf(start, by.at)) !== solved) return false
    await giveUpPlaces(tx, rota, toRedo(book, input, deps), by)
    const made = placesFor(start, solution)
    if ((await takePlaces(tx, rota, made, by)) < made.length)
      throw conflict({ en: 'Somebody took one of the places.', zh: '有位置刚被他人占用，请重试。' })
    const changes = made.map(({ shift, place, memberId }) => ({
      verb: 'assign' as const,
      shiftId: shift.id,
      place,
      memberBefore: null,
      memberAfter: memberId,
      brokenRules: [],
      reason: null,
    }))
    await recordChanges(tx, rota, changes, by)
    await followChange(tx, rota, by)
    await audit(tx, actor, { at: by.at, action: 'rota.generate', record: 'rota', recordId: rota.id })
    tellOfDuty(rota)
    return true
  })
}

/** The free places of each shift, in order, for those whom the solver chose. */
function placesFor(book: Book, { assignments }: Solution): readonly NewAssignment[] {
  const chosen = Map.groupBy(assignments, ({ slot }) => slot)
  return [...chosen].flatMap(([shiftId, members]) => {
    const shift = book.shift.get(shiftId)
    if (!shift) return []
    const places = freePlaces(book, shiftId, members.length)
    return members.map(({ member }, i) => ({
      shift,
      place: places[i] ?? 0,
      memberId: member,
      source: 'generated' as const,
      brokenRules: [],
      reason: null,
    }))
  })
}

function freePlaces(book: Book, shiftId: string, count: number): readonly number[] {
  const taken = new Set((book.byShift.get(shiftId) ?? []).map(({ place }) => place))
  const places: number[] = []
  for (let place = 1; places.length < count; place++) if (!taken.has(place)) places.push(place)
  return places
}
