// For supervisors, beside the texts: where something was removed or kept, and a way to redact what was missed.
import { LongTextField, NO_ERRORS, SelectField } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import type { CallRecord } from '../call.ts'
import { REDACTION_REASONS } from '../codes.ts'
import type { TextFinding } from '../finding-rows.ts'
import { FindingFacts } from './finding-item.tsx'
import { privacyWords } from './privacy-words.ts'
import { choicesOf } from './risk-fields.tsx'
import type { CallPageProps } from './view-page.tsx'
import { callWords } from './words.ts'

interface Props {
  readonly view: View
  readonly call: CallRecord
  /** Of the revision that is shown. */
  readonly findings: readonly TextFinding[]
}

export const FindingsSection = ({ view, call, findings }: Props) => {
  const words = callWords(view.language)
  if (findings.length === 0) return null
  return (
    <details class="more">
      <summary>{words.findings.title(findings.length)}</summary>
      <div class="inside">
        <p class="muted small">{words.findings.advice}</p>
        <ul class="plain stack-tight">
          {findings.map((finding) => (
            <li>
              <FindingFacts view={view} finding={finding} text={call.texts[finding.field]} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

type RedactProps = Pick<CallPageProps, 'view' | 'call' | 'unredacted'>

export const RedactSection = ({ view, call, unredacted }: RedactProps) => {
  const words = privacyWords(view.language).redact
  return (
    <details class="more" open={unredacted !== undefined}>
      <summary>{words.title}</summary>
      <div class="inside">
        <form method="post" action={`/calls/${call.head.id}/redact`} class="stack">
          <p class="hint">{words.advice}</p>
          <LongTextField name="passage" label={words.passage} value={unredacted?.passage} errors={NO_ERRORS} short />
          <SelectField
            name="reason"
            label={words.reason}
            errors={NO_ERRORS}
            value={unredacted?.reason}
            choices={choicesOf(REDACTION_REASONS, words.reasons)}
          />
          <div class="buttons">
            <button type="submit" class="button-danger">
              {words.save}
            </button>
          </div>
        </form>
      </div>
    </details>
  )
}
