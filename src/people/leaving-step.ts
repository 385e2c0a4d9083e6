// What follows when a member leaves, or may take a duty no more: features above settle their part in the same write.
import type { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Tx } from '../db/database.ts'
import type { DutyRole } from '../lines/duty-role.ts'

export interface Departure {
  readonly memberId: string
  /** First local day on which it is over. */
  readonly on: string
  /** Only from this duty; undefined: from everything. */
  readonly from?: { readonly lineId: string; readonly role: DutyRole } | undefined
  /** Whoever decides has seen what becomes open, and wants it opened. */
  readonly openDuties: boolean
}

/** @throws conflict that lists what is to be confirmed first */
export type LeavingStep = (
  tx: Tx,
  scene: { readonly actor: Actor; readonly at: DateTime },
  departure: Departure,
) => Promise<void>
