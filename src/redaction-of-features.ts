// Everything beside the call log that holds words of a call and is redacted with it. A feature adds its own here.
import { bulletinPlaces } from './bulletins/redaction.ts'
import type { PlacesElsewhere } from './calls/redact-call.ts'
import { reportPlaces } from './calls/reports/redaction.ts'
import { casePlaces } from './cases/redaction.ts'
import { expertPlaces } from './experts/redaction.ts'
import { surveyPlaces } from './surveys/redaction.ts'

export const placesElsewhere: readonly PlacesElsewhere[] = [
  reportPlaces,
  expertPlaces,
  casePlaces,
  surveyPlaces,
  bulletinPlaces,
]
