// Which facets more than one line counts: sums over all lines then say something about each of them.
import type { Read } from '../db/database.ts'
import type { TaxonomyName } from '../lines/line.ts'
import { listLines } from '../lines/store.ts'
import { topicOf } from './facet.ts'

/** The first letter of the codes of a shipped taxonomy. */
const LETTERS: Readonly<Record<TaxonomyName, string>> = { psychological: 'P', health: 'H', none: '' }

/** Local topics are never added up over lines; shipped ones over the lines of their taxonomy. */
export async function linesThatCount(read: Read): Promise<(facet: string) => boolean> {
  const letters = (await listLines(read)).map(({ taxonomy }) => LETTERS[taxonomy])
  return (facet) => {
    const code = topicOf(facet)
    const counting = code === undefined ? letters : letters.filter((letter) => letter !== '' && code.startsWith(letter))
    return counting.length > 1
  }
}
