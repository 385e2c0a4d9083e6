// Bulletins as the API shows them: to the public, and to those who write them.
import { z } from 'zod'
import { LANGUAGES } from '../access/account.ts'
import { pageQuery } from '../http/pagination.ts'
import { day, finding, isoInstant, recordId } from '../http/wire.ts'
import { figure, line, period, publicNumbers, theme } from '../themes/wire.ts'
import { AUDIENCE_CODES } from './audience.ts'
import { BULLETIN_KINDS } from './draft.ts'
import { STEPS, VERSION_STATES } from './workflow.ts'

export const language = z.enum(LANGUAGES)
const topicCode = z
  .string()
  .max(20)
  .regex(/^[A-Z][A-Z0-9.]{1,19}$/, 'must be a topic code, e.g. P03.1')
const audienceCode = z.enum(AUDIENCE_CODES)
const number = z.string().meta({ example: '2026-12', description: 'Year, and issue within the year.' })
const bothLanguages = z.object({ zh: z.string(), en: z.string() })
const labelled = z.object({ code: z.string(), labelZh: z.string(), labelEn: z.string() })

const contact = z.object({
  labelZh: z.string().trim().min(1).max(60),
  labelEn: z.string().trim().min(1).max(60),
  number: z
    .string()
    .max(24)
    .regex(/^\+?[0-9][0-9() -]{1,22}$/, 'must be a number to call'),
})

const section = z.object({
  heading: z.string().trim().max(120),
  body: z.string().max(10_000).meta({ description: 'Paragraphs and lists; no HTML.' }),
  topic: topicCode.nullable().meta({ description: 'The theme that it answers to.' }),
})
const MOST_SECTIONS = 30

export const edition = z
  .object({ language, title: z.string(), digest: z.string(), sections: z.array(section) })
  .meta({ id: 'BulletinEdition' })

const rendition = z.object({
  language,
  kind: z.enum(['audio']),
  url: z.string(),
  mimeType: z.string(),
  sizeBytes: z.int(),
  durationSeconds: z.int().nullable(),
})

const kind = z
  .enum(BULLETIN_KINDS)
  .meta({ description: 'themes: what callers brought in a period. questions: answers of experts.' })

const publicHead = {
  number,
  year: z.int(),
  issue: z.int(),
  running: z.int().meta({ description: 'Counts all bulletins since the first.' }),
  version: z.int().meta({ description: 'Grows with each correction.' }),
  publishedOn: day,
  correctedOn: day.nullable(),
  kind,
  period: z.string(),
  line: z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
  audiences: z.array(labelled),
  topics: z.array(labelled),
}

export const publicSummary = z
  .object({ ...publicHead, editions: z.array(edition.omit({ sections: true })) })
  .meta({ id: 'PublishedBulletinSummary' })

export const publicList = z.object({ items: z.array(publicSummary), nextCursor: z.string().nullable() })

export const publicBulletin = z
  .object({
    ...publicHead,
    correction: bothLanguages.nullable().meta({ description: 'What this version corrects.' }),
    editions: z.array(edition),
    contacts: z.array(contact),
    renditions: z.array(rendition),
    figures: z
      .object({
        rules: z.string(),
        period: z.string(),
        complete: z.boolean(),
        countedOn: day,
        total: figure,
        themes: z.array(theme),
      })
      .nullable()
      .meta({ description: "Small numbers are '*', the others rounded to the nearest 5." }),
  })
  .meta({ id: 'PublishedBulletin' })

export const publicVersions = z.object({
  number,
  items: z.array(
    z.object({
      version: z.int(),
      publishedOn: day,
      correction: bothLanguages.nullable(),
      readable: z.boolean().meta({ description: 'False: a correction took it out of sight.' }),
    }),
  ),
})

export const publicQuery = z.object({
  ...pageQuery.shape,
  topic: topicCode.optional().meta({ description: 'A topic of the first level finds its children too.' }),
  audience: audienceCode.optional(),
  period: period.optional(),
  language: language.optional(),
  year: z.coerce.number().int().min(2000).max(2199).optional(),
})

