// One place where something was removed or kept: what kind, how sure, in which text, and the words around it.
import { Chip } from '../../console/display.tsx'
import type { View } from '../../console/view.ts'
import type { TextFinding } from '../finding-rows.ts'
import { UNSURE } from '../unsure-findings.ts'
import { callWords } from './words.ts'

const AROUND = 10

interface ItemProps {
  readonly view: View
  readonly finding: TextFinding
  /** The whole text as it is stored. */
  readonly text: string
}

export const FindingFacts = ({ view, finding, text }: ItemProps) => {
  const words = callWords(view.language)
  return (
    <span class="row">
      <Chip tone={finding.keptReason ? 'warn' : 'plain'}>{words.finding[finding.type]}</Chip>
      <span class={finding.confidence < UNSURE ? '' : 'muted'}>{words.findings.sure(finding.confidence)}</span>
      <span class="muted small">{words.form[finding.field]}</span>
      <span class="typed">{excerptOf(text, finding)}</span>
      {finding.keptReason ? <span class="small">{words.findings.kept[finding.keptReason]}</span> : null}
    </span>
  )
}

function excerptOf(text: string, { place, length }: TextFinding): string {
  const [from, to] = [Math.max(0, place - AROUND), place + length + AROUND]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
