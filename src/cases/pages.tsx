// The pages about complaints and mediations.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { casePageRoutes } from './pages/case-page.tsx'
import { caseListRoutes } from './pages/cases-page.tsx'
import { openCaseRoutes } from './pages/open-case-page.tsx'

export const casePages =
  (deps: Deps): Routes =>
  async (app) => {
    for (const routes of [caseListRoutes, openCaseRoutes, casePageRoutes]) await addRoutes(app, routes(deps))
  }
