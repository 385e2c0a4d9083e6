// A tour of the running demo by curl: lines that work when pasted, with a token made for them.
import { findForSignIn } from '../access/account-store.ts'
import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { createToken, revokeToken } from '../access/token-actions.ts'
import { listTokens } from '../access/token-store.ts'
import { periodOf } from '../calls/period.ts'
import type { Deps } from '../deps.ts'
import { listLines } from '../lines/store.ts'
import { actorOf } from './accounts.ts'
import { madeUpNumber } from './callers.ts'
import { DEMO_ZONE } from './house.ts'

const LABEL = 'demo tour'
const SCOPES: readonly Permission[] = ['duty:read', 'calls:write', 'calls:read-line', 'themes:read']
const GOOD_FOR = { days: 30 }

/** A token of the demo's supervisor; those of earlier starts end. Undefined when that account is gone. */
export async function tourToken(deps: Deps): Promise<string | undefined> {
  const account = await deps.db.read((read) => findForSignIn(read, 'supervisor'))
  if (!account || account.disabledAt !== null) return undefined
  const supervisor: Actor = { ...actorOf(account.id, undefined, ['supervisor']), credentialId: 'demo-command' }
  const before = await deps.db.read((read) => listTokens(read, account.id))
  for (const { id, label, revokedAt } of before) {
    if (label === LABEL && revokedAt === null) await revokeToken(deps, supervisor, id)
  }
  const expiresAt = deps.clock.now().plus(GOOD_FOR)
  return (await createToken(deps, supervisor, { label: LABEL, scopes: SCOPES, expiresAt })).secret
}

export interface Stop {
  readonly title: string
  readonly curl: string
}

export interface TourFacts {
  /** http://127.0.0.1:3000 */
  readonly base: string
  readonly token: string
  readonly lineId: string
  /** 'month:2026-05' */
  readonly period: string
  /** The newest bulletin. */
  readonly bulletin: { readonly number: string; readonly etag: string } | undefined
}

/** The line of the tour, and the month. Undefined when there is no such line any more. */
export async function tourPlace(deps: Deps): Promise<Pick<TourFacts, 'lineId' | 'period'> | undefined> {
  const line = (await deps.db.read(listLines)).find(({ code }) => code === 'psy')
  const today = deps.clock.now().setZone(DEMO_ZONE).toFormat('yyyy-MM-dd')
  return line && { lineId: line.id, period: periodOf('month', today) }
}

export function tourOf({ base, token, lineId, period, bulletin }: TourFacts): readonly Stop[] {
  const signed = `-H 'Authorization: Bearer ${token}'`
  const again = bulletin && {
    title: 'Ask for the newest bulletin again: 304, nothing is sent twice',
    curl: `curl -si -H 'If-None-Match: ${bulletin.etag}' '${base}/api/v1/bulletins/${bulletin.number}'`,
  }
  return [
    {
      title: 'Who is on duty on the psychological line, and who is next',
      curl: `curl -s ${signed} '${base}/api/v1/lines/${lineId}/duty'`,
    },
    {
      title: 'Log a call; the number becomes a keyed hash and is not stored',
      curl: `curl -s ${signed} -H 'Content-Type: application/json' -d '${exampleCall(lineId)}' '${base}/api/v1/calls'`,
    },
    {
      title: 'What people call about this month, rounded as the public may see it',
      curl: `curl -s ${signed} '${base}/api/v1/themes/top?line=${lineId}&period=${period}&level=2&limit=5'`,
    },
    { title: 'Published bulletins; anybody may read them', curl: `curl -s '${base}/api/v1/bulletins?language=en'` },
    ...(again ? [again] : []),
    { title: 'Everything else', curl: `curl -s '${base}/openapi.json'` },
  ]
}

function exampleCall(lineId: string): string {
  return JSON.stringify({
    lineId,
    phone: madeUpNumber(99_000_001),
    type: 'counselling',
    channel: 'telephone',
    caller: { ageBand: '18-24', occupation: 'student' },
    topics: { primary: 'P03.1' },
    risk: { level: 'R0', ideation: 0, plan: 'none' },
    summary: 'Cannot sleep before examinations.',
    disposition: 'follow-up',
  })
}
