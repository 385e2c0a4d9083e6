// What the frame of the pages says, in English. Its type is what every other language must say too.
import type { ErrorCode } from '../errors.ts'

interface ProblemText {
  readonly title: string
  /** What to do now. */
  readonly advice: string
}

const problems: Readonly<Record<ErrorCode, ProblemText>> = {
  'invalid-input': { title: 'Something is not filled in correctly', advice: 'Go back, correct it and send it again.' },
  malformed: { title: 'The request could not be read', advice: 'Go back and try again.' },
  unauthenticated: { title: 'Nobody is signed in', advice: 'Sign in, then try again.' },
  locked: { title: 'The session is locked', advice: 'Give the password again to go on.' },
  forbidden: { title: 'This is not open to you', advice: 'If you need it for your work, ask your coordinator.' },
  'cross-site': { title: 'This did not come from our own pages', advice: 'Open the page here and try again.' },
  'not-found': { title: 'There is nothing here', advice: 'The address may be mistyped, or what was here is gone.' },
  'method-not-allowed': { title: 'This cannot be done here', advice: 'Go back and try again.' },
  timeout: { title: 'That took too long', advice: 'The network may be slow. Try again.' },
  conflict: { title: 'That is not possible any more', advice: 'Things have changed. Look at the page again.' },
  'id-reused': {
    title: 'This form was sent before with other content',
    advice: 'What was sent first is kept, this is not. Open the record from the list and change it there.',
  },
  'in-progress': { title: 'This is already being worked on', advice: 'Wait a moment, then look again.' },
  gone: { title: 'This is no longer there', advice: 'It was withdrawn, or the link has been used.' },
  'lost-update': {
    title: 'Somebody changed this in the meantime',
    advice: 'Open it again to see the present state, then make your change.',
  },
  'too-large': { title: 'That is too much at once', advice: 'Shorten it and try again.' },
  'unsupported-media': { title: 'This form of content is not understood', advice: 'Use the form on the page.' },
  'rule-broken': { title: 'A rule of the rota does not allow it', advice: 'See below what would.' },
  'key-reused': { title: 'This form was sent before with other content', advice: 'Open the page again.' },
  throttled: { title: 'Too many attempts', advice: 'Wait a little, then try again.' },
  internal: { title: 'Something went wrong on our side', advice: 'It has been noted. Try again in a moment.' },
  unavailable: { title: 'Not available right now', advice: 'Try again in a few seconds.' },
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const en = {
  product: 'Warmline',
  skip: 'Skip to content',
  mainNavigation: 'Main',
  nav: {
    duty: 'My duty',
    calls: 'Calls',
    followUps: 'Follow-ups',
    rota: 'Rota',
    swaps: 'Swaps',
    notices: 'Notices',
    themes: 'Themes',
    bulletins: 'Bulletins',
  },
  otherLanguage: '中文',
  otherLanguageHint: 'Switch to Chinese',
  signIn: 'Sign in',
  signOut: 'Sign out',
  lockNow: 'Lock',
  changeAccount: 'Change account',
  signedInAs: (name: string) => `Signed in as ${name}`,
  backToStart: 'Back to the start',
  technicalDetail: 'Details for whoever looks after the system',
  problems,
  fieldWrong: 'is missing, or cannot be',
  formProblems: (n: number) => (n === 1 ? 'One thing needs your attention' : `${n} things need your attention`),
  optional: 'optional',
  next: 'Next',
  previous: 'First page',
  pages: 'Pages',
  notChosen: 'Not chosen',
  nothingForYou: 'There is nothing for your role here yet. The tabs lead to what you may see.',
  lockSoon: 'This screen locks soon.',
  stay: 'Stay',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  day: (weekday: string, day: number, month: string) => `${weekday} ${day} ${month}`,
  longDay: (day: number, month: string, year: number) => `${day} ${month} ${year}`,
  month: (year: number, month: string) => `${month} ${year}`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  yesterday: 'Yesterday',
  onNextDay: (time: string) => `${time} next day`,
  inTime: (span: string) => `in ${span}`,
  timeAgo: (span: string) => `${span} ago`,
  justNow: 'just now',
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => count(n, 'day', 'days'),
  and: ' ',
}

export type FrameWords = typeof en
