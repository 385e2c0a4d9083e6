// What the coordinator's desk of a rota says, in English.
import type { RunFailure, RunKeeps, RunState } from '../runs/run.ts'

const states: Readonly<Record<RunState, string>> = {
  queued: 'waiting for a free thread',
  running: 'working',
  done: 'finished',
  cancelled: 'ended early',
  failed: 'failed',
}

const keeps: Readonly<Record<RunKeeps, { readonly label: string; readonly note: string }>> = {
  all: { label: 'Fill open places only', note: 'Everybody who is on the rota stays.' },
  manual: { label: 'Make anew what the solver placed', note: 'What people placed, or locked, stays.' },
  locked: { label: 'Make everything anew', note: 'Only what is locked, and worked duty, stays.' },
}

const failures: Readonly<Record<RunFailure, string>> = {
  'instance-lost': 'The process that worked on it stopped. Start another run.',
  'rota-gone': 'The rota was deleted.',
  'too-long': 'It did not end in time.',
  'solver-failed': 'The solver failed. The log of the service says why.',
}

const phases: Readonly<Record<string, string>> = {
  queued: 'waiting',
  reading: 'reading the rota',
  improving: 'improving',
  done: 'finished',
  cancelled: 'ended early',
  failed: 'failed',
}

const scoreCodes: Readonly<Record<string, string>> = {
  'open-places': 'Places open',
  'open-minutes': 'Minutes open',
  'hours-off-fair-part': 'Hours away from the fair part, typically',
  'nights-off-fair-part': 'Nights away from the fair part, typically',
  'weekends-off-fair-part': 'Weekend duties away from the fair part, typically',
  'wishes-met': 'Wishes met',
  'wishes-refused': 'Wishes refused',
}

const done: Readonly<Record<string, string>> = {
  applied: 'It is in the rota.',
  cancelled: 'The run ends.',
  made: 'The draft is made.',
}

export const en = {
  title: 'Building the rota',
  list: 'Rotas',
  noRotas: 'There is no rota yet.',
  make: 'Make a draft',
  line: 'Line',
  from: 'From',
  to: 'To (first day that is not part of it)',
  open: 'Open',
  draft: 'draft',
  version: (n: number) => `version ${n}`,
  shifts: 'Shifts',
  assigned: 'Places filled',
  openPlaces: 'Places open',
  locked: 'Locked',
  broken: 'Rules broken',
  solve: 'Have the solver fill it',
  solveHint: 'It works in the background. Nothing changes until you apply what it made.',
  seconds: 'At most this long',
  secondsChoice: (n: number) => (n < 60 ? `${n} seconds` : n === 60 ? 'a minute' : `${n / 60} minutes`),
  seed: 'Seed',
  seedHint: 'Another number gives another rota of like quality.',
  keepsLabel: 'What stays',
  keeps,
  start: 'Start',
  runs: 'Runs',
  noRuns: 'No run yet.',
  run: (when: string) => `Run of ${when}`,
  states,
  failures,
  phase: 'At work on',
  phases,
  cost: 'Cost of the best rota so far',
  bound: 'No rota costs less than',
  gap: 'Gap',
  notYet: 'not yet known',
  of: (seconds: number) => `of at most ${seconds} s`,
  cancel: 'End it now, keep the best so far',
  refreshes: 'This page renews itself.',
  applied: (when: string) => `Applied ${when}`,
  apply: 'Write it into the rota',
  applyHint: 'Locked and worked duty stays. Until the rota is published nobody else sees it.',
  applyPublished: 'This rota is published: what you apply is duty at once.',
  applyRest: 'Write the rest, leave these open',
  conflicts: 'The rota or its people changed since this run. These no longer fit:',
  more: (n: number) => `and ${n} more`,
  outcome: 'What it made',
  fits: 'It changes',
  made: (n: number) => (n === 1 ? 'one new place' : `${n} new places`),
  ended: (n: number) => (n === 1 ? 'one taken off' : `${n} taken off`),
  nothing: 'It made nothing that the rota does not have already.',
  openAfter: 'Places that stay open, and why',
  noneOpen: 'Every place is filled.',
  score: 'Score',
  scoreCodes,
  month: 'The month',
  back: 'Back to the rota',
  fairness: 'Fairness',
  fairnessOf: (from: string, to: string) => `Published rotas from ${from} to ${to}, the last day not included`,
  noLedger: 'No rota was published in this time.',
  member: 'Member',
  hours: 'Hours',
  nights: 'Nights',
  weekends: 'Weekend duties',
  holidays: 'Holiday duties',
  wishesMet: 'Wishes met',
  stood: 'Stood',
  fair: 'Fair part',
  carried: 'Carried over',
  carriedHint: 'Above 0: stood more than their part; the next rotas make up for it.',
  show: 'Show',
  picture: 'Hours stood by each member; the line marks the fair part.',
  done,
}

export type DeskWords = typeof en
