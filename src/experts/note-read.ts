// That somebody looked through questions to experts, or consultations, is itself on record.
import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'

export const noteQuestionsRead = (deps: Deps, actor: Actor, lineId?: string): Promise<void> =>
  deps.db.write('list-expert-questions', (tx) =>
    audit(tx, actor, {
      at: deps.clock.now(),
      action: 'expert-question.list',
      record: 'expert-questions',
      recordId: lineId ?? actor.memberId ?? actor.accountId,
    }),
  )

export const noteConsultationsRead = (deps: Deps, actor: Actor): Promise<void> =>
  deps.db.write('list-consultations', (tx) =>
    audit(tx, actor, {
      at: deps.clock.now(),
      action: 'consultation.list',
      record: 'consultations',
      recordId: actor.memberId ?? actor.accountId,
    }),
  )
