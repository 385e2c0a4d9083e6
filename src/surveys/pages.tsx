// The pages about satisfaction.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { campaignPageRoutes } from './pages/campaign-page.tsx'
import { enterPageRoutes } from './pages/enter-pages.tsx'
import { linkPageRoutes } from './pages/link-page.tsx'
import { newCampaignRoutes } from './pages/new-campaign-page.tsx'
import { surveyPageRoutes } from './pages/surveys-page.tsx'

export const surveyPages =
  (deps: Deps): Routes =>
  async (app) => {
    const all = [surveyPageRoutes, newCampaignRoutes, campaignPageRoutes, enterPageRoutes, linkPageRoutes]
    for (const routes of all) await addRoutes(app, routes(deps))
  }
