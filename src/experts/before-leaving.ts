// No expert leaves with questions that nobody else may answer: they go to others first.
import { audit } from '../access/audit.ts'
import type { WorkInHand } from '../access/work-in-hand.ts'
import { announce } from '../db/body.ts'
import { openQuestionsOf, updateQuestion } from './question-store.ts'

export const questionsInHand: WorkInHand = {
  unfinished: async (read, { memberId, from }) => {
    if (from && (from.role !== 'expert' || from.rolesLeft.includes('expert'))) return undefined
    const open = await openQuestionsOf(read, memberId)
    const count = open.filter(({ lineId }) => from === undefined || lineId === from.lineId).length
    if (count === 0) return undefined
    const wayOut =
      'The expert answers them, or a supervisor gives them to another (POST /api/v1/expert-questions/{id}/assign).'
    const zh = `此人还有 ${count} 个未答复的专家问题：请先答复，或由督导转给其他专家。`
    return { what: 'open-expert-questions', count, wayOut, zh }
  },
  giveBack: async (tx, { actor, memberId, at }) => {
    for (const question of await openQuestionsOf(tx, memberId)) {
      await updateQuestion(tx, question, { assignedTo: null, assignedAt: null, assignedHow: null })
      await audit(tx, actor, {
        at,
        action: 'expert-question.release',
        record: 'expert-question',
        recordId: question.id,
      })
      announce(`expert-questions:${question.lineId}`)
    }
  },
}
