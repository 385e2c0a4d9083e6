// Whom to tell that a duty is asked for: judged before the transaction that asks, because of a large line it takes its time.
import type { Deps } from '../../deps.ts'
import { type Candidate, candidatesFor, candidatesInSlices } from '../candidates.ts'
import { type DutyOf, findSide } from './sides.ts'
import type { Side } from './verdict.ts'

/** Those who could take a duty, as its rota was at a revision. */
export interface Foreseen {
  readonly revision: number
  /** Ids, the fittest first. */
  readonly able: readonly string[]
}

/** Undefined when the member does not stand there. Not inside a transaction. */
export async function foreseeTakers(deps: Deps, duty: DutyOf): Promise<Foreseen | undefined> {
  const side = await deps.db.read((read) => findSide(read, duty))
  if (!side) return undefined
  const { book, shift, assignment } = side
  return { revision: book.facts.rota.revision, able: ableOf(await candidatesInSlices(book, shift, assignment)) }
}

/**
 * The same in the write that holds the rota. Only where the rota was changed in between are they judged again in it. Leave
 * that was entered meanwhile is found when somebody takes the duty: being told is no right to it.
 */
export function takersNow({ book, shift, assignment }: Side, foreseen: Foreseen | undefined): readonly string[] {
  const { revision } = book.facts.rota
  if (foreseen && revision === foreseen.revision + HELD) return foreseen.able
  return ableOf(candidatesFor(book, shift, assignment))
}

/** By so much the revision is higher because this write holds the rota. */
const HELD = 1

const ableOf = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.filter(({ blocked }) => !blocked).map(({ memberId }) => memberId)
