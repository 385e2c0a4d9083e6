// The demo's callers: bands that fit what they call about, numbers that nobody has, and the few who call again.
import {
  AGE_BANDS,
  type AgeBand,
  type Education,
  GENDERS,
  type Gender,
  type MaritalState,
  type Occupation,
} from '../calls/codes.ts'
import { chance, oneOf, type Random, type Weights, weighted } from './random.ts'
import type { Brought } from './shares.ts'

/** Calls by somebody who has called before: Xiamen, 2017 [C14]. */
export const REPEAT_SHARE = 0.155
/** Callers whose number is withheld. */
const WITHHELD_SHARE = 0.18
/** Returning callers are mostly a few who call often. */
const FREQUENT_SHARE = 0.35
const FREQUENT_CALLERS = 25
const RECENT_CALLERS = 400
const SAME_MATTER = 0.75

export interface Caller {
  /** Undefined: withheld. */
  readonly number: string | undefined
  readonly gender: Gender
  readonly ageBand: AgeBand
  readonly occupation: Occupation
  readonly education: Education
  readonly maritalState: MaritalState
  readonly matter: Brought
}

export interface Visit {
  readonly caller: Caller
  /** Which call of this caller it is, from 1. */
  readonly visit: number
  readonly matter: Brought
}

type Bands = Pick<Caller, 'ageBand' | 'occupation'>

const ANY_AGE: Weights<AgeBand> = {
  '0-13': 2,
  '14-17': 11,
  '18-24': 19,
  '25-34': 25,
  '35-44': 20,
  '45-54': 12,
  '55-64': 7,
  '65-plus': 4,
}

const AGES: Readonly<Record<string, Partial<Weights<AgeBand>>>> = {
  P05: { '25-34': 25, '35-44': 50, '45-54': 20, '55-64': 5 },
  P06: { '25-34': 28, '35-44': 32, '45-54': 22, '55-64': 12, '65-plus': 6 },
  P07: { '14-17': 12, '18-24': 45, '25-34': 33, '35-44': 10 },
  P09: { '0-13': 10, '14-17': 55, '18-24': 35 },
  P10: { '18-24': 10, '25-34': 38, '35-44': 30, '45-54': 18, '55-64': 4 },
  H: { '18-24': 8, '25-34': 26, '35-44': 24, '45-54': 17, '55-64': 14, '65-plus': 11 },
}

const WORKING: Weights<Occupation> = {
  pupil: 0,
  student: 0,
  employee: 34,
  'public-service': 9,
  'health-worker': 5,
  teacher: 6,
  worker: 17,
  farmer: 5,
  'self-employed': 12,
  'home-maker': 7,
  retired: 0,
  unemployed: 4,
  other: 1,
}

function occupationOf(random: Random, ageBand: AgeBand): Occupation {
  if (ageBand === '0-13' || ageBand === '14-17') return 'pupil'
  if (ageBand === '18-24' && chance(random, 0.62)) return 'student'
  if (ageBand === '65-plus' || (ageBand === '55-64' && chance(random, 0.5))) return 'retired'
  return weighted(random, WORKING)
}

function bandsFor(random: Random, topic: string): Bands {
  const ages = AGES[topic.slice(0, 3)] ?? AGES[topic.slice(0, 1)] ?? ANY_AGE
  const known = AGE_BANDS.filter((band) => ages[band] !== undefined)
  const ageBand = weighted<AgeBand>(random, {
    ...NOBODY,
    ...Object.fromEntries(known.map((band) => [band, ages[band]])),
  })
  return { ageBand, occupation: occupationOf(random, ageBand) }
}

const NOBODY: Weights<AgeBand> = {
  '0-13': 0,
  '14-17': 0,
  '18-24': 0,
  '25-34': 0,
  '35-44': 0,
  '45-54': 0,
  '55-64': 0,
  '65-plus': 0,
}

/** The rising theme is one of pupils and students. */
export function studentBands(random: Random): Bands {
  return chance(random, 0.45) ? { ageBand: '14-17', occupation: 'pupil' } : { ageBand: '18-24', occupation: 'student' }
}

function educationOf(random: Random, { ageBand, occupation }: Bands): Education {
  if (ageBand === '0-13') return 'primary-or-less'
  if (occupation === 'pupil') return 'senior-secondary'
  if (occupation === 'student') return 'college'
  return weighted<Education>(random, {
    'primary-or-less': 8,
    'junior-secondary': 24,
    'senior-secondary': 28,
    college: 36,
    postgraduate: 4,
  })
}

function maritalStateOf(random: Random, { ageBand, occupation }: Bands): MaritalState {
  if (occupation === 'pupil' || occupation === 'student') return 'single'
  const single = ageBand === '18-24' ? 80 : ageBand === '25-34' ? 35 : 8
  return weighted<MaritalState>(random, {
    single,
    married: 100 - single,
    partnered: 8,
    separated: 3,
    divorced: 8,
    widowed: ageBand === '65-plus' ? 25 : 1,
  })
}

/**
 * Eleven digits that no telephone in China has: no mobile number begins with 100.
 * @param index from 0
 */
export const madeUpNumber = (index: number): string => `100${String(index).padStart(8, '0')}`

/** Who calls next. It remembers who called, so that some call again. */
export interface Callers {
  next(draw: () => Brought, bands?: Bands): Visit
}

export function callersOf(random: Random, firstIndex: number): Callers {
  const known: { readonly caller: Caller; visits: number }[] = []
  let index = firstIndex

  function again(draw: () => Brought): Visit {
    const frequent = known.length <= FREQUENT_CALLERS || chance(random, FREQUENT_SHARE)
    const who = oneOf(random, frequent ? known.slice(0, FREQUENT_CALLERS) : known.slice(-RECENT_CALLERS))
    who.visits++
    return { caller: who.caller, visit: who.visits, matter: chance(random, SAME_MATTER) ? who.caller.matter : draw() }
  }

  function anew(matter: Brought, bands = bandsFor(random, matter.topic)): Visit {
    const withheld = chance(random, WITHHELD_SHARE)
    const caller: Caller = {
      number: withheld ? undefined : madeUpNumber(index++),
      gender: oneOf(random, GENDERS.slice(0, 2)),
      ...bands,
      education: educationOf(random, bands),
      maritalState: maritalStateOf(random, bands),
      matter,
    }
    if (!withheld) known.push({ caller, visits: 1 })
    return { caller, visit: 1, matter }
  }

  return {
    next: (draw, bands) => {
      if (bands === undefined && known.length > 0 && chance(random, REPEAT_SHARE)) return again(draw)
      return anew(draw(), bands)
    },
  }
}
