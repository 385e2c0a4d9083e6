// Everything about people over HTTP.
import type { Deps } from '../deps.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import type { LeavingHooks } from './actions.ts'
import { availabilityRoutes } from './availability-routes.ts'
import { importRoutes } from './import/routes.ts'
import { memberRoutes } from './member-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { qualificationRoutes } from './qualification-routes.ts'
import { wishRoutes } from './wish-routes.ts'

export const peopleRoutes =
  (deps: Deps, hooks: LeavingHooks): Routes =>
  async (app) => {
    await addRoutes(app, memberRoutes(deps, hooks))
    await addRoutes(app, qualificationRoutes(deps, hooks))
    for (const routes of [availabilityRoutes, wishRoutes, organisationRoutes, importRoutes]) {
      await addRoutes(app, routes(deps))
    }
  }
