// The fairness ledger of a line: what each member stood beside their fair part, as a picture and a table.
import { NO_ERRORS, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Load } from '../ledger/ledger.ts'
import type { MemberLedger } from '../ledger/summary.ts'
import { type Bar, BarsPicture } from './bars-picture.tsx'
import { deskWords } from './words.ts'

interface FairnessProps {
  readonly view: View
  readonly line: Line
  readonly from: string
  readonly to: string
  readonly rows: readonly MemberLedger[]
  readonly labelOf: (memberId: string) => string
  /** Whose wishes this reader may see. */
  readonly seesWishesOf: (memberId: string) => boolean
}

export const FairnessPage = (props: FairnessProps) => {
  const { view, line, from, to, labelOf } = props
  const rows = props.rows.toSorted((a, b) => labelOf(a.memberId).localeCompare(labelOf(b.memberId), view.language))
  const words = deskWords(view.language)
  const bars: readonly Bar[] = rows.map(({ memberId, stood, fair }) => ({
    label: labelOf(memberId),
    value: hours(stood),
    mark: hours(fair),
  }))
  return (
    <Layout view={view} title={`${words.fairness} · ${nameOf(line, view.language)}`} width="wide">
      <div class="page-head">
        <h1>{words.fairness}</h1>
        <a class="button no-print" href={`/rota/${line.code}/${view.now.setZone(line.zone).toFormat('yyyy-MM')}`}>
          {words.month}
        </a>
      </div>
      <p class="lead">
        {nameOf(line, view.language)} · {words.fairnessOf(from, to)}
      </p>
      <Period {...props} />
      {rows.length === 0 ? (
        <p class="empty">{words.noLedger}</p>
      ) : (
        <>
          <BarsPicture title={words.picture} bars={bars} unit={words.hourUnit} />
          <LedgerTable {...props} rows={rows} />
          <p class="hint">{words.carriedHint}</p>
        </>
      )}
    </Layout>
  )
}

const Period = ({ view, from, to }: FairnessProps) => {
  const words = deskWords(view.language)
  return (
    <form class="row no-print" method="get">
      <TextField name="from" label={words.from} errors={NO_ERRORS} type="date" value={from} />
      <TextField name="to" label={words.to} errors={NO_ERRORS} type="date" value={to} />
      <button type="submit">{words.show}</button>
    </form>
  )
}

const hours = ({ minutes }: Load): number => Math.round(minutes / 6) / 10
const round = (value: number): string => String(Math.round(value * 10) / 10)
/** Of what rounds to nothing, no sign. */
function signed(value: number): string {
  const tenths = Math.round(value * 10) / 10
  return tenths > 0 ? `+${tenths}` : String(tenths === 0 ? 0 : tenths)
}

const KINDS = ['nights', 'weekends', 'holidays'] as const

const LedgerTable = ({ view, rows, labelOf, seesWishesOf }: FairnessProps) => {
  const words = deskWords(view.language)
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.member}</th>
            {[words.hoursUnit, words.nights, words.weekends, words.holidays].map((name) => (
              <>
                <th scope="col" class="number">
                  {name}
                </th>
                <th scope="col" class="number">
                  {words.carried}
                </th>
              </>
            ))}
            <th scope="col" class="number">
              {words.wishesMet}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ memberId, stood, carried, wishes }) => (
            <tr>
              <th scope="row">{labelOf(memberId)}</th>
              <td class="number">{round(hours(stood))}</td>
              <td class="number">{signed(hours(carried))}</td>
              {KINDS.map((kind) => (
                <>
                  <td class="number">{round(stood[kind])}</td>
                  <td class="number">{signed(carried[kind])}</td>
                </>
              ))}
              <td class="number">{seesWishesOf(memberId) ? `${wishes.met}/${wishes.asked}` : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
