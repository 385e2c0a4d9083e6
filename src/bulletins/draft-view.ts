// A draft as its writers see it, with what is missing and what looks wrong.
import type { z } from 'zod'
import { scrubForPublic } from '../privacy/free-text.ts'
import { ALL_LINES } from '../themes/scope.ts'
import type { BulletinHead, Draft, Version } from './draft.ts'
import type { DraftSummary } from './draft-store.ts'
import { type Edition, passagesOf, whatIsMissing } from './edition.ts'
import { formatNumber } from './number.ts'
import { strayNumbers } from './number-check.ts'
import type * as wire from './wire.ts'
import { stepsFrom } from './workflow.ts'

const headOf = (head: BulletinHead, version: Version) => ({
  id: version.id,
  bulletinId: head.id,
  number: head.year === null || head.issue === null ? null : formatNumber({ year: head.year, issue: head.issue }),
  version: version.version,
  state: version.state,
  steps: [...stepsFrom(version.state)],
  kind: head.kind,
  line: head.lineId ?? ALL_LINES,
  period: head.period,
  snapshotId: head.snapshotId,
  audiences: [...version.audiences],
  topics: [...version.topics],
  createdAt: version.createdAt,
  updatedAt: version.updatedAt,
  revision: version.revision,
})

export const summaryView = ({ head, version, editions }: DraftSummary): z.output<typeof wire.draftSummary> => ({
  ...headOf(head, version),
  titles: editions.map(({ language, title }) => ({ language, title })),
})

type Finding = z.output<typeof wire.draft>['findings'][number]

export function draftView(draft: Draft, findings: readonly Finding[] = []): z.output<typeof wire.draft> {
  const { head, version, editions, reviews, numbers } = draft
  const { contacts, correctionZh, correctionEn, hidesEarlier, writers } = version
  const { submittedBy, approvedBy, publishedBy } = version
  const toCall = contacts.map(({ number }) => number)
  return {
    ...headOf(head, version),
    contacts: [...contacts],
    correctionZh,
    correctionEn,
    hidesEarlier,
    writers: [...writers],
    submittedBy,
    approvedBy,
    publishedBy,
    editions: editions.map((edition) => ({ ...edition, sections: [...edition.sections] })),
    reviews: [...reviews],
    numbers: { ...numbers, themes: [...numbers.themes], types: [...numbers.types] },
    missing: [...whatIsMissing(editions)],
    warnings: editions.flatMap((edition) => strayNumbers(edition, numbers, toCall)),
    findings: [...findings],
  }
}

/** What the scrubber takes from an edition on its way in, so that its writer learns of it. */
export const findingsIn = (edition: Edition): readonly Finding[] =>
  passagesOf(edition).flatMap(({ path, text }) =>
    scrubForPublic(text).findings.map(({ start, end, type, confidence }) => ({
      field: path,
      start,
      end,
      type,
      confidence,
    })),
  )
