// node test/bench/vectors.ts FOLDER: compares every detector with reference vectors of R surveillance in that folder.
// The vectors are not part of this repository: their series are under the GPL.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { answerSignals } from '../../src/themes/signals/answer.ts'
import { countQuantile, countUpperTail } from '../../src/themes/signals/count-distribution.ts'
import { benjaminiHochberg } from '../../src/themes/signals/false-discovery.ts'
import { normalQuantile } from '../../src/themes/signals/normal.ts'
import { twoSidedStudent } from '../../src/themes/signals/student.ts'
import { printTable } from './table.ts'

const TOLERANCE = 1e-9
const value = z.union([z.number(), z.enum(['NA', 'NaN', 'Inf', '-Inf'])])
const range = z.tuple([z.int(), z.int()])
const detectorFile = z.object({
  series: z.looseObject({}),
  runs: z.array(
    z.looseObject({
      method: z.string(),
      control: z.looseObject({}),
      range,
      upperbound: z.array(value),
      alarm: z.array(value),
    }),
  ),
})
const primitivesFile = z.object({
  primitives: z.object({
    qnorm: z.array(z.object({ p: z.number(), v: z.number() })),
    qt: z.array(z.object({ p: z.number(), df: z.number(), v: z.number() })),
    qpois: z.array(z.object({ p: z.number(), mu: z.number(), v: z.number() })),
    qnbinom: z.array(z.object({ p: z.number(), mu: z.number(), phi: z.number(), v: z.number() })),
    ppoisUpper: z.array(z.object({ y: z.number(), mu: z.number(), v: z.number() })),
    pnbinomUpper: z.array(z.object({ y: z.number(), mu: z.number(), phi: z.number(), v: z.number() })),
    BH: z.array(z.object({ p: z.array(z.number()), BH: z.array(z.number()) })),
  }),
})

/** What was compared, and how far apart the worst of it is. */
class Tally {
  points = 0
  worst = 0
  mismatches = 0

  compare(ours: number | null, theirs: z.infer<typeof value>): void {
    this.points++
    if (typeof theirs === 'string' || ours === null) {
      if (!(ours === null && (theirs === 'NA' || theirs === 'NaN'))) this.mismatches++
      return
    }
    const difference = ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(Math.abs(theirs), 1e-300)
    this.worst = Math.max(this.worst, difference)
    if (!(difference <= TOLERANCE)) this.mismatches++
  }
}

const tallies = new Map<string, Tally>()
function tallyOf(name: string): Tally {
  const tally = tallies.get(name) ?? new Tally()
  tallies.set(name, tally)
  return tally
}

function compareDetectors(text: unknown): void {
  const { series, runs } = detectorFile.parse(text)
  for (const run of runs) {
    const method = run.method.startsWith('EARS') ? 'earsC' : run.method
    const settings = z
      .object({ thresholdMethod: z.string().optional(), method: z.string().optional() })
      .parse(run.control)
    const name = `${method} ${settings.thresholdMethod ?? settings.method ?? ''}`
    const answer = answerSignals({ method, series, control: run.control, range: run.range })
    run.upperbound.forEach((theirs, i) => void tallyOf(`${name} bound`).compare(answer.upperbound[i] ?? null, theirs))
    run.alarm.forEach((theirs, i) => void tallyOf(`${name} alarm`).compare(answer.alarm[i] ?? null, theirs))
  }
}

function comparePrimitives(text: unknown): void {
  const { qnorm, qt, qpois, qnbinom, ppoisUpper, pnbinomUpper, BH } = primitivesFile.parse(text).primitives
  for (const { p, v } of qnorm) tallyOf('normalQuantile').compare(normalQuantile(p), v)
  for (const { p, df, v } of qt) tallyOf('twoSidedStudent').compare(twoSidedStudent(v, df), 2 * (1 - p))
  for (const { p, mu, v } of qpois) tallyOf('countQuantile').compare(countQuantile({ mean: mu, dispersion: 1 }, p), v)
  for (const { p, mu, phi, v } of qnbinom)
    tallyOf('countQuantile').compare(countQuantile({ mean: mu, dispersion: phi }, p), v)
  for (const { y, mu, v } of ppoisUpper)
    tallyOf('countUpperTail').compare(countUpperTail({ mean: mu, dispersion: 1 }, y), v)
  for (const { y, mu, phi, v } of pnbinomUpper)
    tallyOf('countUpperTail').compare(countUpperTail({ mean: mu, dispersion: phi }, y), v)
  for (const { p, BH: adjusted } of BH)
    benjaminiHochberg(p).forEach((ours, i) => void tallyOf('benjaminiHochberg').compare(ours, adjusted[i] ?? 'NA'))
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder? node test/bench/vectors.ts FOLDER')
const start = performance.now()
for (const name of readdirSync(folder)) {
  const read = (): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  if (/^(ears|farringtonFlexible)_.*\.json$/.test(name)) compareDetectors(read())
  if (name === 'primitives.json') comparePrimitives(read())
}
printTable(
  ['what', 'points', 'worst relative difference', 'mismatches'],
  [...tallies].map(([name, { points, worst, mismatches }]) => [
    name,
    `${points}`,
    worst.toExponential(1),
    `${mismatches}`,
  ]),
)
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`)
if ([...tallies.values()].some(({ mismatches }) => mismatches > 0)) process.exitCode = 1
