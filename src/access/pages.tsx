// The pages about getting in, and about one's own account.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { accountRoutesForPeople } from './pages/account-page.tsx'
import { doorRoutes } from './pages/door-routes.ts'
import { linkRoutes } from './pages/link-routes.tsx'

export const accessPages =
  (deps: Deps): Routes =>
  async (app) => {
    await addRoutes(app, doorRoutes(deps))
    await addRoutes(app, linkRoutes(deps))
    await addRoutes(app, accountRoutesForPeople(deps))
  }
