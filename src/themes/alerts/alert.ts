// An alert: a topic of a line is rising, and what people have said about that since.
import type { DateTime } from 'luxon'
import { type Period, periodOf } from '../../calls/period.ts'
import type { Finding, Span } from '../signals/finding.ts'

export const ALERT_STATES = ['open', 'acknowledged', 'explained'] as const
export type AlertState = (typeof ALERT_STATES)[number]

export interface ThemeAlert {
  readonly id: string
  readonly lineId: string
  readonly topic: string
  readonly span: Span
  /** The local day that was judged, or the last one of the week that was. */
  readonly day: string
  readonly finding: Finding
  readonly state: AlertState
  readonly raisedAt: DateTime
  readonly acknowledgedAt: DateTime | null
  readonly acknowledgedBy: string | null
  readonly explanation: string | null
  readonly explainedAt: DateTime | null
  readonly explainedBy: string | null
  readonly draftId: string | null
  readonly revision: number
}

/** The day or the week that the alert is about. */
export const periodOfAlert = ({ span, day }: Pick<ThemeAlert, 'span' | 'day'>): Period => periodOf(span, day)
