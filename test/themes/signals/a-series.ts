// Four years of weekly counts made up by arithmetic: busier in half of each year, with two outbreaks.

const LENGTH = 215
/** Counted from 0. */
const FIRST_OUTBREAK = [100, 104] as const
const SECOND_OUTBREAK = 213

export const SERIES: readonly number[] = Array.from({ length: LENGTH }, (_, i) => {
  const noise = (i * 7919) % 13
  const season = i % 52 < 26 ? 3 : 0
  const first = i >= FIRST_OUTBREAK[0] && i < FIRST_OUTBREAK[1] ? 25 : 0
  return noise + season + first + (i === SECOND_OUTBREAK ? 30 : 0)
})
