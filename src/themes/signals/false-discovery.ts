// Many topics are looked at in one run: some rise by chance. Benjamini and Hochberg (1995) bound the share of false
// discoveries among what is reported.

/**
 * The adjusted p of each p, in the order given: reporting those at or below q keeps the expected share of false
 * discoveries at or below q. min over later ranks of p × n / rank, at most 1.
 */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(ps.length).fill(1)
  const byRank = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p)
  let least = 1
  for (const [rank, { p, index }] of [...byRank.entries()].reverse()) {
    least = Math.min(least, p * (ps.length / (rank + 1)))
    adjusted[index] = least
  }
  return adjusted
}
