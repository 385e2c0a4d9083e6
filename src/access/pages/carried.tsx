// What somebody posted and could not be acted on yet, carried through the unlock or sign-in form and then sent again.
import type { FastifyReply } from 'fastify'
import { localPath } from '../../console/local-path.ts'
import { one, type PostedFields } from '../../console/posted.ts'

/** Fields of the door itself start like this; they are never carried on. */
const OWN = /^door-/

const MAX_FIELDS = 500
/** Characters; the body limit of the service is a megabyte. */
const MAX_CHARACTERS = 300_000

export interface Carried {
  /** Where it is to be posted. */
  readonly action: string
  readonly fields: PostedFields
}

export const isTooMuch = ({ fields }: Carried): boolean => {
  const values = [...fields.values()].flat()
  return values.length > MAX_FIELDS || values.reduce((sum, value) => sum + value.length, 0) > MAX_CHARACTERS
}

/** Hidden inputs with everything that was posted. */
export const CarriedFields = ({ carried }: { carried: Carried | undefined }) =>
  carried === undefined ? null : (
    <>
      <input type="hidden" name="door-action" value={carried.action} />
      {[...carried.fields].flatMap(([name, values]) =>
        values.map((value) => <input type="hidden" name={name} value={value} />),
      )}
    </>
  )

/** What the posted form of the door carries. */
export function carriedIn(posted: PostedFields): Carried | undefined {
  const action = localPath(one(posted, 'door-action'), '')
  return action === '' ? undefined : { action, fields: new Map([...posted].filter(([name]) => !OWN.test(name))) }
}

/** Passing the door: the browser sends what was carried once more (307), or goes where it wanted to go. */
export function goThrough(reply: FastifyReply, posted: PostedFields) {
  const carried = carriedIn(posted)
  if (carried) return reply.redirect(carried.action, 307)
  return reply.redirect(localPath(one(posted, 'door-next')), 303)
}
