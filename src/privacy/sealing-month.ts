// The months of sealing keys: what is sealed until a day is sealed under the key of that day's month.

/** '2026-05' of '2026-05-14'. Months sort as text. */
export const sealingMonthOf = (day: string): string => day.slice(0, 7)

/** Ids of sealing keys begin so. */
export const sealingKeyPrefix = (month: string): string => `sealing-${month}`
