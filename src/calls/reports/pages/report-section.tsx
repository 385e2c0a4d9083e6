// On the first page: mandatory reports of one's lines that are not closed.
import type { HomeSection } from '../../../console/home.tsx'
import { listLines } from '../../../lines/store.ts'
import { ownLines } from '../../rights.ts'
import { isReportOverdue } from '../report.ts'
import { openReportsOf } from '../report-store.ts'
import { ReportItem } from './report-pages.tsx'
import { reportWords } from './report-words.ts'

const SHOWN = 5

export const reportSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('reports:work')) return undefined
  const { reports, lines } = await deps.db.read(async (read) => ({
    reports: await openReportsOf(read, await ownLines(read, actor, view.now), SHOWN),
    lines: new Map((await listLines(read)).map((line) => [line.id, line])),
  }))
  if (reports.length === 0) return undefined
  const words = reportWords(view.language)
  const late = reports.some((report) => isReportOverdue(report, view.now))
  return (
    <section class={late ? 'card card-danger' : 'card'}>
      <h2>
        <a href="/reports">{words.section}</a>
      </h2>
      <ul class="list">
        {reports.map((report) => (
          <ReportItem view={view} report={report} line={lines.get(report.lineId)} />
        ))}
      </ul>
    </section>
  )
}
