// The second person's word on a version.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'
import { forbidden } from '../errors.ts'
import { type DraftRef, versionFor } from './draft-actions.ts'
import { insertReview, updateVersion } from './draft-store.ts'
import { isSecondPerson } from './workflow.ts'

/** @throws forbidden for whoever wrote any of it */
export async function approveDraft(deps: Deps, actor: Actor, ref: DraftRef, comment: string | null): Promise<void> {
  mustHold(actor, 'bulletins:approve')
  const at = deps.clock.now()
  await deps.db.write('approve-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'approve')
    if (!isSecondPerson(actor.accountId, [...version.writers, version.submittedBy ?? ''])) {
      throw forbidden('A second person must approve: you wrote or submitted this version.')
    }
    await insertReview(tx, version, { at, accountId: actor.accountId, verdict: 'approved', comment })
    await updateVersion(tx, version, { state: 'approved', approvedBy: actor.accountId, updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.approve', record: 'bulletin-version', recordId: version.id })
  })
}

/** Back to its writers, with what is to be changed. */
export async function rejectDraft(deps: Deps, actor: Actor, ref: DraftRef, comment: string): Promise<void> {
  mustHold(actor, 'bulletins:approve')
  const at = deps.clock.now()
  await deps.db.write('reject-bulletin', async (tx) => {
    const version = await versionFor(tx, ref, 'reject')
    await insertReview(tx, version, { at, accountId: actor.accountId, verdict: 'rejected', comment })
    await updateVersion(tx, version, { state: 'draft', submittedBy: null, updatedAt: at })
    await audit(tx, actor, { at, action: 'bulletin.reject', record: 'bulletin-version', recordId: version.id })
  })
}
