// The demo's bulletins: begun from a real snapshot, written by the editor, approved by the supervisor, published.
import { DateTime } from 'luxon'
import { LANGUAGES } from '../access/account.ts'
import { createDraft, editDraft, submitDraft, writeEdition } from '../bulletins/draft-actions.ts'
import { editionsOf } from '../bulletins/draft-store.ts'
import { publishDraft } from '../bulletins/publish-actions.ts'
import { approveDraft } from '../bulletins/review-actions.ts'
import { periodOf } from '../calls/period.ts'
import type { Deps } from '../deps.ts'
import { takeSnapshot } from '../themes/actions.ts'
import { getSnapshot } from '../themes/snapshot-store.ts'
import { at } from './at.ts'
import { DEMO_ZONE, type House } from './house.ts'
import type { DemoBulletin } from './texts/bulletin.ts'
import { distressBulletin } from './texts/bulletin-distress.ts'
import { sleepBulletin } from './texts/bulletin-sleep.ts'

export interface BulletinPlan {
  /** First day of the month it is about. */
  readonly month: DateTime
  readonly begunAt: DateTime
  readonly bulletin: DemoBulletin
}

/** About the two months that are over, each in the first days of the month after. */
export function bulletinPlans(now: DateTime): readonly BulletinPlan[] {
  const thisMonth = now.setZone(DEMO_ZONE).startOf('month')
  return [distressBulletin, sleepBulletin].map((bulletin, place) => {
    const month = thisMonth.minus({ months: 2 - place })
    const usual = month.plus({ months: 1, days: 2, hours: 9 })
    const latest = now.minus({ hours: 3 })
    return { month, begunAt: DateTime.min(usual, latest).toUTC(), bulletin }
  })
}

export async function publishBulletin(
  deps: Deps,
  house: House,
  { month, begunAt, bulletin }: BulletinPlan,
): Promise<void> {
  const { editor, supervisor } = house.roles
  const then = (minutes: number) => at(deps, begunAt.plus({ minutes }))
  const period = periodOf('month', month.toFormat('yyyy-MM-dd'))
  const snapshot = await takeSnapshot(then(0), editor, { line: house.lineIds.psy, period })
  const { audiences, editions } = bulletin
  const { id } = await createDraft(then(1), editor, { snapshotId: snapshot.id, audiences, themes: 3 })
  const ref = { id, expected: undefined }
  const known = await topicsIn(deps, snapshot.id)
  await editDraft(then(5), editor, ref, { topics: bulletin.topics.filter((topic) => known.has(topic)) })
  const begun = await deps.db.read((read) => editionsOf(read, id))
  for (const language of LANGUAGES) {
    const { title, digest, advice } = editions[language]
    const overview = begun.find((edition) => edition.language === language)?.sections[0]
    const written = advice.map((one) => ({
      ...one,
      topic: one.topic !== null && known.has(one.topic) ? one.topic : null,
    }))
    const sections = [...(overview ? [overview] : []), ...written]
    await writeEdition(then(40), editor, ref, { language, title, digest, sections })
  }
  await submitDraft(then(60), editor, ref)
  await approveDraft(then(120), supervisor, ref, '同意发布。〔演示〕')
  await publishDraft(then(125), editor, ref)
}

async function topicsIn(deps: Deps, snapshotId: string): Promise<ReadonlySet<string>> {
  const { numbers } = await deps.db.read((read) => getSnapshot(read, snapshotId))
  return new Set(numbers.themes.map(({ code }) => code))
}
