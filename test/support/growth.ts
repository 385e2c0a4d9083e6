/**
 * How many times the CPU time that eight times the work takes: 8 when it grows in proportion, 64 when by its square.
 * A twentieth of a second is noise. Seconds themselves are for the benchmark.
 */
export function growth(work: (size: number) => void, size: number): number {
  const secondsFor = (asked: number) => {
    const before = process.cpuUsage()
    work(asked)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const least = Math.max(0.05, Math.min(secondsFor(size), secondsFor(size)))
  return secondsFor(8 * size) / least
}
