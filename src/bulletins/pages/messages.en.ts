// What the public pages of bulletins say, in English.

export const en = {
  title: 'Advice bulletins',
  lead: 'What callers bring to our lines, and what helps. For everyone, free to read and pass on.',
  none: 'Nothing has been published yet.',
  noneForFilter: 'Nothing has been published for this yet.',
  for: 'For',
  everybody: 'All bulletins',
  number: (number: string, running: number) => `No. ${number} (${running} in all)`,
  published: (day: string) => `Published ${day}`,
  corrected: (day: string) => `Corrected ${day}`,
  correction: 'What was corrected',
  period: (period: string) => `About ${period}`,
  questions: 'Questions and answers',
  listen: (minutes: string) => `Audio${minutes}`,
  figures: 'The figures',
  figuresNote:
    'By callers, not by calls. Small numbers are shown as * and the others are rounded to the nearest 5, so that nobody can be recognised.',
  unfinished: 'The period was not over when these figures were counted.',
  theme: 'Topic',
  callers: 'Callers',
  change: 'Against the period before',
  total: 'All callers',
  help: 'If you need help now',
  back: 'All bulletins',
  onlyIn: 'This bulletin was published in Chinese only.',
  withdrawn: 'This bulletin was withdrawn',
  withdrawnOn: (day: string) => `Withdrawn ${day}`,
  feeds: 'Follow by feed',
  older: 'Older bulletins',
  newest: 'Newest bulletins',
}

export type BulletinWords = typeof en
