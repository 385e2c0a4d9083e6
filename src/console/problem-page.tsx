// An error as a page, for people: what happened in plain words, what to do now, and a way on.

import type { Language } from '../access/account.ts'
import type { ErrorCode } from '../errors.ts'
import type { ProblemPage } from '../http/problems.ts'
import { asset } from './assets.ts'
import { languageOf } from './language.ts'
import { localPath } from './local-path.ts'
import { frameWords } from './words.ts'

export const problemPage: ProblemPage = (problem, request) => {
  // A page that can be asked for again can be asked for in the other language.
  const path = request.method === 'GET' ? localPath(request.url) : undefined
  return `<!doctype html>${<Problem {...problem} language={languageOf(request)} path={path} />}`
}

interface ProblemProps {
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly language: Language
  readonly path: string | undefined
}

const Problem = ({ status, code, detail, language, path }: ProblemProps) => {
  const words = frameWords(language)
  const { title, advice } = words.problems[code]
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${words.product}`}</title>
        <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('console.css')} />
      </head>
      <body>
        <main class="problem narrow">
          <p class="status">{status}</p>
          <h1>{title}</h1>
          <p class="lead">{advice}</p>
          <div class="buttons">
            <a class="button button-main" href="/">
              {words.backToStart}
            </a>
            {path === undefined ? null : <OtherLanguage language={language} path={path} />}
            {status === 401 ? (
              <a class="button" href="/sign-in">
                {words.signIn}
              </a>
            ) : null}
          </div>
          <details class="more">
            <summary>{words.technicalDetail}</summary>
            <div class="inside">
              <p lang="en">{detail}</p>
            </div>
          </details>
        </main>
      </body>
    </html>
  )
}

const OtherLanguage = ({ language, path }: { language: Language; path: string }) => (
  <form method="post" action="/language">
    <input type="hidden" name="next" value={path} />
    <button type="submit" name="language" value={language === 'zh' ? 'en' : 'zh'}>
      {frameWords(language).otherLanguage}
    </button>
  </form>
)
