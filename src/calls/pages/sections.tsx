// What the first page shows of calls: alerts for supervisors, one's open follow-ups, records not closed yet.
import { Chip } from '../../console/display.tsx'
import { fromNow, nearTime } from '../../console/format.ts'
import type { HomeSection } from '../../console/home.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { type Alert, listAlerts } from '../alert-store.ts'
import { alertScope } from '../alerts/events.ts'
import type { CallHead } from '../call.ts'
import { listCalls } from '../call-list.ts'
import type { FollowUp } from '../follow-up.ts'
import { openFollowUpsOf } from '../follow-up-store.ts'
import { FollowUpState, stepName } from './follow-up-words.tsx'
import { RiskChip } from './risk-chip.tsx'
import { callWords } from './words.ts'

const SHOWN = 10

type Lines = ReadonlyMap<string, Line>

/** R3 and R4 that nobody has answered yet: above everything else. */
export const alertSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('alerts:answer')) return undefined
  const { alerts, lines } = await deps.db.read(async (read) => {
    const scope = await alertScope(read, actor, view.now)
    const page = await listAlerts(read, { ...scope, state: 'open' }, { limit: SHOWN, after: undefined })
    return { alerts: page.items, lines: new Map((await listLines(read)).map((line) => [line.id, line])) }
  })
  return alerts.length === 0 ? undefined : <Alerts view={view} alerts={alerts} lines={lines} />
}

const Alerts = ({ view, alerts, lines }: { view: View; alerts: readonly Alert[]; lines: Lines }) => {
  const words = callWords(view.language).alerts
  return (
    <section class="card card-danger" role="alert">
      <h2>{words.title}</h2>
      <ul class="plain stack">
        {alerts.map((alert) => {
          const line = lines.get(alert.lineId)
          return (
            <li class="stack-tight">
              <span class="row">
                <RiskChip view={view} risk={alert.level} />
                <b>{fromNow(view.words, alert.raisedAt, view.now)}</b>
                {line ? <span class="muted small">{nameOf(line, view.language)}</span> : null}
              </span>
              <div class="buttons">
                <a class="button" href={`/calls/${alert.callId}`}>
                  {words.open}
                </a>
                <form method="post" action={`/alerts/${alert.id}/acknowledge`}>
                  <button type="submit" class="button-danger">
                    {words.seen}
                  </button>
                </form>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export const workSection: HomeSection = async (deps, { actor }, view) => {
  const { memberId } = actor
  if (memberId === undefined || !actor.permissions.has('follow-ups:work')) return undefined
  const own = await deps.db.read(async (read) => {
    const scope = { memberId, accountId: actor.accountId, lineIds: [] }
    const drafts = await listCalls(read, scope, { memberId, state: 'draft' }, { limit: SHOWN, after: undefined })
    const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
    return { drafts: drafts.items, followUps: await openFollowUpsOf(read, memberId), lines }
  })
  return <Work view={view} {...own} />
}

interface WorkProps {
  readonly view: View
  readonly drafts: readonly CallHead[]
  readonly followUps: readonly FollowUp[]
  readonly lines: Lines
}

const Work = ({ view, drafts, followUps, lines }: WorkProps) => {
  const words = callWords(view.language)
  const zoneOf = (lineId: string) => lines.get(lineId)?.zone ?? 'utc'
  return (
    <>
      {drafts.length === 0 ? null : (
        <section class="stack-tight">
          <h2>{words.start.drafts}</h2>
          <ul class="list">
            {drafts.map((call) => (
              <li>
                <a class="list-link" href={`/calls/${call.id}/edit`}>
                  <span class="row">
                    <b>{nearTime(view.words, call.startedAt, view.now, zoneOf(call.lineId))}</b>
                    <Chip tone="accent">{words.view.draft}</Chip>
                    {call.risk === null ? null : <RiskChip view={view} risk={call.risk} />}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack-tight">
        <h2>{words.followUps.mineTitle}</h2>
        {followUps.length === 0 ? <p class="empty">{words.followUps.emptyMine}</p> : null}
        {followUps.length === 0 ? null : (
          <ul class="list">
            {followUps.map((followUp) => (
              <li>
                <a class="list-link" href={`/follow-ups?of=mine#f${followUp.id}`}>
                  <span class="row">
                    <b>{nearTime(view.words, followUp.dueAt, view.now, zoneOf(followUp.lineId))}</b>
                    <FollowUpState view={view} followUp={followUp} codes={new Map()} />
                  </span>
                  <span class="muted small">{stepName(view, followUp)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
