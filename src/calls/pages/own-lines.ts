// The lines that a member serves today, and the one on which they stand duty now.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { currentShiftOf } from '../../duty/store.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { linesServedAt } from '../../people/store.ts'

export interface OwnLines {
  readonly lines: readonly Line[]
  /** The id of the line of the present duty. */
  readonly current: string | undefined
}

export async function dutyOf(deps: Deps, { memberId }: Actor, now: DateTime): Promise<OwnLines> {
  if (memberId === undefined) return { lines: [], current: undefined }
  return deps.db.read(async (read) => {
    const served = await linesServedAt(read, memberId, now)
    const lines = (await listLines(read)).filter(({ id }) => served.includes(id))
    for (const { id } of lines) if (await currentShiftOf(read, memberId, id, now)) return { lines, current: id }
    return { lines, current: undefined }
  })
}
