// Everything about people over HTTP.
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { availabilityRoutes } from './availability-routes.ts'
import { importRoutes } from './import/routes.ts'
import type { LeavingCheck } from './leaving-check.ts'
import { memberRoutes } from './member-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { qualificationRoutes } from './qualification-routes.ts'
import { wishRoutes } from './wish-routes.ts'

export const peopleRoutes =
  (deps: Deps, leavingChecks: readonly LeavingCheck[]): Routes =>
  async (app) => {
    await app.register(memberRoutes(deps, leavingChecks))
    for (const routes of [qualificationRoutes, availabilityRoutes, wishRoutes, organisationRoutes, importRoutes]) {
      await app.register(routes(deps))
    }
  }
