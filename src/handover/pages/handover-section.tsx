// On the first page: the way to the hand-over, for whoever stands duty now, or has just done so.
import type { HomeSection } from '../../console/home.tsx'
import { finalDutyOf } from '../../rota/duty-store.ts'
import { untaken } from '../store.ts'
import { handoverWords } from './words.ts'

const NEAR = { minutes: 60 }

/** @param taking for those to whom something was handed over, or for all others */
const sectionFor =
  (taking: boolean): HomeSection =>
  async (deps, { actor }, view) => {
    const { memberId } = actor
    if (memberId === undefined || !actor.permissions.has('duty:stand')) return undefined
    const words = handoverWords(view.language)
    const { standing, waiting } = await deps.db.read(async (read) => {
      const near = await finalDutyOf(read, memberId, view.now.minus(NEAR), view.now.plus(NEAR))
      const handed = []
      for (const lineId of new Set(near.map((duty) => duty.lineId))) {
        handed.push(...(await untaken(read, lineId, view.now.minus({ hours: 24 }))))
      }
      return { standing: near.length > 0, waiting: handed.some(({ handedByMember }) => handedByMember !== memberId) }
    })
    if (!standing || waiting !== taking) return undefined
    return (
      <a class={`button button-wide ${waiting ? 'button-main' : ''}`} href="/handover">
        {waiting ? words.promptTake : words.prompt}
      </a>
    )
  }

/** What was handed over comes before everything else of the shift. */
export const takeOverSection = sectionFor(true)
export const handoverSection = sectionFor(false)
