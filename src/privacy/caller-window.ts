// The windows of caller keys: calendar quarters. A key serves its own window and is tried in the next, then it goes.

/** '2026-Q2'. Windows sort as text. */
export function windowOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

export function windowBefore(window: string): string {
  const [year = '', quarter = ''] = window.split('-Q')
  return quarter === '1' ? `${Number(year) - 1}-Q4` : `${year}-Q${Number(quarter) - 1}`
}

/** Ids of caller keys begin so, and therefore sort by window: what was made under older keys is found by comparison. */
export const callerKeyPrefix = (window: string): string => `caller-${window}`
