// The pages about questions to experts and case consultations.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { askRoutes } from './pages/ask-page.tsx'
import { consultationPageRoutes } from './pages/consultation-page.tsx'
import { consultationListRoutes } from './pages/consultations-page.tsx'
import { openConsultationRoutes } from './pages/open-consultation-page.tsx'
import { questionPageRoutes } from './pages/question-page.tsx'
import { questionListRoutes } from './pages/questions-page.tsx'

export const expertPages =
  (deps: Deps): Routes =>
  async (app) => {
    const all = [
      questionListRoutes,
      askRoutes,
      questionPageRoutes,
      consultationListRoutes,
      openConsultationRoutes,
      consultationPageRoutes,
    ]
    for (const routes of all) await addRoutes(app, routes(deps))
  }
