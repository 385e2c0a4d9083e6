// Legal hold on the pages of cases and consultations, and the list of what is held.
import { Notice } from '../../../console/display.tsx'
import { LongTextField, NO_ERRORS } from '../../../console/form.tsx'
import { nearTime } from '../../../console/format.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import type { heldRecords } from '../record-holds.ts'
import { retentionWords } from './retention-words.ts'

interface Props {
  readonly view: View
  /** The page of the record. */
  readonly page: string
  readonly legalHold: boolean
  /** What came from calls is held with them. */
  readonly callIds: readonly string[]
}

/** For those who may hold it; nothing for others. */
export const RecordHoldSection = ({ view, page, legalHold, callIds }: Props) => {
  const words = retentionWords(view.language)
  if (!view.viewer?.permissions.has('calls:hold')) return null
  return (
    <>
      {view.done === 'hold-saved' ? <Notice tone="good">{words.holdDone}</Notice> : null}
      {view.done === 'hold-incomplete' ? <Notice tone="warn">{words.holdIncomplete}</Notice> : null}
      <details class="more">
        <summary>{words.holdTitle}</summary>
        <div class="inside">
          <p>{legalHold ? words.isHeldRecord : words.isFreeRecord}</p>
          {callIds.length === 0 ? (
            <HoldForm view={view} page={page} legalHold={legalHold} />
          ) : (
            <p>{words.heldWithCall}</p>
          )}
        </div>
      </details>
    </>
  )
}

const HoldForm = ({ view, page, legalHold }: Omit<Props, 'callIds'>) => {
  const words = retentionWords(view.language)
  return (
    <form method="post" action={`${page}/hold`} class="stack">
      <input type="hidden" name="held" value={legalHold ? 'no' : 'yes'} />
      <LongTextField name="reason" label={words.reason} errors={NO_ERRORS} maxlength={500} short />
      <div class="buttons">
        <button type="submit">{legalHold ? words.release : words.hold}</button>
      </div>
    </form>
  )
}

interface ListProps {
  readonly view: View
  readonly records: Awaited<ReturnType<typeof heldRecords>>
  readonly lines: ReadonlyMap<string, Line>
}

export const HeldRecords = ({ view, records, lines }: ListProps) => {
  const words = retentionWords(view.language)
  return records.length === 0 ? null : (
    <section class="stack-tight">
      <h2>{words.heldRecordsTitle}</h2>
      <ul class="list">
        {records.map(({ recordId, record, lineId, heldAt }) => (
          <li>
            <a class="list-link" href={`/${record}s/${recordId}`}>
              <b>{words.kinds[record]}</b> {nearTime(view.words, heldAt, view.now, lines.get(lineId)?.zone ?? 'utc')}{' '}
              <span class="code">{recordId.slice(0, 8)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
