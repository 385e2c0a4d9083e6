// Says on a page that public holidays of its days are not known yet.
import { Notice } from '../../console/display.tsx'
import type { View } from '../../console/view.ts'
import { holidayRemark } from '../holiday-remark.ts'

interface HolidayNoticeProps {
  readonly view: View
  readonly line: { readonly region: string }
  /** The day after the last one that is shown. */
  readonly toDay: string
}

export const HolidayNotice = ({ view, line, toDay }: HolidayNoticeProps) => {
  const remark = holidayRemark(line.region, toDay)
  return remark ? <Notice tone="warn">{remark[view.language]}</Notice> : null
}
