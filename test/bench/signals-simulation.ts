// node test/bench/signals-simulation.ts [--runs 400]: false alarms in 100 topic-days, and how many planted rises are
// found, by our detectors and by EARS beside them. Counts are gamma-Poisson with a weekday effect; the rise is a step of
// 7 days, four times the mean up to 2 a day and twice above; a quarter as many runs for the means from 8 a day on.
import { parseArgs } from 'node:util'
import { gammaPoisson, stream } from '../../src/demo/random.ts'
import { type EarsControl, ears, earsDefaults } from '../../src/themes/signals/ears.ts'
import type { Finding } from '../../src/themes/signals/finding.ts'
import { alertsOf, isOfEnough, judgeTopic } from '../../src/themes/signals/ladder.ts'
import { judgeDay } from '../../src/themes/signals/weekday.ts'
import { printTable } from './table.ts'

type Detector = (days: readonly number[]) => boolean

const { values } = parseArgs({ options: { runs: { type: 'string', default: '400' } } })
const MEANS = [0.5, 2, 8, 40]
const WEEKDAYS = [1.4, 1.2, 1, 1, 1, 0.8, 0.6]
const HISTORY = 70
const QUIET = 100
const RISE = 7
const SHORT = 49

const byEars =
  (control: EarsControl): Detector =>
  (days) =>
    ears(days, control, { from: days.length, to: days.length })[0]?.alarm === true
/** Here nobody calls twice. */
const latelyOf = (days: readonly number[]) => days.slice(-7).reduce((sum, count) => sum + count, 0)
const byLadder =
  (longest: number): Detector =>
  (days) =>
    judgeTopic({ days: days.slice(-longest), weeks: [], lately: latelyOf(days) }).some(
      (finding) => finding.alarm && isOfEnough(finding),
    )

const DETECTORS: Readonly<Record<string, Detector>> = {
  'EARS C1': byEars(earsDefaults('C1')),
  'EARS C2': byEars(earsDefaults('C2')),
  'EARS C3': byEars(earsDefaults('C3')),
  'EARS C2, minSigma 1': byEars({ ...earsDefaults('C2'), minSigma: 1 }),
  'EARS C2, baseline 28, minSigma 1': byEars({ ...earsDefaults('C2'), baseline: 28, minSigma: 1 }),
  'weekday negative binomial': (days) => judgeDay(days).alarm,
  'the ladder, 7 weeks of history': byLadder(SHORT),
  'the ladder, 10 weeks or more': byLadder(HISTORY),
}

interface Score {
  readonly falseAlarms: number
  readonly found: number
  readonly delay: number
}

const random = stream(1, 'signals simulation')
const dispersionAt = (mean: number) => 1.3 + mean / 40
const draw = (mean: number, day: number, times = 1) =>
  gammaPoisson(random, mean * times * (WEEKDAYS[day % 7] ?? 1), dispersionAt(mean))

function score(detector: Detector, mean: number, runs: number): Score {
  let alarms = 0
  const delays: number[] = []
  for (let run = 0; run < runs; run++) {
    const days = Array.from({ length: HISTORY + QUIET }, (_, day) => draw(mean, day))
    for (let day = HISTORY; day < days.length; day++) if (detector(days.slice(0, day + 1))) alarms++
    const rise = Array.from({ length: RISE }, (_, i) => draw(mean, days.length + i, mean <= 2 ? 4 : 2))
    const delay = rise.findIndex((_, i) => detector([...days, ...rise.slice(0, i + 1)]))
    if (delay >= 0) delays.push(delay)
  }
  delays.sort((a, b) => a - b)
  return {
    falseAlarms: (100 * alarms) / (runs * QUIET),
    found: delays.length / runs,
    delay: delays[Math.floor(delays.length / 2)] ?? Number.NaN,
  }
}

/** The last of so many weeks, once as usual and once three times as busy (twice above 20). */
function scoreWeeks(weeks: number, mean: number, times: number): Score {
  const isAlarm = (last: number, before: readonly number[]) =>
    judgeTopic({ days: [], weeks: [...before, last] }).some((finding) => finding.alarm && isOfEnough(finding))
  const drawWeek = (factor = 1) => gammaPoisson(random, mean * factor, dispersionAt(mean / 7))
  let alarms = 0
  let found = 0
  for (let run = 0; run < times; run++) {
    const before = Array.from({ length: weeks - 1 }, () => drawWeek())
    if (isAlarm(drawWeek(), before)) alarms++
    if (isAlarm(drawWeek(mean > 20 ? 2 : 3), before)) found++
  }
  return { falseAlarms: (100 * alarms) / (times * 7), found: found / times, delay: 0 }
}

/** A whole run over many topics, as the job does it: what is left after the false discovery rate. */
function scoreOfRuns(topics: number, days: number): number {
  const series = Array.from({ length: topics }, (_, topic) => {
    const mean = MEANS[topic % MEANS.length] ?? 1
    return Array.from({ length: HISTORY + days }, (_, day) => draw(mean, day))
  })
  let alerts = 0
  for (let day = HISTORY; day < HISTORY + days; day++) {
    const findings = series.map((counts, topic): [string, readonly Finding[]] => [
      `${topic}`,
      judgeTopic({ days: counts.slice(0, day + 1), weeks: [], lately: latelyOf(counts.slice(0, day + 1)) }),
    ])
    alerts += alertsOf(new Map(findings)).length
  }
  return (100 * alerts) / (topics * days)
}

const show = ({ falseAlarms, found, delay }: Score) =>
  `${falseAlarms.toFixed(1)}, ${Math.round(found * 100)} %, ${delay} d`
const runs = Number(values.runs)
printTable(
  ['false alarms / 100 d, found, median delay', ...MEANS.map((mean) => `${mean} a day`)],
  Object.entries(DETECTORS).map(([name, detector]) => [
    name,
    ...MEANS.map((mean) => show(score(detector, mean, mean < 8 ? runs : Math.ceil(runs / 4)))),
  ]),
)
console.log()
printTable(
  ['the last week: false alarms / 100 d, found', ...MEANS.map((mean) => `${mean * 7} a week`)],
  [9, 16, 40, 112, 170].map((weeks) => [
    `the ladder, ${weeks} weeks of history`,
    ...MEANS.map((mean) => show(scoreWeeks(weeks, mean * 7, 10 * runs)).replace(/, 0 d$/, '')),
  ]),
)
console.log(
  `\n150 topics, 50 days, after Benjamini-Hochberg: ${scoreOfRuns(150, 50).toFixed(2)} alerts in 100 topic-days`,
)

const start = performance.now()
const weeks = Array.from({ length: 157 }, (_, week) => draw(14, week))
const years = Array.from({ length: 1096 }, (_, day) => draw(2, day))
for (let topic = 0; topic < 150; topic++) judgeTopic({ days: years, weeks })
console.log(`a run over 150 topics with 3 years of history: ${(performance.now() - start).toFixed(0)} ms`)
