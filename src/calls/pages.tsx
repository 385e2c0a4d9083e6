// The pages of the call log: open, fill in, read, list; follow-ups and alerts.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { importPages } from './import/pages/import-pages.tsx'
import { alertPage } from './pages/alert-page.tsx'
import { alertRoutesForPeople } from './pages/alert-routes.ts'
import { contactPages } from './pages/contact-pages.tsx'
import type { SuggestTopics } from './pages/draft-page.tsx'
import { draftRoutes } from './pages/draft-routes.ts'
import { followUpRoutes } from './pages/follow-up-page.tsx'
import { listRoutes } from './pages/list-page.tsx'
import { restorePages } from './pages/restore-page.tsx'
import { searchRoutes } from './pages/search-page.tsx'
import { startRoutes } from './pages/start-page.tsx'
import { type Reaching, supervisionPages } from './pages/supervision-pages.tsx'
import { viewRoutes } from './pages/view-page.tsx'
import { reportPages } from './reports/pages/report-pages.tsx'
import { retentionPages } from './retention/pages/retention-pages.tsx'
import type { CallShredder } from './retention/shredder.ts'
import type { Shredders } from './retention/standalone.ts'

export const callPages =
  (suggestTopics: SuggestTopics, reaching: Reaching & { readonly shredders: Shredders<CallShredder> }) =>
  (deps: Deps): Routes =>
  async (app) => {
    const all = [
      listRoutes,
      searchRoutes,
      startRoutes,
      draftRoutes(suggestTopics),
      viewRoutes,
      followUpRoutes,
      importPages,
      alertRoutesForPeople,
      contactPages,
      alertPage,
      reportPages,
      restorePages,
      retentionPages(reaching.shredders),
      supervisionPages(reaching),
    ]
    for (const routes of all) await addRoutes(app, routes(deps))
  }
