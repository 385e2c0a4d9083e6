// Rising terms as one reader may see them: without the right to the records only what many have said, and roundly.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import type { Period } from '../../calls/period.ts'
import type { Read } from '../../db/database.ts'
import { type Shown, shown } from '../disclosure.ts'
import { mayCountExactly } from '../view.ts'
import { groupsOf, type StoredTerm } from './term.ts'
import { decidedWords, findTermRun, type TermRun, termsOf } from './term-store.ts'

export interface TermView {
  readonly term: string
  readonly kind: 'word' | 'phrase'
  readonly episodes: Shown
  readonly before: Shown
  /** Null without the right to the records: with the volume it would give the counts away. */
  readonly z: number | null
  /** More than chance: above the cut of this week. */
  readonly strong: boolean
}

export interface TermsOfWeek {
  readonly run: TermRun | undefined
  readonly exact: boolean
  /** Terms that are said in the same calls stand together. */
  readonly groups: readonly (readonly TermView[])[]
}

interface Asked {
  readonly lineId: string
  readonly week: Period
  readonly now: DateTime
}

export async function termsOfWeek(read: Read, actor: Actor, { lineId, week, now }: Asked): Promise<TermsOfWeek> {
  const exact = await mayCountExactly(read, actor, lineId, now)
  const run = await findTermRun(read, lineId, week)
  const words = await decidedWords(read, lineId)
  const listed = (await termsOf(read, lineId, week)).filter(
    ({ term, episodes }) => words.get(term) !== 'dismissed' && (exact || shown(episodes, 'sensitive') !== '*'),
  )
  const cut = run?.cutHundredths == null ? Number.POSITIVE_INFINITY : run.cutHundredths / 100
  return { run, exact, groups: groupsOf(listed).map((group) => group.map((term) => viewOf(term, { exact, cut }))) }
}

function viewOf({ term, facts, episodes }: StoredTerm, { exact, cut }: { exact: boolean; cut: number }): TermView {
  const count = (value: number) => (exact ? value : shown(value, 'sensitive'))
  return {
    term,
    kind: facts.kind,
    episodes: count(episodes),
    before: count(facts.before),
    z: exact ? facts.z : null,
    strong: facts.z >= cut,
  }
}
