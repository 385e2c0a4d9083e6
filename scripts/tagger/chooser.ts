/** Chooses one of a list after the other, the same ones each time. */
export function chooser(): <T>(of: readonly T[]) => T {
  let turn = 0
  return (of) => {
    turn = (Math.imul(turn, 1664525) + 1013904223) >>> 0
    return of[(turn >>> 8) % of.length] as (typeof of)[number]
  }
}
