// Slows down guessing of passwords: by account name and network together, by account name, and by address. A growing
// delay, never a lock for good; counted before the password is looked at, so that guesses sent at once all count.
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'
import { hmac } from '../privacy/hmac.ts'
import { normalName } from './account.ts'
import { cutAddress } from './address.ts'
import { signInFailures } from './tables.ts'

interface Limit {
  /** Failures that cost nothing. */
  readonly free: number
  readonly maxSeconds: number
}

/**
 * The tight limit holds for a name from one network, so that a stranger elsewhere cannot keep a counsellor out; the
 * name alone and the address alone are watched more loosely (a whole house may share one address).
 */
const LIMITS = {
  pair: { free: 5, maxSeconds: 300 },
  name: { free: 50, maxSeconds: 60 },
  address: { free: 30, maxSeconds: 300 },
} as const satisfies Record<string, Limit>

/** A failure is forgotten when nothing has failed for this long. */
export const FORGET_AFTER = { hours: 1 } as const

/** Seconds to wait after so many failures: 1, 2, 4 … once the free ones are used up. */
export function delaySeconds({ free, maxSeconds }: Limit, failures: number): number {
  return failures < free ? 0 : Math.min(maxSeconds, 2 ** Math.min(failures - free, 20))
}

export interface Guess {
  readonly keys: readonly { readonly key: string; readonly limit: Limit }[]
}

/** Whom and where from, as keyed hashes: a mistyped name may be a password. */
export function guessOf(deps: Deps, name: string, address: string): Guess {
  const { secret } = deps.keys.current('idempotency')
  const keyed = (kind: string, ...parts: readonly string[]) =>
    hmac(secret)
      .update(JSON.stringify(['sign-in', kind, ...parts]))
      .digest('base64url')
  const network = cutAddress(address)
  const plain = normalName(name)
  const exact = address.includes('.') ? address : network
  return {
    keys: [
      { key: keyed('pair', plain, network), limit: LIMITS.pair },
      { key: keyed('name', plain), limit: LIMITS.name },
      { key: keyed('address', exact), limit: LIMITS.address },
    ],
  }
}

/** The turn of writes that count or forgive: at a change of shift a whole house signs in from one address. */
export const COUNTING = 'sign-ins'

/** Counts a guess as failed until `forgive`. @throws throttled when its time has not come yet */
export async function countGuess(deps: Deps, guess: Guess): Promise<void> {
  const wait = await countNow(deps, guess)
  if (wait > 0) {
    throw new WarmlineError('throttled', `Too many attempts to sign in. Try again in ${wait} s.`, { retryAfter: wait })
  }
}

/** @returns seconds to wait, or 0 when the guess has been counted */
function countNow(deps: Deps, guess: Guess): Promise<number> {
  const now = deps.clock.now()
  const count = async (tx: Tx) => {
    const blocked = await blockedUntil(tx, guess, now)
    if (blocked) return Math.ceil(blocked.diff(now).as('seconds'))
    for (const { key, limit } of guess.keys) await countOne(tx, key, limit, now)
    return 0
  }
  return deps.db.write('count-sign-in', count, COUNTING)
}

async function blockedUntil(read: Read, guess: Guess, now: DateTime): Promise<DateTime | undefined> {
  const keys = guess.keys.map(({ key }) => key)
  const rows = await read
    .select({ until: signInFailures.blockedUntil })
    .from(signInFailures)
    .where(and(inArray(signInFailures.key, keys), gt(signInFailures.blockedUntil, now)))
  return rows.map(({ until }) => until).toSorted((a, b) => b.toMillis() - a.toMillis())[0]
}

async function countOne(tx: Tx, key: string, limit: Limit, now: DateTime): Promise<void> {
  const [row] = await tx
    .insert(signInFailures)
    .values({ key, failures: 1, lastAt: now, blockedUntil: now })
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: { failures: sql`${signInFailures.failures} + 1`, lastAt: now, blockedUntil: now },
    })
    .returning({ failures: signInFailures.failures })
  const seconds = delaySeconds(limit, row?.failures ?? 1)
  if (seconds === 0) return
  const until = now.plus({ seconds })
  await tx.update(signInFailures).set({ blockedUntil: until }).where(eq(signInFailures.key, key))
}

/** The password was right: the name starts anew, and the address gets back the guess it was charged. */
export async function forgive(tx: Tx, guess: Guess): Promise<void> {
  const [pair, name, address] = guess.keys
  if (!pair || !name || !address) return
  await tx.delete(signInFailures).where(eq(signInFailures.key, pair.key))
  await tx
    .update(signInFailures)
    .set({ failures: sql`${signInFailures.failures} - 1` })
    .where(inArray(signInFailures.key, [name.key, address.key]))
}

/** Drops what nobody has added to for an hour. @returns how many rows went */
export async function forgetFailures(tx: Tx, now: DateTime): Promise<number> {
  const before = now.minus(FORGET_AFTER)
  const gone = await tx
    .delete(signInFailures)
    .where(lte(signInFailures.lastAt, before))
    .returning({ key: signInFailures.key })
  return gone.length
}
