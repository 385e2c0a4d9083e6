// An error as a page, for people.
import type { ProblemPage } from '../http/problems.ts'

export const problemPage: ProblemPage = ({ status, title, detail, language }) => {
  const chinese = language.startsWith('zh')
  const page = (
    <html lang={chinese ? 'zh' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/static/console.css" />
      </head>
      <body>
        <main class="problem">
          <p class="status">{status}</p>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a href="/">{chinese ? '返回首页' : 'Back to the start'}</a>
          </p>
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}
