// Everything that is sealed and must be sealed anew when keys are rotated. A feature adds its own here.
import { contactResealer } from './calls/contact/keep-contacts.ts'
import { fallbackResealer } from './duty/fallback/reseal.ts'
import { mailResealer, webhookResealer } from './outbox/reseal.ts'
import { routingResealer } from './people/routing-reseal.ts'
import type { Resealer } from './privacy/resealer.ts'

export const resealers: readonly Resealer[] = [
  contactResealer,
  routingResealer,
  fallbackResealer,
  webhookResealer,
  mailResealer,
]
