// The pages about getting in, and about one's own account.
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { accountRoutesForPeople } from './pages/account-page.tsx'
import { doorRoutes } from './pages/door-routes.ts'
import { linkRoutes } from './pages/link-routes.tsx'

export const accessPages =
  (deps: Deps): Routes =>
  async (app) => {
    await app.register(doorRoutes(deps))
    await app.register(linkRoutes(deps))
    await app.register(accountRoutesForPeople(deps))
  }
