// What the pages about satisfaction say, in English.
import type { CallQuestion, SurveyKind, WaveState } from '../survey.ts'

const kind: Readonly<Record<SurveyKind, string>> = { 'post-call': 'After the call', 'call-back': 'At the call-back' }
const question: Readonly<Record<CallQuestion, string>> = {
  wait: 'Waiting',
  length: 'Length of the call',
  problemSolving: 'Help with the problem',
  ending: 'How it ended',
}
const waveState: Readonly<Record<WaveState, string>> = { 'to-come': 'to come', open: 'open', over: 'over' }

export const en = {
  kind,
  question,
  waveState,
  title: 'Satisfaction',
  line: 'Line',
  month: 'Month',
  survey: 'Survey',
  show: 'Show',
  answers: 'Answers',
  mean: 'Mean, 1 to 5',
  meanOf: (mean: number) => `${mean} of 5`,
  hidden: (minimum: number) =>
    `Scores are shown from ${minimum} answers on, so that nobody can be recognised. Ratings noted in call records count too.`,
  careful: 'Rounded numbers, of months and waves that are over.',
  notOver: 'This month is not over; its scores are shown afterwards.',
  comments: 'In their own words',
  campaigns: 'Campaigns',
  noCampaigns: 'There are none yet.',
  noLines: 'There is no line yet.',
  institution: 'Institution (code)',
  newCampaign: 'New campaign',
  titleZh: 'Title in Chinese',
  titleEn: 'Title in English',
  questionNo: (n: number) => `Question ${n}`,
  inZh: 'in Chinese',
  inEn: 'in English',
  begin: 'Begin the campaign',
  wave: (n: number, from: string, to: string) => `Wave ${n}: ${from} to ${to}`,
  total: 'All waves that are shown',
  noWaves: 'No wave yet: add one.',
  addWave: 'Add a wave',
  opensOn: 'First day',
  closesOn: 'The day after the last',
  add: 'Add',
  links: 'Links',
  issued: (n: number) => `${n} links handed out`,
  issue: 'Make links',
  linkCount: 'How many?',
  linksOnce: 'Shown this once. Each is good for one answer; nothing leads from an answer to its link.',
  enter: 'Enter an answer',
  close: 'Close the campaign',
  closed: 'closed',
  said: {
    created: 'The campaign has begun. Add a wave.',
    wave: 'The wave has been added.',
    close: 'Closed: no more answers.',
    entered: 'The answer has been entered.',
    answered: 'Noted. Thank you.',
  },
  changed: 'This is not possible any more, or has been done.',
  incomplete: 'Something is missing or not right.',
  callTitle: 'What did the caller say?',
  callLead: 'Ask, or note what was said. Leave out what was not answered. 1 is worst, 5 is best.',
  comment: 'In their own words',
  commentHint: 'No names or numbers. What is found is removed.',
  send: 'Send',
  form: {
    lead: 'Anonymous: neither when nor from where you answer is kept. 1 is worst, 5 is best. Leave out what you like.',
    thanks: 'Thank you. Your answer has been kept, and nothing else.',
    used: 'This link has been used, or is not complete.',
    over: 'This survey is not open now.',
    nothing: 'Answer at least one question.',
  },
}

export type SurveyWords = typeof en
