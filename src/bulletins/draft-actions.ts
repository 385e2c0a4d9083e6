// Writing a bulletin: begin from a snapshot, edit, submit, give up.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { LANGUAGES, type Language } from '../access/account.ts'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import { scrubForPublic } from '../privacy/free-text.ts'
import { tieAlertToDraft } from '../themes/alerts/alert-store.ts'
import { getSnapshot } from '../themes/snapshot-store.ts'
import type { TopicName, Version, VersionContent } from './draft.ts'
import {
  deleteEdition,
  editionsOf,
  getHead,
  getVersion,
  insertVersion,
  putEdition,
  updateVersion,
} from './draft-store.ts'
import { type Contact, type Edition, textProblem, textProblems, whatIsMissing } from './edition.ts'
import { DEFAULT_CONTACTS, leadingThemes, skeleton } from './skeleton.ts'
import { bulletins } from './tables.ts'
import { after, type Step } from './workflow.ts'

const LEADING_THEMES = 5

/** Which draft, and the revision that the writer saw. */
export interface DraftRef {
  readonly id: string
  readonly expected: number | undefined
}

export const newVersion = (actor: Actor, at: DateTime): Omit<Version, 'id' | 'bulletinId' | keyof VersionContent> => ({
  version: null,
  state: 'draft',
  writers: [actor.accountId],
  submittedBy: null,
  approvedBy: null,
  publishedBy: null,
  publishedOn: null,
  createdAt: at,
  updatedAt: at,
  revision: 1,
})

export interface NewDraft {
  readonly snapshotId: string
  readonly audiences: readonly string[]
  /** How many of the leading themes get a section. */
  readonly themes?: number | undefined
  /** The alert that the bulletin is about: its topic gets the section. */
  readonly alert?: { readonly id: string; readonly topic: string } | undefined
}

/** A draft from a snapshot, with generated text in both languages. @returns the id of the draft */
export async function createDraft(deps: Deps, actor: Actor, input: NewDraft, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  return deps.db.write('create-bulletin', (tx) =>
    once(tx, attempt, async (id) => {
      const { lineId, period, numbers } = await getSnapshot(tx, input.snapshotId)
      const bulletinId = randomUUID()
      const feedIds = { zh: randomUUID(), en: randomUUID() }
      const head = { id: bulletinId, lineId, period, snapshotId: input.snapshotId, feedIds }
      await tx.insert(bulletins).values({ ...head, createdAt: at, createdBy: actor.accountId })
      const themes = input.alert
        ? numbers.themes.filter(({ code }) => code === input.alert?.topic)
        : leadingThemes(numbers, input.themes ?? LEADING_THEMES)
      const content: VersionContent = {
        audiences: input.audiences,
        topics: themes.map(nameOf),
        contacts: DEFAULT_CONTACTS,
        correctionZh: null,
        correctionEn: null,
        hidesEarlier: false,
      }
      const editions = LANGUAGES.map((language) => skeleton(language, numbers, themes))
      await insertVersion(tx, { id, bulletinId, ...newVersion(actor, at), ...content }, editions)
      if (input.alert) await tieAlertToDraft(tx, input.alert.id, id)
      await audit(tx, actor, { at, action: 'bulletin.create', record: 'bulletin-version', recordId: id })
      return id
    }),
  )
}

/** A version that allows a step, as the writer saw it. @throws conflict or lost-update */
export async function versionFor(tx: Tx, { id, expected }: DraftRef, step: Step): Promise<Version> {
  const version = await getVersion(tx, id)
  if (after(version.state, step) === undefined) {
    throw conflict(`A version that is ${version.state} does not allow: ${step}.`, { state: version.state })
  }
  if (expected !== undefined && expected !== version.revision) throw lostUpdate()
  return version
}

const alsoBy = (writers: readonly string[], actor: Actor) => [...new Set([...writers, actor.accountId])]

/** What an editor may change besides the editions; what is left out stays. */
export interface DraftEdit {
  readonly audiences?: readonly string[] | undefined
  readonly topics?: readonly string[] | undefined
  readonly contacts?: readonly Contact[] | undefined
  readonly correctionZh?: string | undefined
  readonly correctionEn?: string | undefined
  readonly hidesEarlier?: boolean | undefined
}

/** Changes whom a draft is for, what it speaks of, whom to call, and what it corrects. */
export async function editDraft(deps: Deps, actor: Actor, ref: DraftRef, edit: DraftEdit): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  refuseMarkup(edit)
  await deps.db.write('edit-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'edit')
    const topics = edit.topics === undefined ? version.topics : await namesOf(tx, version, edit.topics)
    const content: VersionContent = {
      audiences: edit.audiences ?? version.audiences,
      topics,
      contacts: edit.contacts?.map(cleanContact) ?? version.contacts,
      correctionZh: edit.correctionZh ?? version.correctionZh,
      correctionEn: edit.correctionEn ?? version.correctionEn,
      hidesEarlier: edit.hidesEarlier ?? version.hidesEarlier,
    }
    await updateVersion(tx, version, { ...content, writers: alsoBy(version.writers, actor), updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.edit', record: 'bulletin-version', recordId: version.id })
  })
}

