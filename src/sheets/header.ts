// Which column of a sheet is which, by the names in its first row.

export interface SheetHeader<C extends string> {
  readonly headers: ReadonlyMap<C, { readonly index: number; readonly header: string }>
  /** Names whose column was there already. */
  readonly doubled: readonly string[]
  /** Names that no column goes by, cut: their cells are not looked at. */
  readonly ignoredColumns: readonly string[]
}

const LONGEST_NAME = 60

export function readHeader<C extends string>(
  names: readonly string[],
  columnNamed: (name: string) => C | undefined,
): SheetHeader<C> {
  const headers = new Map<C, { index: number; header: string }>()
  const doubled: string[] = []
  const ignoredColumns: string[] = []
  for (const [index, name] of names.entries()) {
    const column = columnNamed(name)
    if (column === undefined) {
      if (name !== '') ignoredColumns.push(name.slice(0, LONGEST_NAME))
    } else if (headers.has(column)) doubled.push(name)
    else headers.set(column, { index, header: name })
  }
  return { headers, doubled, ignoredColumns }
}
