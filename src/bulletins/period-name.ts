// A period as readers say it.
import { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import { daysOf, kindOf, type Period } from '../calls/period.ts'

const QUARTERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['一', '二', '三', '四'],
  en: ['first', 'second', 'third', 'fourth'],
}

/** '2026年5月', 'May 2026', 'the second quarter of 2026'. */
export function periodName(language: Language, period: Period): string {
  const first = DateTime.fromISO(daysOf(period).from, { zone: 'utc' }).setLocale(language === 'zh' ? 'zh-CN' : 'en-GB')
  const zh = language === 'zh'
  const quarter = QUARTERS[language][first.quarter - 1]
  switch (kindOf(period)) {
    case 'day':
      return first.toFormat(zh ? 'yyyy年M月d日' : 'd MMMM yyyy')
    case 'week':
      return zh ? `${first.weekYear}年第${first.weekNumber}周` : `week ${first.weekNumber} of ${first.weekYear}`
    case 'month':
      return first.toFormat(zh ? 'yyyy年M月' : 'MMMM yyyy')
    case 'quarter':
      return zh ? `${first.year}年第${quarter}季度` : `the ${quarter} quarter of ${first.year}`
    case 'year':
      return zh ? `${first.year}年` : `${first.year}`
  }
}
