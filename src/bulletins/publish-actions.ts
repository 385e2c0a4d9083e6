// What the public notices: publishing, correcting, withdrawing.
import { eq, max, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput } from '../errors.ts'
import { zoneOf } from '../themes/scope.ts'
import type { BulletinHead, Version } from './draft.ts'
import { type DraftRef, newVersion, versionFor } from './draft-actions.ts'
import { editionsOf, getHead, insertVersion, updateVersion } from './draft-store.ts'
import { textProblem } from './edition.ts'
import type { BulletinNumber } from './number.ts'
import { getCurrent, publicVersions } from './published-store.ts'
import { bulletinNumbers, bulletins, bulletinTags, type TagKind } from './tables.ts'
import { isSecondPerson } from './workflow.ts'

/** What the house's other parts hear when something public changed. */
export const BULLETINS_CHANGED = 'bulletins'

/** Publishes an approved version: a new bulletin gets its numbers, a correction takes the place of what it corrects. */
export async function publishDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<BulletinNumber> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  return deps.db.write('publish-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'publish')
    if (!isSecondPerson(version.approvedBy ?? '', version.writers))
      throw forbidden('A second person must approve first.')
    const head = await getHead(tx, version.bulletinId)
    if (head.withdrawnOn !== null) throw conflict('This bulletin was withdrawn. It cannot be published again.')
    const local = at.setZone(await zoneOf(tx, head.lineId))
    const today = local.toFormat('yyyy-MM-dd')
    const number = numberOf(head) ?? (await nextNumbers(tx, local.year))
    await replaceCurrent(tx, head, at)
    const next = (head.version ?? 0) + 1
    await updateVersion(tx, version, {
      state: 'published',
      version: next,
      publishedBy: actor.accountId,
      publishedOn: today,
      updatedAt: at,
    })
    await tx
      .update(bulletins)
      .set({
        ...number,
        version: next,
        publishedOn: head.publishedOn ?? today,
        lastModifiedAt: await nextModified(tx, local),
      })
      .where(eq(bulletins.id, head.id))
    await retag(tx, head.id, await tagsOf(tx, version))
    await audit(tx, actor, { at, action: 'bulletin.publish', record: 'bulletin-version', recordId: version.id })
    announce(BULLETINS_CHANGED)
    return number
  })
}

const numberOf = ({ year, issue, running }: BulletinHead) =>
  year === null || issue === null || running === null ? undefined : { year, issue, running }

/** Given out in the transaction that publishes, so a publication that fails leaves no gap. */
async function nextNumbers(tx: Tx, year: number) {
  return { year, issue: await nextIn(tx, String(year)), running: await nextIn(tx, 'running') }
}

async function nextIn(tx: Tx, series: string): Promise<number> {
  const [row] = await tx
    .insert(bulletinNumbers)
    .values({ series, last: 1 })
    .onConflictDoUpdate({ target: bulletinNumbers.series, set: { last: sql`${bulletinNumbers.last} + 1` } })
    .returning({ last: bulletinNumbers.last })
  if (!row) throw new Error('a series gave no number')
  return row.last
}

async function replaceCurrent(tx: Tx, head: BulletinHead, at: DateTime): Promise<void> {
  if (head.version === null) return
  const earlier = await publicVersions(tx, head.id)
  const current = earlier.find(({ version }) => version === head.version)
  if (current) await updateVersion(tx, current, { state: 'replaced', updatedAt: at })
}

/**
 * No finer than a day, as the public may see it, and yet later than every change before: midnight of the local day, and
 * a second more for each change since.
 */
async function nextModified(tx: Tx, local: DateTime): Promise<DateTime> {
  const midnight = local.startOf('day').toUTC()
  const [row] = await tx.select({ latest: max(bulletins.lastModifiedAt) }).from(bulletins)
  const latest = row?.latest?.plus({ seconds: 1 })
  return latest && latest > midnight ? latest : midnight
}

interface Tag {
  readonly kind: TagKind
  readonly code: string
}

