// The risk of a call in a chip. Unknown, "not assessed" and "none" look different from each other.
import { Chip, type Tone } from '../../console/display.tsx'
import type { View } from '../../console/view.ts'
import type { RiskLevel } from '../risk.ts'
import { callWords } from './words.ts'

const TONES: Readonly<Record<RiskLevel, Tone>> = {
  RX: 'unknown',
  R0: 'good',
  R1: 'plain',
  R2: 'warn',
  R3: 'danger',
  R4: 'danger',
}

export const RiskChip = ({ view, risk }: { view: View; risk: RiskLevel | null }) => {
  const words = callWords(view.language)
  if (risk === null) return <Chip tone="unknown">{words.list.risk}</Chip>
  return <Chip tone={TONES[risk]}>{`${risk === 'RX' ? '? ' : ''}${risk} ${words.codes.risk[risk].name}`}</Chip>
}
