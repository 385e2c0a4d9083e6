// The pages of hand-overs and the duty log.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { dutyLogPage } from './pages/duty-log-page.tsx'
import { handoverPage } from './pages/handover-page.tsx'

export const handoverPages =
  (deps: Deps): Routes =>
  async (app) => {
    for (const routes of [handoverPage, dutyLogPage]) await addRoutes(app, routes(deps))
  }
