// Which language a reader gets: as their account prefers, else as this browser last chose, else as it asks for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '../access/account.ts'

const LANGUAGE_COOKIE = 'warmline_language'
const YEAR_SECONDS = 365 * 86_400

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** For readers who are not signed in. Chinese when nothing is said. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.[LANGUAGE_COOKIE]
  return isLanguage(chosen) ? chosen : acceptedLanguage(request.headers['accept-language'])
}

/** RFC 9110, 12.5.4: the language of ours with the highest weight; the first one mentioned wins a tie. */
export function acceptedLanguage(header: string | undefined): Language {
  let best: { language: Language; weight: number } | undefined
  for (const range of (header ?? '').split(',', 20)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const language = tag.split('-')[0]
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    if (isLanguage(language) && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language ?? 'zh'
}

/** Remembers a choice on this browser. */
export function rememberLanguage(reply: FastifyReply, language: Language, secure: boolean): void {
  reply.setCookie(LANGUAGE_COOKIE, language, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
    secure,
  })
}
