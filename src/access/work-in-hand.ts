// What a member has in hand: others must have it before the member goes. Features above know it; they hand theirs in.
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { conflict, type Said } from '../errors.ts'
import type { Actor } from './actor.ts'

/** A code and a number; nothing of what it is about. */
export interface Unfinished {
  readonly what: string
  readonly count: number
  /** What to do about it, in a sentence. */
  readonly wayOut: string
  /** The whole of it in a sentence for Chinese readers. */
  readonly zh: string
}

export interface Going {
  readonly memberId: string
  /** Only a duty on this line ends; undefined: everything does. */
  readonly from?: { readonly lineId: string; readonly role: string; readonly rolesLeft: readonly string[] } | undefined
}

/** Whether somebody who goes takes part in the line no more. */
export const leavesLine = ({ from }: Going): boolean => from === undefined || from.rolesLeft.length === 0

export interface GivingBack {
  readonly actor: Actor
  readonly memberId: string
  readonly at: DateTime
}

export interface WorkInHand {
  /** Undefined: nothing stands in the way. */
  readonly unfinished: (read: Read, going: Going) => Promise<Unfinished | undefined>
  /** All that the member has is free again for others to take, each on record. */
  readonly giveBack: (tx: Tx, giving: GivingBack) => Promise<void>
}

/** @param confirm how to do it all the same @throws conflict naming what is left to do */
export async function mustBeFinished(
  read: Read,
  going: Going,
  { works, confirm }: { readonly works: readonly WorkInHand[]; readonly confirm?: Said | undefined },
): Promise<void> {
  const unfinished: Unfinished[] = []
  for (const work of works) unfinished.push(...[(await work.unfinished(read, going)) ?? []].flat())
  if (unfinished.length === 0) return
  const each = unfinished.map(({ what, count, wayOut }) => `${count} ${what.replaceAll('-', ' ')}. ${wayOut}`)
  const said = {
    en: [`Something is left to settle first: ${each.join(' ')}`, ...(confirm ? [confirm.en] : [])].join(' '),
    zh: [...unfinished.map(({ zh }) => zh), confirm?.zh ?? ''].join(''),
  }
  throw conflict(said, { unfinished: unfinished.map(({ zh: _, ...rest }) => rest) })
}
