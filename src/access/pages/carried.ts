// What somebody posted while locked out, carried through the unlock or sign-in form. It goes sealed: the source of a
// locked page must not show what the lock protects, and it opens for the same account only.
import { DateTime } from 'luxon'
import { z } from 'zod'
import { localPath } from '../../console/local-path.ts'
import type { PostedFields } from '../../console/posted.ts'
import type { Deps } from '../../deps.ts'
import { open, seal } from '../../privacy/seal.ts'

const MAX_FIELDS = 500
/** Characters. Sealed and encoded it is about twice as long; the body limit of the service is a megabyte. */
const MAX_CHARACTERS = 200_000
const KEPT_FOR = { hours: 24 }

export interface Carried {
  /** Where it is to be posted. */
  readonly action: string
  readonly fields: PostedFields
}

/** Whose it is: an account, or whoever signs in next where no session tells. */
export type Owner = string | 'anyone'

const placeOf = (owner: Owner) => `carried through the door:${owner}`

const shape = z.object({
  at: z.number(),
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.array(z.string())])),
})

/** Undefined when it is too much to be carried. */
export function sealCarried(deps: Deps, owner: Owner, { action, fields }: Carried): string | undefined {
  const values = [...fields.values()].flat()
  const characters = values.reduce((sum, value) => sum + value.length, 0)
  if (values.length > MAX_FIELDS || characters > MAX_CHARACTERS) return undefined
  // What was to come after saving (a lock, another language) is over by then.
  const kept = [...fields].filter(([name]) => name !== 'go')
  const content = JSON.stringify({ at: deps.clock.now().toMillis(), action, fields: kept })
  return seal(deps.keys.current('cursor'), content, placeOf(owner))
}

/** Undefined when nothing was carried, or for somebody else, or too long ago. */
export function openCarried(deps: Deps, accountId: string, sealed: string): Carried | undefined {
  if (sealed === '') return undefined
  const content = open(deps.keys, sealed, placeOf(accountId)) ?? open(deps.keys, sealed, placeOf('anyone'))
  if (content === undefined) return undefined
  const parsed = shape.parse(JSON.parse(content))
  if (DateTime.fromMillis(parsed.at) < deps.clock.now().minus(KEPT_FOR)) return undefined
  return { action: localPath(parsed.action), fields: new Map(parsed.fields) }
}
