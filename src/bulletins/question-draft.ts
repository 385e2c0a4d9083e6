// A draft made of a question to an expert and its approved answer. Editors review it as any other bulletin, and a
// person who wrote none of it approves it.
import { randomUUID } from 'node:crypto'
import type { Language } from '../access/account.ts'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { periodOf } from '../calls/period.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { type FieldError, invalidInput } from '../errors.ts'
import type { ExpertQuestion } from '../experts/question.ts'
import { mustSeeQuestion } from '../experts/question-rights.ts'
import { questionFor } from '../experts/question-steps.ts'
import { getQuestion, updateQuestion } from '../experts/question-store.ts'
import { getLine, topicsOf } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { takeSnapshot } from '../themes/actions.ts'
import type { TopicName, VersionContent } from './draft.ts'
import { newVersion } from './draft-actions.ts'
import { insertVersion } from './draft-store.ts'
import { type Edition, textProblems } from './edition.ts'
import { questionEdition } from './question-edition.ts'
import { DEFAULT_CONTACTS } from './skeleton.ts'
import { bulletins } from './tables.ts'

/** How the public is to read it; what is left out is as it was asked and answered. */
export interface Publishing {
  readonly language: Language
  readonly audiences: readonly string[]
  readonly title?: string | undefined
  readonly question?: string | undefined
  readonly answer?: string | undefined
}

/**
 * Nothing of the call goes into the draft: neither its id nor its line's counts are shown with it.
 * @returns the id of the draft
 * @throws forbidden, not-found; conflict before approval and once it has been made; invalid-input for markup
 */
export async function publishQuestion(
  deps: Deps,
  actor: Actor,
  ref: { readonly id: string; readonly expected: number | undefined },
  publishing: Publishing,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'expert-questions:approve')
  const now = deps.clock.now()
  const { lineId, period } = await deps.db.read((read) => periodNow(read, actor, ref.id, now))
  const snapshot = await takeSnapshot(deps, actor, { line: lineId, period })
  return deps.db.write('publish-expert-question', (tx) =>
    once(tx, attempt, async (id) => {
      const { before } = await questionFor(tx, { actor, ...ref, verb: 'publish', now })
      const { content, edition } = await draftOf(tx, before, publishing)
      const bulletinId = randomUUID()
      const feedIds = { zh: randomUUID(), en: randomUUID() }
      const head = { id: bulletinId, lineId, kind: 'questions' as const, period, snapshotId: snapshot.id, feedIds }
      await tx.insert(bulletins).values({ ...head, createdAt: now, createdBy: actor.accountId })
      const writers = [...new Set([actor.accountId, before.askedBy, ...(before.answeredBy ? [before.answeredBy] : [])])]
      await insertVersion(tx, { id, bulletinId, ...newVersion(actor, now), ...content, writers }, [edition])
      await updateQuestion(tx, before, { state: 'closed', publishedAt: now, draftId: id })
      await audit(tx, actor, { at: now, action: 'bulletin.create', record: 'bulletin-version', recordId: id })
      const published = { action: 'expert-question.publish', record: 'expert-question', recordId: ref.id }
      await audit(tx, actor, { at: now, ...published })
      return id
    }),
  )
}

async function periodNow(read: Read, actor: Actor, id: string, now: ExpertQuestion['askedAt']) {
  const question = await getQuestion(read, id)
  await mustSeeQuestion(read, actor, question, now)
  const { lineId } = question
  const { zone } = await getLine(read, lineId)
  return { lineId, period: periodOf('month', dayOf(now, zone)) }
}

async function draftOf(
  tx: Tx,
  question: ExpertQuestion,
  publishing: Publishing,
): Promise<{ content: VersionContent; edition: Edition }> {
  const found = (await topicsOf(tx, question.lineId)).find(({ code }) => code === question.topic)
  const topic: TopicName | undefined = found && { code: found.code, labelZh: found.labelZh, labelEn: found.labelEn }
  const edition = questionEdition(publishing.language, topic, {
    title: publishing.title,
    question: publishing.question ?? question.question,
    answer: publishing.answer ?? question.answer ?? '',
  })
  const problems = [...textProblems(edition), ...tooLong(edition)]
  if (problems.length > 0) throw invalidInput(problems)
  const content: VersionContent = {
    audiences: publishing.audiences,
    topics: topic ? [topic] : [],
    contacts: DEFAULT_CONTACTS,
    correctionZh: null,
    correctionEn: null,
    hidesEarlier: false,
  }
  return { content, edition }
}

/** Forms have no schema: the limits of the API hold for them here. */
const tooLong = ({ title, sections }: Edition): readonly FieldError[] => [
  ...(title.length > 120 ? [{ path: 'title', message: 'must have at most 120 characters' }] : []),
  ...sections.flatMap(({ body }, i) =>
    body.length > 10_000 ? [{ path: i === 0 ? 'question' : 'answer', message: 'is too long' }] : [],
  ),
]
