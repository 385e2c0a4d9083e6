// For supervisors, beside the texts: where something was removed or kept, what kind of thing, and how sure that was.
import { Chip } from '../../console/display.tsx'
import type { View } from '../../console/view.ts'
import type { CallRecord } from '../call.ts'
import type { TextFinding } from '../finding-rows.ts'
import { callWords } from './words.ts'

const AROUND = 10
/** Below this a person should look. */
const UNSURE = 75

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
    <details class="card">
      <summary>{words.findings.title(findings.length)}</summary>
      <p class="muted small">{words.findings.advice}</p>
      <ul class="plain stack-tight">
        {findings.map((finding) => (
          <li class="row">
            <Chip tone={finding.keptReason ? 'warn' : 'plain'}>{words.finding[finding.type]}</Chip>
            <span class={finding.confidence < UNSURE ? '' : 'muted'}>{`${finding.confidence} %`}</span>
            <span class="muted small">{words.form[finding.field]}</span>
            <span class="typed">{excerptOf(call.texts[finding.field], finding)}</span>
            {finding.keptReason ? <span class="small">{words.findings.kept[finding.keptReason]}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function excerptOf(text: string, { place, length }: TextFinding): string {
  const [from, to] = [Math.max(0, place - AROUND), place + length + AROUND]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
