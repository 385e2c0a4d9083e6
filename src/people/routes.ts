// Everything about people over HTTP.
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { availabilityRoutes } from './availability-routes.ts'
import { importRoutes } from './import/routes.ts'
import { memberRoutes } from './member-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { qualificationRoutes } from './qualification-routes.ts'
import { wishRoutes } from './wish-routes.ts'

export const peopleRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    for (const routes of [
      memberRoutes,
      qualificationRoutes,
      availabilityRoutes,
      wishRoutes,
      organisationRoutes,
      importRoutes,
    ]) {
      await app.register(routes(deps))
    }
  }