/** A bulletin on P03.1 is found under P03 too. */
async function tagsOf(tx: Tx, version: Version): Promise<readonly Tag[]> {
  const editions = await editionsOf(tx, version.id)
  const topics = new Set(version.topics.flatMap(({ code }) => [code, code.replace(/\..*$/, '')]))
  return [
    ...[...topics].map((code) => ({ kind: 'topic' as const, code })),
    ...[...new Set(version.audiences)].map((code) => ({ kind: 'audience' as const, code })),
    ...editions.map(({ language }) => ({ kind: 'language' as const, code: language })),
  ]
}

async function retag(tx: Tx, bulletinId: string, tags: readonly Tag[]): Promise<void> {
  await tx.delete(bulletinTags).where(eq(bulletinTags.bulletinId, bulletinId))
  if (tags.length > 0) await tx.insert(bulletinTags).values(tags.map((tag) => ({ bulletinId, ...tag })))
}

export interface Correction {
  readonly noteZh: string
  readonly noteEn: string
  /** Earlier versions must not be read again. */
  readonly hidesEarlier: boolean
}

/**
 * Opens a new version of a published bulletin, with its text as it is. The public goes on reading the old one until the
 * new one has been approved by a second person and published. @returns the id of the draft
 */
export async function correctBulletin(
  deps: Deps,
  actor: Actor,
  number: BulletinNumber,
  correction: Correction,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'bulletins:write')
  refuseMarkup({ noteZh: correction.noteZh, noteEn: correction.noteEn })
  const at = deps.clock.now()
  return deps.db.write('correct-bulletin', (tx) =>
    once(tx, attempt, async (id) => {
      const { head, version } = await getCurrent(tx, number)
      const { audiences, topics, contacts } = version
      const { noteZh: correctionZh, noteEn: correctionEn, hidesEarlier } = correction
      const content = { audiences, topics, contacts, correctionZh, correctionEn, hidesEarlier }
      const opened = { id, bulletinId: head.id, ...newVersion(actor, at), ...content }
      if (!(await insertVersion(tx, opened, await editionsOf(tx, version.id)))) {
        throw conflict('A correction of this bulletin is already being worked on.')
      }
      await audit(tx, actor, { at, action: 'bulletin.correct', record: 'bulletin-version', recordId: id })
      return id
    }),
  )
}

export interface Withdrawal {
  readonly noticeZh: string
  readonly noticeEn: string
  /** For the house; the notice is for the public. */
  readonly reason?: string | undefined
}

/** Takes a bulletin back for good: the public finds a notice in its place. Its numbers are not given out again. */
export async function withdrawBulletin(
  deps: Deps,
  actor: Actor,
  number: BulletinNumber,
  withdrawal: Withdrawal,
): Promise<void> {
  mustHold(actor, 'bulletins:approve')
  const { noticeZh, noticeEn, reason } = withdrawal
  refuseMarkup({ noticeZh, noticeEn })
  const at = deps.clock.now()
  await deps.db.write('withdraw-bulletin', async (tx) => {
    const { head } = await getCurrent(tx, number)
    const local = at.setZone(await zoneOf(tx, head.lineId))
    const withdrawnOn = local.toFormat('yyyy-MM-dd')
    await tx
      .update(bulletins)
      .set({ withdrawnOn, noticeZh, noticeEn, lastModifiedAt: await nextModified(tx, local) })
      .where(eq(bulletins.id, head.id))
    await retag(tx, head.id, [])
    await audit(tx, actor, { at, action: 'bulletin.withdraw', record: 'bulletin', recordId: head.id, reason })
    announce(BULLETINS_CHANGED)
  })
}

function refuseMarkup(texts: Readonly<Record<string, string>>): void {
  const errors = Object.entries(texts).flatMap(([path, text]) => {
    const message = textProblem(text)
    return message === undefined ? [] : [{ path, message }]
  })
  if (errors.length > 0) throw invalidInput(errors)
}
