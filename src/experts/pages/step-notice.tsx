// What a step has done, or why it has not.
import { Notice } from '../../console/display.tsx'
import type { StepResult } from '../../console/try-step.ts'
import type { View } from '../../console/view.ts'
import { expertWords } from './words.ts'

interface Props {
  readonly view: View
  readonly result: StepResult
  /** What to say of a step that was done. */
  readonly said: string | undefined
}

export const StepNotice = ({ view, result, said }: Props) => {
  const words = expertWords(view.language)
  if (result !== 'done') {
    return (
      <Notice tone="danger">
        {words[result]} {words.kept}
      </Notice>
    )
  }
  if (view.done === 'changed' || view.done === 'incomplete') return <Notice tone="danger">{words[view.done]}</Notice>
  return said ? <Notice tone="good">{said}</Notice> : null
}