/** Labels are free text too, and public; the number is the hotline's own. */
const cleanContact = ({ labelZh, labelEn, number }: Contact): Contact => ({
  labelZh: scrubForPublic(labelZh).text,
  labelEn: scrubForPublic(labelEn).text,
  number,
})

function refuseMarkup({ correctionZh = '', correctionEn = '', contacts = [] }: DraftEdit): void {
  const texts: [string, string][] = [
    ['correctionZh', correctionZh],
    ['correctionEn', correctionEn],
    ...contacts.flatMap(({ labelZh, labelEn }, i): [string, string][] => [
      [`contacts.${i}.labelZh`, labelZh],
      [`contacts.${i}.labelEn`, labelEn],
    ]),
  ]
  const errors = texts.flatMap(([path, text]) => {
    const message = textProblem(text)
    return message === undefined ? [] : [{ path, message }]
  })
  if (errors.length > 0) throw invalidInput(errors)
}

/** Writes the edition of a language anew. @throws invalid-input for markup */
export async function writeEdition(deps: Deps, actor: Actor, ref: DraftRef, edition: Edition): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  const problems = textProblems(edition)
  if (problems.length > 0) throw invalidInput(problems)
  await deps.db.write('write-edition', async (tx) => {
    const version = await versionFor(tx, ref, 'edit')
    await namesOf(
      tx,
      version,
      edition.sections.flatMap(({ topic }) => topic ?? []),
    )
    await updateVersion(tx, version, { writers: alsoBy(version.writers, actor), updatedAt: at })
    await putEdition(tx, version.id, edition)
    await audit(tx, actor, { at, action: 'bulletin.edit', record: 'bulletin-version', recordId: version.id })
  })
}

/** A bulletin need not be in every language. */
export async function removeEdition(deps: Deps, actor: Actor, ref: DraftRef, language: Language): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  await deps.db.write('remove-edition', async (tx) => {
    const version = await versionFor(tx, ref, 'edit')
    await updateVersion(tx, version, { writers: alsoBy(version.writers, actor), updatedAt: at })
    await deleteEdition(tx, version.id, language)
    await audit(tx, actor, { at, action: 'bulletin.edit', record: 'bulletin-version', recordId: version.id })
  })
}

const nameOf = ({ code, labelZh, labelEn }: TopicName): TopicName => ({ code, labelZh, labelEn })

/** The topics as the snapshot names them, and those of the version. @throws invalid-input for any other */
async function namesOf(tx: Tx, version: Version, codes: readonly string[]): Promise<readonly TopicName[]> {
  if (codes.length === 0) return []
  const { snapshotId } = await getHead(tx, version.bulletinId)
  const { themes } = (await getSnapshot(tx, snapshotId)).numbers
  const known = new Map([...themes, ...version.topics].map((theme) => [theme.code, nameOf(theme)]))
  const foreign = codes.filter((code) => !known.has(code))
  if (foreign.length > 0) {
    throw invalidInput(foreign.map((code) => ({ path: 'topics', message: `${code} is not in the snapshot` })))
  }
  return [...new Set(codes)].flatMap((code) => known.get(code) ?? [])
}

/** @throws invalid-input, naming what is missing or still to be written */
export async function submitDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  await deps.db.write('submit-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'submit')
    const missing = [...whatIsMissing(await editionsOf(tx, version.id)), ...missingOf(version)]
    if (missing.length > 0) throw invalidInput(missing)
    await updateVersion(tx, version, { state: 'in-review', submittedBy: actor.accountId, updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.submit', record: 'bulletin-version', recordId: version.id })
  })
}

const missingOf = ({ audiences }: Version) =>
  audiences.length === 0 ? [{ path: 'audiences', message: 'say whom it is for' }] : []

/** Back to writing: what was approved is no longer. */
export async function reopenDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  await deps.db.write('reopen-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'reopen')
    await updateVersion(tx, version, { state: 'draft', submittedBy: null, approvedBy: null, updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.reopen', record: 'bulletin-version', recordId: version.id })
  })
}

/** Gives a draft up. What was written stays in the house. */
export async function discardDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<void> {
  mustHold(actor, 'bulletins:write')
  const at = deps.clock.now()
  await deps.db.write('discard-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'discard')
    await updateVersion(tx, version, { state: 'discarded', updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.discard', record: 'bulletin-version', recordId: version.id })
  })
}
