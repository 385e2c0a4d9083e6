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
  const { view, line, from, to, rows, labelOf } = props
  const words = deskWords(view.language)
  const bars: readonly Bar[] = rows.map(({ memberId, stood, fair }) => ({
    label: labelOf(memberId),
    value: hours(stood),
    mark: hours(fair),
  }))
  return (
    <Layout view={view} title={`${words.fairness} · ${nameOf(line, view.language)}`} width="wide">
      <h1>{words.fairness}</h1>
      <p class="lead">
        {nameOf(line, view.language)} · {words.fairnessOf(from, to)}
      </p>
      <Period {...props} />
      {rows.length === 0 ? (
        <p class="empty">{words.noLedger}</p>
      ) : (
        <>
          <BarsPicture title={words.picture} bars={bars} />
          <LedgerTable {...props} />
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
const signed = (value: number): string => `${value > 0 ? '+' : ''}${round(value)}`

const KINDS = ['nights', 'weekends', 'holidays'] as const

const LedgerTable = ({ view, rows, labelOf, seesWishesOf }: FairnessProps) => {
  const words = deskWords(view.language)
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.member}</th>
            {[words.hours, words.nights, words.weekends, words.holidays].map((name) => (
              <>
                <th scope="col">{name}</th>
                <th scope="col">{words.carried}</th>
              </>
            ))}
            <th scope="col">{words.wishesMet}</th>
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
