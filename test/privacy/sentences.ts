// The development sentences: what must go is marked {TYPE:…}, what may go {?TYPE:…}. A sentence without marks stays whole.
import { readFileSync } from 'node:fs'

export interface Mark {
  readonly start: number
  readonly end: number
  readonly type: string
  readonly optional: boolean
}

export interface Sentence {
  readonly text: string
  readonly marks: readonly Mark[]
}

const MARK = /\{(\??)([A-Z_]+):([^}]*)\}/g

function sentenceOf(line: string): Sentence {
  const marks: Mark[] = []
  let text = ''
  let at = 0
  for (const { 0: whole, 1: optional, 2: type = '', 3: passage = '', index } of line.matchAll(MARK)) {
    text += line.slice(at, index)
    marks.push({ start: text.length, end: text.length + passage.length, type, optional: optional === '?' })
    text += passage
    at = index + whole.length
  }
  return { text: text + line.slice(at), marks }
}

/**
 * `tuning`: seen while the rules were made. `unread`: written before them, its failures read only after they were done.
 * `hard-tuning`, `hard-unread`: the same once more, a third of the names in them being ordinary words or without any cue.
 * `fresh`, `last`: written after each other, and scored before anything was changed for them.
 * `places`, `places-after`, `places-last`, `final`: places as callers name them, each scored before anything was changed for it;
 * `final`: written when all of them were done.
 * `records`, `spoken`, `complaints`, `handover`, `chat`: counsellors' records, callers' speech, complaints to a health authority,
 * notes for the next shift and young people's messages, by somebody who had not seen the rules; each scored before anything was
 * changed for it. `reports`, case reports, was the last of them: frozen rules, then one look.
 * `distress`, `countryside`, `campus`, `night`: four more by another such author; `night`, a large city's handovers, was the last.
 * The first looks are in ADR 20 and 32.
 */
export const SETS = [
  'tuning',
  'unread',
  'hard-tuning',
  'hard-unread',
  'fresh',
  'last',
  'places',
  'places-after',
  'places-last',
  'final',
  'records',
  'spoken',
  'complaints',
  'handover',
  'chat',
  'reports',
  'distress',
  'countryside',
  'campus',
  'night',
] as const
export type SentenceSet = (typeof SETS)[number]

export const sentencesOf = (set: SentenceSet): readonly Sentence[] =>
  readFileSync(new URL(`./sentences/${set}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(sentenceOf)
