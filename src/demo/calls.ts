// The demo's year of calls: when they came, who answered at which seat, what they were about. Pure, from a seed.
import type { DateTime } from 'luxon'
import type { CallType } from '../calls/codes.ts'
import type { CallContent, CallTexts } from '../calls/content.ts'
import { arrivalsOf, ENQUIRY_LINE, expectedByDay, HELPLINE, type Traffic } from './arrivals.ts'
import { contentOf, type Drawn } from './call-content.ts'
import { type Callers, callersOf, studentBands } from './callers.ts'
import { chance, gamma, type Random, stream, type Weights, weighted } from './random.ts'
import { busyness, daysOfSeason, EPIDEMIC_SHARE, isEpidemic, risingShare, type Season } from './season.ts'
import { type Brought, epidemicHealthTopic, epidemicTopic, healthTopic, psychologicalTopic } from './shares.ts'

export const DEMO_LINES = ['psy', 'health'] as const
export type DemoLine = (typeof DEMO_LINES)[number]

export interface DemoCall {
  readonly line: DemoLine
  /** Local day. */
  readonly day: string
  readonly startedAt: DateTime
  readonly endedAt: DateTime
  /** A made-up number; undefined: withheld. */
  readonly number: string | undefined
  readonly content: CallContent
  readonly texts: CallTexts
}

export interface CallsAsked {
  readonly seed: number
  /** About so many, both lines together. */
  readonly total: number
  readonly season: Season
  readonly zone: string
  /** Nothing later than this. */
  readonly now: DateTime
}

export const SEATS = 2

interface LineProfile {
  readonly share: number
  readonly traffic: Traffic
  readonly types: Weights<CallType>
  /** Minutes of a call that is counted, on average. */
  readonly minutes: number
}

const PROFILES: Readonly<Record<DemoLine, LineProfile>> = {
  psy: {
    share: 0.64,
    traffic: HELPLINE,
    minutes: 21,
    types: {
      counselling: 67,
      enquiry: 5,
      'third-party': 6,
      silent: 7,
      'hang-up': 6,
      'wrong-number': 3,
      harassment: 2.5,
      thanks: 1.5,
      repeat: 0,
      test: 0.2,
    },
  },
  health: {
    share: 0.36,
    traffic: ENQUIRY_LINE,
    minutes: 7,
    types: {
      counselling: 0,
      enquiry: 84,
      'third-party': 6,
      silent: 1.5,
      'hang-up': 4,
      'wrong-number': 3,
      harassment: 0.4,
      thanks: 1,
      repeat: 0,
      test: 0.1,
    },
  },
}

/** In the order of their starts. */
export function drawCalls(asked: CallsAsked): readonly DemoCall[] {
  const calls = DEMO_LINES.flatMap((line, place) => callsOfLine(asked, line, place * 50_000_000))
  return calls.sort((a, b) => a.startedAt.toMillis() - b.startedAt.toMillis())
}

function callsOfLine({ seed, total, season, zone, now }: CallsAsked, line: DemoLine, firstCaller: number): DemoCall[] {
  const { share, traffic } = PROFILES[line]
  const arriving = stream(seed, `${line} arrivals`)
  const telling = stream(seed, `${line} calls`)
  const callers = callersOf(stream(seed, `${line} callers`), firstCaller)
  const seats = seatsOf()
  const days = daysOfSeason(season)
  const expected = expectedByDay(days, traffic, total * share, (day) => busyness(season, day))
  return days.flatMap((day) => {
    const arrivals = arrivalsOf(arriving, traffic, { day, zone, expected: expected.get(day) ?? 0 })
    const context = { season, line, day, zone, callers, seats }
    return arrivals.map((rangAt) => callAt(telling, rangAt, context)).filter(({ endedAt }) => endedAt < now)
  })
}

interface Context {
  readonly season: Season
  readonly line: DemoLine
  readonly day: string
  readonly zone: string
  readonly callers: Callers
  readonly seats: Seats
}

/** More patience than this nobody has, on average, in seconds. */
const PATIENCE = 240

function callAt(random: Random, rangAt: DateTime, context: Context): DemoCall {
  const { line, day, zone, season, callers, seats } = context
  const rising = line === 'psy' && chance(random, risingShare(season, day))
  const local = rangAt.setZone(zone)
  const draw = (): Brought => drawTopic(random, context, local.hour)
  const visit = callers.next(rising ? () => SLEEPLESS : draw, rising ? studentBands(random) : undefined)
  const drawnType = rising ? 'counselling' : weighted(random, PROFILES[line].types)
  const { seat, wait } = seats.next(rangAt)
  const lost = wait > -Math.log(1 - random()) * PATIENCE
  const waitSeconds = lost ? Math.min(wait, 300) : wait + Math.floor(random() * 12)
  const type = lost ? 'hang-up' : visit.visit > 3 && drawnType === 'counselling' ? 'repeat' : drawnType
  const drawn: Drawn = { line, visit, type, lost, seat, waitSeconds }
  const startedAt = rangAt.plus({ seconds: lost ? 0 : waitSeconds })
  const { content, texts, minutes } = contentOf(random, drawn, lasting(random, line, type))
  const endedAt = startedAt.plus({ seconds: lost ? waitSeconds : Math.max(5, Math.round(minutes * 60)) })
  if (!lost) seats.take(seat, endedAt)
  const times = { startedAt: startedAt.toISO() ?? '', endedAt: endedAt.toISO() }
  return { line, day, startedAt, endedAt, number: visit.caller.number, content: { ...content, ...times }, texts }
}

const SLEEPLESS: Brought = { topic: 'P03.1', context: [], passedOn: false }

function drawTopic(random: Random, { line, day, season }: Context, hour: number): Brought {
  const because = isEpidemic(season, day) && chance(random, EPIDEMIC_SHARE)
  if (line === 'health') return because ? epidemicHealthTopic(random) : healthTopic(random)
  return because ? epidemicTopic(random) : psychologicalTopic(random, hour >= 22 || hour < 5)
}

const isTalk = (type: CallType) => type === 'counselling' || type === 'repeat' || type === 'third-party'

/** Minutes: a talk is long and varies, what is no conversation is over soon. */
function lasting(random: Random, line: DemoLine, type: CallType): number {
  if (type === 'hang-up' || type === 'test' || type === 'wrong-number') return gamma(random, 1, 0.4)
  if (type === 'silent' || type === 'harassment' || type === 'thanks') return gamma(random, 2, 1.2)
  const mean = PROFILES[line].minutes * (isTalk(type) ? 1 : 0.6)
  return gamma(random, 3, mean / 3)
}

interface Seats {
  /** The seat that is free first, and for how many seconds a caller has to wait for it. */
  next(at: DateTime): { readonly seat: number; readonly wait: number }
  take(seat: number, until: DateTime): void
}

function seatsOf(): Seats {
  const freeAt = Array.from({ length: SEATS }, () => 0)
  return {
    next: (at) => {
      const first = Math.min(...freeAt)
      const wait = Math.max(0, Math.ceil((first - at.toMillis()) / 1000))
      const free = freeAt.indexOf(first)
      return { seat: free + 1, wait }
    },
    take: (seat, until) => {
      freeAt[seat - 1] = until.toMillis()
    },
  }
}
