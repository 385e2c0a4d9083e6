// The alerts that a call has raised.
import { eq } from 'drizzle-orm'
import type { Read } from '../../db/database.ts'
import type { Alert } from '../alert-store.ts'
import { alerts } from '../tables.ts'

export type { Alert }

export const alertsOfCall = (read: Read, callId: string): Promise<readonly Alert[]> =>
  read.select().from(alerts).where(eq(alerts.callId, callId)).orderBy(alerts.raisedAt)
