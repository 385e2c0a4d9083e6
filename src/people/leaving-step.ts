// What follows when a member leaves, or may take a duty no more: features above settle their part in the same write.
import type { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
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

/** What follows once the departure is on disk; the change does not depend on it. */
export type AfterLeaving = (deps: Deps) => Promise<void>

/** @throws conflict, or Unconfirmed, that lists what is to be confirmed first */
export type LeavingStep = (tx: Tx, scene: LeavingScene, departure: Departure) => Promise<AfterLeaving | undefined>

export interface LeavingScene {
  readonly actor: Actor
  readonly at: DateTime
}

/** A refusal whose list takes long to make: it is made when the write has been undone, from what was read in it. */
export class Unconfirmed extends Error {
  readonly refusal: () => Promise<Error>

  constructor(refusal: () => Promise<Error>) {
    super('to be confirmed first')
    this.refusal = refusal
  }
}

/** Does a departure: the write, whose answer is what its steps leave for afterwards, and then that. */
export async function depart(
  deps: Deps,
  name: string,
  work: (tx: Tx) => Promise<readonly (AfterLeaving | undefined)[]>,
): Promise<void> {
  const after = await deps.db.write(name, work).catch(async (error: unknown) => {
    throw error instanceof Unconfirmed ? await error.refusal() : error
  })
  for (const each of after) await each?.(deps)
}

/** Takes the steps one after the other. @returns what they leave for afterwards */
export async function takeSteps(
  tx: Tx,
  scene: LeavingScene,
  { steps, ...departure }: Departure & { readonly steps: readonly LeavingStep[] },
): Promise<readonly (AfterLeaving | undefined)[]> {
  const after: (AfterLeaving | undefined)[] = []
  for (const step of steps) after.push(await step(tx, scene, departure))
  return after
}
