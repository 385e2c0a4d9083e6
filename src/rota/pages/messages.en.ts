// What the page of the month's rota says, in English.
import type { DayKind } from '../rota.ts'
import type { RuleCode } from '../rules/violation.ts'

const dayKinds: Readonly<Record<DayKind, string>> = {
  workday: '',
  weekend: '',
  holiday: 'holiday',
  'make-up-workday': 'make-up workday',
}

const rules: Readonly<Record<RuleCode, string>> = {
  'double-booking': 'two duties at once',
  'missing-qualification': 'not qualified',
  unavailable: 'not available',
  'shift-too-long': 'long duty',
  'too-little-rest': 'short rest after a night',
  'nights-in-row': 'too many nights in a row',
  'nights-per-week': 'too many nights in a week',
  'share-of-hours': 'large share of the hours',
  'hours-per-month': 'over the own limit of hours',
  'nights-per-month': 'over the own limit of nights',
  'never-alone': 'alone in the shift',
  'minimum-rest': 'short rest between duties',
  'forbidden-succession': 'shifts that must not follow',
  total: 'too much in all',
  consecutive: 'too many in a row',
  'at-most-together': 'together, who should not be',
  mentor: 'nobody to guide',
}

export const en = {
  title: 'Rota',
  lines: 'Lines',
  noLines: 'There is no line yet.',
  previousMonth: 'Month before',
  nextMonth: 'Month after',
  today: 'Today',
  sheet: 'Print as a table',
  fairness: 'Fairness',
  rotations: 'Rotations',
  build: 'Build',
  onlyMine: 'Only my duty',
  everybody: 'Everybody',
  zone: (zone: string) => `Times are local to ${zone}.`,
  codesOnly: 'People are shown by their display codes.',
  notPublished: 'No rota is published for this month yet.',
  partlyPublished: (days: number) => `${days} days of this month are not published yet.`,
  draft: 'Draft: only coordinators see this.',
  nothing: 'No shifts',
  nothingOfMine: 'You have no duty in this month.',
  gaps: (n: number) => (n === 1 ? 'One gap' : `${n} gaps`),
  noGaps: 'Every post is filled.',
  missing: (role: string, n: number) => `${role}: ${n} missing`,
  why: 'Why',
  whyHere: 'why?',
  me: 'me',
  night: 'night',
  changed: 'changed since it was published',
  broken: (rule: string) => `Rule broken: ${rule}`,
  reason: (text: string) => `Reason: ${text}`,
  print: 'Prints on A4 as a calendar, by your browser’s print command.',
  version: (n: number, day: string) => `Version ${n}, published ${day}`,
  dayKinds,
  rules,
}

export type RotaWords = typeof en
