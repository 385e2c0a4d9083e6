// Staffing: the hours of a week as a picture, recommended beside required coverage, and the reason for each difference.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Facts, Notice } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { readStaffing, type StaffedHour, type Staffing, USUAL_WEEKS } from '../staffing/read-staffing.ts'
import { chosenLine } from './read-themes.ts'
import { LineChoice } from './themes-page.tsx'
import { themeWords } from './words.ts'

export const staffingPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/themes/staffing',
      config: { access: 'themes:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const code = new URL(request.url, 'http://here.invalid').searchParams.get('line') ?? undefined
  const { line, lines } = await deps.db.read(async (read) => {
    const all = await listLines(read)
    return { lines: all, line: await chosenLine(read, request.actor, { lines: all, code, now: view.now }) }
  })
  if (!line) throw notFound('line')
  const staffing = await readStaffing(deps, request.actor, { lineId: line.id, weeks: USUAL_WEEKS, now: view.now })
  return sendHtml(reply, <StaffingPage view={view} lines={lines} staffing={staffing} />)
}

interface StaffingPageProps {
  readonly view: View
  readonly lines: readonly Line[]
  readonly staffing: Staffing
}

const StaffingPage = ({ view, lines, staffing }: StaffingPageProps) => {
  const words = themeWords(view.language)
  const { line, hours, weeks, policy } = staffing
  const short = hours.filter(({ recommended, required }) => recommended > required)
  return (
    <Layout view={view} title={words.staffing.title} width="wide">
      <p>
        <a href={withQuery('/themes', { line: line.code })}>
          <span aria-hidden="true">←</span> {words.backToThemes}
        </a>
      </p>
      <div class="page-head">
        <div>
          <h1>{words.staffing.title}</h1>
          <p class="lead">{words.staffing.lead(weeks)}</p>
        </div>
        <LineChoice view={view} line={line} lines={lines} path="/themes/staffing" />
      </div>
      <Facts
        facts={[
          [words.staffing.target, words.staffing.targetIs(policy.withinSeconds, Math.round(policy.share * 100))],
          [words.staffing.inTime, staffing.inTimePercent === null ? undefined : `${staffing.inTimePercent}%`],
          [words.staffing.arrivals, `${staffing.arrivals}`],
          [words.staffing.abandoned, `${staffing.abandoned}`],
        ]}
      />
      {short.length === 0 ? (
        <Notice tone="good">{words.staffing.enough}</Notice>
      ) : (
        <Notice tone="warn">{words.staffing.short(short.length)}</Notice>
      )}
      <WeekPicture view={view} hours={hours} />
      {short.length === 0 ? null : (
        <section class="card">
          <h2>{words.staffing.why}</h2>
          <ul class="plain stack-tight">
            {short.map((hour) => (
              <li>
                <b>{nameOfHour(view, hour)}</b> {words.staffing.needs(hour.recommended, hour.required)}{' '}
                <span class="muted small">{view.language === 'zh' ? hour.reasonZh : hour.reasonEn}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}

const two = (value: number): string => String(value).padStart(2, '0')
const nameOfHour = (view: View, { weekday, hour }: StaffedHour): string =>
  `${view.words.weekdays[weekday - 1]} ${two(hour)}:00–${two((hour + 1) % 24)}:00`

const CELL = 26
const LEFT = 40
const TOP = 18

const WeekPicture = ({ view, hours }: { view: View; hours: readonly StaffedHour[] }) => {
  const words = themeWords(view.language).staffing
  return (
    <figure class="picture picture-week">
      <svg viewBox={`0 0 ${LEFT + 24 * CELL} ${TOP + 7 * CELL}`} role="img" aria-label={words.picture}>
        <title>{words.picture}</title>
        {Array.from({ length: 8 }, (_, i) => (
          <text class="picture-label" x={LEFT + 3 * i * CELL + 4} y={12}>
            {two(3 * i)}
          </text>
        ))}
        {view.words.weekdays.map((name, i) => (
          <text class="picture-label" x={LEFT - 6} y={TOP + i * CELL + 17} text-anchor="end">
            {name}
          </text>
        ))}
        {hours.map((hour) => (
          <g class={kindOf(hour)}>
            <rect x={LEFT + hour.hour * CELL} y={TOP + (hour.weekday - 1) * CELL} width={CELL - 2} height={CELL - 2}>
              <title>{`${nameOfHour(view, hour)}: ${words.needs(hour.recommended, hour.required)}`}</title>
            </rect>
            <text
              x={LEFT + hour.hour * CELL + (CELL - 2) / 2}
              y={TOP + (hour.weekday - 1) * CELL + 16}
              text-anchor="middle"
            >
              {hour.recommended === hour.required ? hour.required : `${hour.recommended}/${hour.required}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="hint">{words.legend}</figcaption>
    </figure>
  )
}

function kindOf({ recommended, required }: StaffedHour): string {
  if (recommended > required) return 'picture-cell picture-short'
  return recommended < required ? 'picture-cell picture-ample' : 'picture-cell'
}
