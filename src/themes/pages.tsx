// The pages of themes: what is rising, one alert, and what came up most.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Layout } from '../console/layout.tsx'
import { one, postedFields } from '../console/posted.ts'
import { STATUS_OF, type StepResult, tryStep } from '../console/try-step.ts'
import { seeOther, sendHtml, viewOf } from '../console/view.ts'
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { acknowledgeThemeAlert, explainThemeAlert } from './alerts/alert-actions.ts'
import { getThemeAlert } from './alerts/alert-store.ts'
import { alertViews, seriesOfAlert } from './alerts/alert-view.ts'
import { AlertPage, LONGEST_EXPLANATION } from './pages/alert-page.tsx'
import { filesPages } from './pages/files-page.tsx'
import { readThemes } from './pages/read-themes.ts'
import { ThemesPage } from './pages/themes-page.tsx'
import { themeWords } from './pages/words.ts'

const hidden = { hide: true } as const

export const themePages =
  (deps: Deps): Routes =>
  async (app) => {
    await addRoutes(app, filesPages(deps))
    app.route({
      method: 'GET',
      url: '/themes',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => showThemes(deps, request, reply),
    })
    app.route({
      method: 'GET',
      url: '/themes/alerts/:id',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => showAlert(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/themes/alerts/:id/acknowledge',
      config: { access: 'themes:write', page: true },
      schema: hidden,
      handler: async (request, reply) => {
        const id = idOf(request)
        await acknowledgeThemeAlert(deps, request.actor, id)
        return seeOther(reply, `/themes/alerts/${id}?done=acknowledged`)
      },
    })
    app.route({
      method: 'POST',
      url: '/themes/alerts/:id/explain',
      config: { access: 'themes:write', page: true },
      schema: hidden,
      handler: async (request, reply) => {
        const id = idOf(request)
        const explanation = one(postedFields(request), 'explanation')
        const fits = explanation !== '' && explanation.length <= LONGEST_EXPLANATION
        const result = fits
          ? await tryStep(() => explainThemeAlert(deps, request.actor, { id, explanation }))
          : 'incomplete'
        if (result === 'done') return seeOther(reply, `/themes/alerts/${id}?done=explained`)
        return showAlert(deps, request, reply, { result, explanation })
      },
    })
  }

/** An explanation that could not be stored. */
interface Unexplained {
  readonly result: Exclude<StepResult, 'done'>
  readonly explanation: string
}

const idOf = (request: FastifyRequest): string =>
  new URL(request.url, 'http://here.invalid').pathname.split('/')[3] ?? ''

async function showThemes(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const code = new URL(request.url, 'http://here.invalid').searchParams.get('line') ?? undefined
  const shown = await readThemes(deps, request.actor, { code, now: view.now })
  if (shown) return sendHtml(reply, <ThemesPage view={view} {...shown} />)
  const words = themeWords(view.language)
  return sendHtml(
    reply,
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <p class="empty">{words.noLines}</p>
    </Layout>,
  )
}

async function showAlert(deps: Deps, request: FastifyRequest, reply: FastifyReply, refused?: Unexplained) {
  const view = await viewOf(deps, request, refused && `/themes/alerts/${idOf(request)}`)
  const { shown, series } = await deps.db.read(async (read) => {
    const alert = await getThemeAlert(read, idOf(request))
    const [shown] = await alertViews(read, request.actor, { alerts: [alert], now: view.now })
    if (!shown) throw new Error('an alert has a view')
    return { shown, series: await seriesOfAlert(read, alert, shown.exact) }
  })
  return sendHtml(reply, <AlertPage {...{ view, shown, series, refused }} />, STATUS_OF[refused?.result ?? 'done'])
}
