// How a case stands, and until when its next step is to be done.
import { Chip } from '../../console/display.tsx'
import { calendarDay, dayName } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import { type Case, isOpen, stageOf } from '../case.ts'
import { lastDayOf } from '../clock.ts'
import { caseWords } from './words.ts'

interface Props {
  readonly view: View
  readonly item: Case
  readonly zone: string
}

export const CaseChips = ({ view, item, zone }: Props) => {
  const words = caseWords(view.language)
  const stage = stageOf(item, view.now, zone)
  return (
    <>
      <Chip tone={isOpen(item.state) ? 'accent' : 'plain'}>{words.state[item.state]}</Chip>
      {stage === 'overdue' ? <Chip tone="danger">{words.late}</Chip> : null}
      {stage === 'due-soon' ? <Chip tone="warn">{words.dueSoon}</Chip> : null}
    </>
  )
}

/** 'Thu 14 May', the last local day that is in time. */
export const lastDayName = ({ view, zone }: Pick<Props, 'view' | 'zone'>, dueAt: Case['dueAt']): string =>
  dayName(view.words, calendarDay(lastDayOf(dueAt, zone)))
