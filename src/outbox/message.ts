// A message to the outside: a kind, and data that can be nothing but ids, codes, numbers and instants.

/** What a message may say. Strings are ids, codes and instants; `assertBare` sees to it. */
export type MessageData = Readonly<Record<string, string | number | boolean | null>>

/** Goes to the webhook that it names, and to no other. */
export const TEST_KIND = 'webhook.test'

const BARE = /^[\w.:+-]{0,100}$/
const KIND = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/
const PATH = /^\/[\w/.-]{0,200}$/

/** @throws when a message holds what is no id, code or instant: a defect of the caller, which must not leave the house */
export function assertBare(kind: string, data: MessageData, path: string | null): void {
  if (!KIND.test(kind)) throw new Error('a message kind is like alert.raised')
  if (path !== null && !PATH.test(path)) throw new Error(`the path of ${kind} is no bare path`)
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' && !BARE.test(value)) throw new Error(`${kind} has text in ${name}`)
  }
}

/** Seconds until the next try after so many failures; undefined: it is given up, after about two days. */
export function nextTryAfter(failures: number): number | undefined {
  return [5, 30, 120, 600, 1_800, 7_200, 21_600, 43_200, 86_400][failures - 1]
}
