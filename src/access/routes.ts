// All JSON routes of access.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { accountRoutes } from './account-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { ownRoutes } from './own-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import type { WorkInHand } from './work-in-hand.ts'

export const accessRoutes =
  (deps: Deps, works: readonly WorkInHand[]): Routes =>
  async (app) => {
    const accounts = () => accountRoutes(deps, works)
    for (const routes of [signInRoutes, ownRoutes, tokenRoutes, accounts, auditRoutes]) {
      await addRoutes(app, routes(deps))
    }
  }
