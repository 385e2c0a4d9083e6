// The language button of a page that shows a refused form: what was typed is sent once more, as a trial that stores
// nothing, and is refused again in the other language.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLanguage } from '../../console/language.ts'
import { localPath } from '../../console/local-path.ts'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { seeOther } from '../../console/view.ts'
import { onlyTrying } from '../../db/trial.ts'
import type { Deps } from '../../deps.ts'
import type { Language } from '../account.ts'
import { openCarried } from './carried.ts'
import { switchLanguage } from './pass-the-door.tsx'

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends the trial that the request is. */
    endTrial?: () => void
  }
}

/** The language that a button of the frame asks for, beside the form that it carries. */
export function languageAskedFor(request: FastifyRequest): Language | undefined {
  const language = one(postedFields(request), 'in-language')
  return isLanguage(language) ? language : undefined
}

/** The route then runs as if the form had been sent again, and its writes are trials. */
export function inOtherLanguage(
  deps: Deps,
  { request, reply, language }: { request: FastifyRequest; reply: FastifyReply; language: Language },
  next: (error?: Error) => void,
): void {
  const prepare = async () => {
    await switchLanguage(deps, request, reply, language)
    const fields = fieldsOf(deps, request)
    if (fields === undefined) await seeOther(reply, '/')
    else request.body = Object.fromEntries([...fields].map(([name, values]) => [name, [...values]]))
    return fields !== undefined
  }
  prepare().then((found) => {
    if (found) request.endTrial = onlyTrying(() => next())
  }, next)
}

/** What is in the page's form now lies over what was carried. Undefined: it belongs to somebody else, or is too old. */
function fieldsOf(deps: Deps, request: FastifyRequest): PostedFields | undefined {
  const posted = postedFields(request)
  const owner = request.actor.kind === 'account' ? request.actor.accountId : 'anyone'
  const carried = openCarried(deps, owner, one(posted, 'carried'))
  if (carried?.action !== localPath(request.url)) return undefined
  const inForm = new Set(one(posted, 'in-form').split(' '))
  const kept = [...carried.fields].filter(([name]) => !inForm.has(name))
  const now = [...posted].filter(([name]) => inForm.has(name))
  return new Map([...kept, ...now])
}
