// What a hand-over carries, as facts and lists: the same for a draft and for one that was handed over.
import { DateTime } from 'luxon'
import { callWords } from '../../calls/pages/words.ts'
import { Chip, Facts } from '../../console/display.tsx'
import { nearTime, nearTimeWithin } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import type { HandoverItems } from '../handover.ts'
import { handoverWords } from './words.ts'

interface ItemsProps {
  readonly view: View
  readonly items: HandoverItems
  readonly zone: string
}

export const ItemsShown = ({ view, items, zone }: ItemsProps) => {
  const words = handoverWords(view.language)
  const { codes } = callWords(view.language)
  const typeOf = (type: HandoverItems['byType'][number]['type']) => (type === null ? words.unsaid : codes.type[type])
  const riskOf = (risk: HandoverItems['byRisk'][number]['risk']) =>
    risk === null ? words.unsaid : `${risk} ${codes.risk[risk].name}`
  const late = items.overdueFollowUps > 0 ? ` · ${words.ofWhichOverdue(items.overdueFollowUps)}` : ''
  return (
    <>
      <Facts
        wide
        facts={[
          [words.calls, String(items.calls)],
          [words.byType, items.byType.map(({ type, calls }) => `${typeOf(type)} ×${calls}`).join(' · ')],
          [words.byRisk, items.byRisk.map(({ risk, calls }) => `${riskOf(risk)} ×${calls}`).join(' · ')],
          [words.drafts, String(items.drafts)],
          [words.allFollowUps, `${items.openFollowUps}${late}`],
          [words.questions, String(items.unansweredQuestions)],
        ]}
      />
      <Open view={view} items={items} zone={zone} />
    </>
  )
}

const Open = ({ view, items, zone }: ItemsProps) => {
  const words = handoverWords(view.language)
  const time = (iso: string, named = nearTime) =>
    named(view.words, DateTime.fromISO(iso, { zone: 'utc' }), view.now, zone)
  return (
    <>
      <h3>{words.alerts}</h3>
      {items.alerts.length === 0 ? <p class="muted">{words.nothing}</p> : null}
      <ul class="plain stack-tight">
        {items.alerts.map((alert) => (
          <li class="row">
            <Chip tone="danger">{alert.level}</Chip>
            <b>{time(alert.raisedAt)}</b>
            <Chip tone={alert.acknowledged ? 'plain' : 'warn'}>
              {alert.acknowledged ? words.alertSeen : words.alertOpen}
            </Chip>
          </li>
        ))}
      </ul>
      {items.reports && items.reports.length > 0 ? (
        <>
          <h3>{words.reports}</h3>
          <ul class="plain stack-tight">
            {items.reports.map(({ id, raisedAt, dueAt }) => (
              <li class="row">
                <a href={`/reports/${id}`}>{time(raisedAt)}</a>
                <Chip tone={dueAt !== null && Date.parse(dueAt) < view.now.toMillis() ? 'danger' : 'warn'}>
                  {dueAt === null ? words.reportToClose : words.reportDue(time(dueAt, nearTimeWithin))}
                </Chip>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{words.followUps}</h3>
      {items.followUps.length === 0 ? <p class="muted">{words.nothing}</p> : null}
      <ul class="plain stack-tight">
        {items.followUps.map((followUp) => (
          <li class="row">
            <Chip tone={followUp.risk === 'R3' || followUp.risk === 'R4' ? 'danger' : 'plain'}>
              {followUp.risk ?? words.unsaid}
            </Chip>
            <b>{time(followUp.dueAt)}</b>
            {Date.parse(followUp.dueAt) < view.now.toMillis() ? <Chip tone="warn">{words.overdue}</Chip> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
