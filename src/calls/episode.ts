// Caller-episodes: opened by a caller's first counted call on a line; calls within 30 days of that first call join it.

export interface Episode {
  /** Random; the call keeps it after the caller's hash has been deleted. */
  readonly id: string
  /** Start of the call that opened it, in milliseconds. */
  readonly openedAt: number
  /** The call that opened it. */
  readonly by: string
}

const DAY = 24 * 60 * 60 * 1000

/**
 * The episode that a call joins, by its start: half-open, so exactly 30 days after the first call a new one opens. Where
 * calls that were entered late have made two overlap, the one that was opened last.
 * @param days how long calls join (30, or what the line has set)
 */
export function episodeAt(episodes: readonly Episode[], startedAt: number, days: number): Episode | undefined {
  return episodes
    .filter(({ openedAt }) => openedAt <= startedAt && startedAt < openedAt + days * DAY)
    .reduce<Episode | undefined>(
      (latest, each) => (latest && latest.openedAt >= each.openedAt ? latest : each),
      undefined,
    )
}
