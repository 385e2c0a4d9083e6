// From the domain to the wire and back.
import { DateTime } from 'luxon'
import type { z } from 'zod'
import type { CallHead, CallRecord } from './call.ts'
import type { CallRevision } from './call-store.ts'
import { type CallContent, type CallTexts, TEXT_FIELDS } from './content.ts'
import type { CallChange } from './edit-call.ts'
import type { RevisionFinding } from './finding-store.ts'
import { derivedLevel } from './risk.ts'
import type { CallChangeBody, callBody, callItem, callRevisionItem, textFindingItem } from './wire.ts'

const RECORD_NO = 8

const instantOf = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })
const isoOf = (instant: DateTime) => new Date(instant.toMillis()).toISOString()

/** Splits what a client sent into coded content and texts. */
export function fromWire({ keep, ...body }: CallChangeBody): Pick<CallChange, 'content' | 'texts' | 'keep'> {
  const { startedAt, endedAt, summary, actionTaken, riskNote, followUpPlan, ...coded } = body
  const times = {
    ...(startedAt === undefined ? {} : { startedAt: isoOf(startedAt) }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt === null ? null : isoOf(endedAt) }),
  }
  const texts = { summary, actionTaken, riskNote, followUpPlan }
  const given = TEXT_FIELDS.filter((field) => texts[field] !== undefined)
  const sent = Object.fromEntries(given.map((field) => [field, texts[field]]))
  return { content: { ...coded, ...times }, texts: sent, keep }
}

export function headOnWire(head: CallHead): z.output<typeof callItem> {
  const { startedAt, endedAt } = head
  return {
    id: head.id,
    recordNo: head.id.slice(0, RECORD_NO),
    lineId: head.lineId,
    memberId: head.memberId,
    shiftId: head.shiftId,
    state: head.state,
    channel: head.channel,
    type: head.type,
    riskLevel: head.risk,
    primaryTopic: head.primaryTopic,
    topicCodes: [...head.topics],
    mandatoryReport: head.mandatoryReport,
    startedAt,
    endedAt,
    durationSeconds: endedAt === null ? null : Math.round((endedAt.toMillis() - startedAt.toMillis()) / 1000),
    day: head.day,
    enteredAt: head.enteredAt,
    enteredLate: head.enteredLate,
    closedAt: head.closedAt,
    contentRevision: head.contentRevision,
    revision: head.revision,
    reviewedAt: head.reviewedAt,
    reviewedBy: head.reviewedBy,
    retention: {
      class: head.retentionClass,
      shredTextOn: head.shredTextOn,
      shredOn: head.shredOn,
      legalHold: head.legalHold,
      textsShreddedAt: head.textsShreddedAt,
    },
  }
}

function contentOnWire(content: CallContent, texts: CallTexts) {
  const { topics, risk, interventions, emergency } = content
  return {
    seat: content.seat,
    outcome: content.outcome,
    waitSeconds: content.waitSeconds,
    difficult: content.difficult,
    locality: content.locality,
    district: content.district,
    disposition: content.disposition,
    referral: content.referral,
    mandatoryReportMade: content.mandatoryReportMade,
    interventions: [...interventions],
    emergency: [...emergency],
    caller: content.caller,
    topics: { primary: topics.primary, others: [...topics.others], context: [...topics.context] },
    risk: {
      ...risk,
      protectiveFactors: risk.protectiveFactors === null ? null : [...risk.protectiveFactors],
      derivedLevel: derivedLevel(risk),
    },
    consent: content.consent,
    satisfaction: content.satisfaction,
    summary: texts.summary,
    actionTaken: texts.actionTaken,
    riskNote: texts.riskNote,
    followUpPlan: texts.followUpPlan,
  }
}

export const callOnWire = ({ head, content, texts }: CallRecord): z.output<typeof callBody> => ({
  ...headOnWire(head),
  ...contentOnWire(content, texts),
})

export const revisionOnWire = (revision: CallRevision): z.output<typeof callRevisionItem> => ({
  revision: revision.revision,
  savedAt: revision.savedAt,
  savedBy: revision.savedBy,
  reason: revision.reason,
  note: revision.note,
  startedAt: instantOf(revision.content.startedAt),
  endedAt: revision.content.endedAt === null ? null : instantOf(revision.content.endedAt),
  channel: revision.content.channel,
  type: revision.content.type,
  ...contentOnWire(revision.content, revision.texts),
})

export const textFindingOnWire = ({ confidence, ...finding }: RevisionFinding): z.output<typeof textFindingItem> => ({
  ...finding,
  confidence: confidence / 100,
})
