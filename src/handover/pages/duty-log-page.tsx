// The duty log of a line, a day at a time; and for coordinators what needs them now.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { callWords } from '../../calls/pages/words.ts'
import { ownLines } from '../../calls/rights.ts'
import { Chip } from '../../console/display.tsx'
import { clockTime, nearTime } from '../../console/format.ts'
import type { HomeSection } from '../../console/home.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { DUTY_ROLES } from '../../lines/duty-role.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { displayCodesOf } from '../../people/store.ts'
import { acknowledgeDutyAlert, type DutyAlert, listDutyAlerts } from '../duty-alert-store.ts'
import type { LogEntry } from '../duty-log.ts'
import { readDutyLog } from '../read-log.ts'
import { handoverWords } from './words.ts'

export const dutyLogPage =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/duty-log',
      config: { access: 'duty:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/duty-alerts/:id/acknowledge',
      config: { access: 'duty:correct', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
        await acknowledgeDutyAlert(deps, request.actor, id)
        return seeOther(reply, '/')
      },
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const all = request.actor.permissions.has('duty:correct')
  const lines = await deps.db.read(async (read) => {
    const served = await ownLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => all || served === 'all' || served.includes(id))
  })
  const line = lines.find(({ code }) => code === searchParams.get('line')) ?? lines[0]
  const to = untilOf(searchParams.get('to'), view.now)
  const query = { from: to.minus({ hours: 24 }), to }
  const entries = line === undefined ? [] : await readDutyLog(deps, request.actor, line.id, query)
  return sendHtml(reply, <LogPage {...{ view, lines, line, entries, to }} />)
}

/** The end of the 24 hours shown, in milliseconds; a minute from now when none is asked for. */
function untilOf(given: string | null, now: DateTime): DateTime {
  const millis = /^\d{12,13}$/.test(given ?? '') ? Number(given) : now.toMillis() + 60_000
  return DateTime.fromMillis(millis, { zone: 'utc' })
}

interface LogProps {
  readonly view: View
  readonly lines: readonly Line[]
  readonly line: Line | undefined
  readonly entries: readonly LogEntry[]
  readonly to: DateTime
}

const LogPage = ({ view, lines, line, entries, to }: LogProps) => {
  const words = handoverWords(view.language).log
  const earlier = withQuery('/duty-log', { line: line?.code, to: String(to.minus({ hours: 24 }).toMillis()) })
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <p class="row">
        {lines.map((each) => (
          <a class="button" href={`/duty-log?line=${each.code}`} aria-current={each === line ? 'page' : undefined}>
            {nameOf(each, view.language)}
          </a>
        ))}
      </p>
      {entries.length === 0 ? <p class="empty">{words.empty}</p> : null}
      <ol class="list">
        {entries.toReversed().map((entry) => (
          <li class="row">
            <b>{nearTime(view.words, entry.at, view.now, line?.zone ?? 'utc')}</b>
            <Chip tone={entry.kind === 'alert' || entry.kind === 'duty-alert' ? 'warn' : 'plain'}>
              {words.kinds[entry.kind]}
            </Chip>
            <span>{whatOf(view, entry)}</span>
            {entry.risk === 'R3' || entry.risk === 'R4' ? <Chip tone="danger">{entry.risk}</Chip> : null}
            {entry.displayCode ? <span class="code">{entry.displayCode}</span> : null}
          </li>
        ))}
      </ol>
      <nav class="pager">
        <span />
        <a class="button" href={earlier}>
          {words.earlier}
        </a>
      </nav>
    </Layout>
  )
}

/** A code in words: of a call its type, of a shift its role. */
function whatOf(view: View, { kind, what }: LogEntry): string {
  const words = handoverWords(view.language)
  const named = (of: object) => Object.entries(of).find(([code]) => code === what)?.[1]
  if (kind === 'check-in' || kind === 'check-out') return ''
  if (kind === 'duty-alert') return String(named(words.dutyAlerts.kinds) ?? what)
  const role = DUTY_ROLES.find((each) => each === what)
  if (role) return roleName(role, view.language)
  return String(named(words.log.what) ?? named(callWords(view.language).codes.type) ?? what)
}

const SHOWN = 20

/** For coordinators: posts that may be empty and hand-overs that nobody took. */
export const dutyAlertSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('duty:correct')) return undefined
  const shown = await deps.db.read(async (read) => {
    const alerts = await listDutyAlerts(read, { lineIds: 'all', state: 'open' }, SHOWN)
    const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
    return {
      alerts,
      lines,
      codes: await displayCodesOf(
        read,
        alerts.flatMap(({ memberId }) => memberId ?? []),
      ),
    }
  })
  return shown.alerts.length === 0 ? undefined : <DutyAlerts view={view} {...shown} />
}

interface DutyAlertsProps {
  readonly view: View
  readonly alerts: readonly DutyAlert[]
  readonly lines: ReadonlyMap<string, Line>
  readonly codes: ReadonlyMap<string, string>
}

const DutyAlerts = ({ view, alerts, lines, codes }: DutyAlertsProps) => {
  const words = handoverWords(view.language).dutyAlerts
  return (
    <section class="card" role="alert">
      <h2>{words.title}</h2>
      <ul class="plain stack">
        {alerts.map(({ id, kind, lineId, memberId, raisedAt }) => {
          const line = lines.get(lineId)
          return (
            <li class="stack-tight">
              <span class="row">
                <Chip tone="warn">{words.kinds[kind]}</Chip>
                <b>{clockTime(raisedAt, line?.zone ?? 'utc')}</b>
                {memberId ? <span class="code">{codes.get(memberId) ?? '?'}</span> : null}
                {line ? <span class="muted small">{nameOf(line, view.language)}</span> : null}
              </span>
              <form method="post" action={`/duty-alerts/${id}/acknowledge`}>
                <button type="submit">{words.seen}</button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