/** A number that is not one of ours is not found, rather than not valid. */
export const numberParams = z.object({ number: z.string().max(40).meta({ example: '2026-12' }) })
export const versionParams = z.object({ ...numberParams.shape, version: z.coerce.number().int().min(1).max(9_999) })
export const languageQuery = z.object({ language: language.optional() })
export const feedQuery = z.object({ lang: language.default('zh') })

// For those who write.

export const newDraft = z.strictObject({
  snapshotId: recordId,
  audiences: z.array(audienceCode).max(AUDIENCE_CODES.length).default(['public']),
  themes: z.int().min(0).max(20).default(5).meta({ description: 'How many of the leading themes get a section.' }),
})

const passage = z.string().trim().min(1).max(8_000)

export const questionDraft = z.strictObject({
  language: language.default('zh'),
  audiences: z.array(audienceCode).max(AUDIENCE_CODES.length).default(['public']),
  title: z.string().trim().min(1).max(120).optional(),
  question: passage.optional(),
  answer: passage.optional(),
})

export const draftEdit = z.strictObject({
  audiences: z.array(audienceCode).max(AUDIENCE_CODES.length).optional(),
  topics: z.array(topicCode).max(40).optional(),
  contacts: z.array(contact.strict()).max(12).optional(),
  correctionZh: z.string().max(1_000).optional(),
  correctionEn: z.string().max(1_000).optional(),
  hidesEarlier: z.boolean().optional(),
})

export const newEdition = z.strictObject({
  title: z.string().trim().max(120),
  digest: z.string().trim().max(400),
  sections: z.array(section.strict()).max(MOST_SECTIONS),
})

const comment = z.string().trim().max(2_000)
export const approval = z.strictObject({ comment: comment.optional() })
export const rejection = z.strictObject({ comment: comment.min(1) })
const note = z.string().trim().min(1).max(1_000)
export const correction = z.strictObject({
  noteZh: note,
  noteEn: note,
  hidesEarlier: z
    .boolean()
    .default(false)
    .meta({ description: 'Earlier versions go out of sight: they said what should not be read again.' }),
})
export const withdrawal = z.strictObject({ noticeZh: note, noticeEn: note, reason: comment.optional() })

const draftHead = {
  id: recordId,
  bulletinId: recordId,
  number: number.nullable(),
  version: z.int().nullable(),
  state: z.enum(VERSION_STATES),
  steps: z.array(z.enum(STEPS)).meta({ description: 'What can be done now.' }),
  kind,
  line,
  period: z.string(),
  snapshotId: recordId,
  audiences: z.array(z.string()),
  topics: z.array(labelled),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  revision: z.int(),
}

export const draftSummary = z
  .object({ ...draftHead, titles: z.array(z.object({ language, title: z.string() })) })
  .meta({ id: 'BulletinDraftSummary' })

export const draft = z
  .object({
    ...draftHead,
    contacts: z.array(contact),
    correctionZh: z.string().nullable(),
    correctionEn: z.string().nullable(),
    hidesEarlier: z.boolean(),
    writers: z.array(z.string()),
    submittedBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    publishedBy: z.string().nullable(),
    editions: z.array(edition),
    reviews: z.array(
      z.object({
        at: isoInstant,
        accountId: z.string(),
        verdict: z.enum(['approved', 'rejected']),
        comment: z.string().nullable(),
        revision: z.int(),
      }),
    ),
    numbers: publicNumbers,
    missing: z.array(z.object({ path: z.string(), message: z.string() })),
    warnings: z
      .array(z.object({ path: z.string(), number: z.string() }))
      .meta({ description: 'Numbers in the text that the snapshot does not vouch for.' }),
    findings: z.array(finding).meta({ description: 'What was removed from what was just sent.' }),
  })
  .meta({ id: 'BulletinDraft' })

export const draftsQuery = z.object({
  ...pageQuery.shape,
  state: z.enum(['open', ...VERSION_STATES]).default('open'),
})
export const editionParams = z.object({ id: recordId, language })
