// What callers bring, in the proportions that hotlines have published.
import { type Random, type Weights, weighted } from './random.ts'

/** An ordinary line: Xiamen, 1,262 calls [C14]. */
export const XIAMEN = { family: 402, mental: 327, relationship: 309, 'work-study-money': 125, other: 99 } as const
export type Concern = keyof typeof XIAMEN

/** Calls of an epidemic, in per cent: Zhejiang, 25 January to 29 February 2020, 8,978 calls [C11]. */
export const ZHEJIANG = { medical: 12.59, psychological: 26.5, information: 27.18, other: 33.74 } as const
export type EpidemicConcern = keyof typeof ZHEJIANG

/** Weights of the children of a topic, in the order of their codes. */
const CHILDREN: Readonly<Record<string, readonly number[]>> = {
  P02: [46, 14, 4, 20, 16],
  P03: [52, 20, 12, 6, 10],
  P04: [30, 14, 16, 25, 15],
  P11: [48, 12, 24, 8, 8],
}
const USUAL = [30, 26, 19, 14, 11]

const PSYCHOLOGICAL: Readonly<Record<Concern, Weights<string>>> = {
  family: { P05: 58, P06: 42 },
  mental: { P01: 46, P02: 12, P03: 20, P04: 22 },
  relationship: { P07: 45, P08: 55 },
  'work-study-money': { P09: 55, P10: 45 },
  other: { P11: 55, P12: 45 },
}

const PSYCHOLOGICAL_EPIDEMIC: Readonly<Record<EpidemicConcern, Weights<string>>> = {
  medical: { 'P03.2': 40, 'P03.3': 45, 'P04.3': 15 },
  psychological: { 'P01.1': 48, 'P01.2': 15, 'P01.4': 10, 'P03.1': 17, 'P02.1': 4, 'P04.1': 6 },
  information: { 'P10.4': 38, 'P09.5': 30, 'P04.4': 12, 'P01.1': 20 },
  other: { 'P05.4': 24, 'P05.2': 18, 'P05.1': 12, 'P06.1': 16, 'P10.5': 14, 'P10.1': 8, 'P08.2': 8 },
}

const CONTEXT: Readonly<Record<EpidemicConcern, Weights<string>>> = {
  medical: { 'P13.1': 85, 'P13.3': 15 },
  psychological: { 'P13.1': 45, 'P13.2': 40, 'P13.5': 15 },
  information: { 'P13.3': 70, 'P13.1': 30 },
  other: { 'P13.2': 80, 'P13.4': 12, 'P13.5': 8 },
}

const HEALTH: Weights<string> = {
  H01: 9,
  H02: 13,
  H03: 12,
  H04: 10,
  H05: 9,
  H06: 18,
  H07: 6,
  H08: 9,
  H09: 5,
  H10: 3,
  H11: 2,
  H12: 4,
}

const HEALTH_EPIDEMIC: Readonly<Record<EpidemicConcern, Weights<string>>> = {
  medical: { 'H01.1': 60, 'H05.1': 15, 'H03.5': 10, 'H06.4': 5, 'H06.1': 10 },
  psychological: { H06: 1 },
  information: { 'H01.3': 34, 'H01.2': 22, 'H01.4': 16, 'H11.4': 14, 'H11.5': 14 },
  other: { 'H06.2': 30, 'H02.1': 14, 'H08.4': 14, 'H10.3': 10, 'H12.4': 12, 'H05.4': 20 },
}

/** More of this is heard at night. */
const AT_NIGHT: Readonly<Record<string, number>> = { P02: 1.8, P03: 1.6 }

export interface Brought {
  readonly topic: string
  /** Context tags. */
  readonly context: readonly string[]
  /** In an epidemic: a psychological need on the health line, which is passed on. */
  readonly passedOn: boolean
}

/** The published group that a topic of the psychological line belongs to. */
export function concernOf(topic: string): Concern | undefined {
  for (const concern in PSYCHOLOGICAL) {
    if (isConcern(concern) && topic.slice(0, 3) in PSYCHOLOGICAL[concern]) return concern
  }
  return undefined
}

const isConcern = (name: string): name is Concern => name in XIAMEN

const brought = (topic: string, context: readonly string[] = [], passedOn = false): Brought => ({
  topic,
  context,
  passedOn,
})

function childOf(random: Random, parent: string): string {
  const weights = CHILDREN[parent] ?? USUAL
  return weighted(random, Object.fromEntries(weights.map((weight, place) => [`${parent}.${place + 1}`, weight])))
}

/** What an ordinary call on the psychological line is about. */
export function psychologicalTopic(random: Random, night: boolean): Brought {
  const topics = PSYCHOLOGICAL[weighted(random, XIAMEN)]
  const nightly = Object.entries(topics).map(([code, weight]) => [code, weight * (AT_NIGHT[code] ?? 1)] as const)
  return brought(childOf(random, weighted(random, night ? Object.fromEntries(nightly) : topics)))
}

/** What a call is about that would not have been made without the epidemic. */
export function epidemicTopic(random: Random): Brought {
  const concern = weighted(random, ZHEJIANG)
  return brought(weighted(random, PSYCHOLOGICAL_EPIDEMIC[concern]), [weighted(random, CONTEXT[concern])])
}

export const healthTopic = (random: Random): Brought => brought(childOf(random, weighted(random, HEALTH)))

export function epidemicHealthTopic(random: Random): Brought {
  const concern = weighted(random, ZHEJIANG)
  return brought(weighted(random, HEALTH_EPIDEMIC[concern]), [], concern === 'psychological')
}
