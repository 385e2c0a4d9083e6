// node test/bench/rota-alike.ts --like 13 --seed 1 --out FILE: a made-up instance in the benchmark's text format, with the
// size of one of its twenty-four and the character of the ten that are at hand: cover that is about as much as people may
// work, too few weekends by about the shortages of the best known roster, and wishes in runs of days.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pick, type Random, seeded } from '../../src/rota/solver/random.ts'

interface Size {
  readonly weeks: number
  readonly people: number
  readonly shifts: number
  /** Open places that no roster fills, about. */
  readonly short: number
}

const sized = (weeks: number, people: number, shifts: number, short: number): Size => ({ weeks, people, shifts, short })

/** By number of the instance; shortages are hundreds of its best known cost. */
const SIZES: ReadonlyMap<number, Size> = new Map([
  [8, sized(4, 30, 4, 11)],
  [9, sized(4, 36, 4, 3)],
  [12, sized(4, 60, 10, 38)],
  [13, sized(4, 120, 18, 9)],
  [14, sized(6, 32, 4, 10)],
  [15, sized(6, 45, 6, 35)],
  [16, sized(8, 20, 3, 29)],
  [17, sized(8, 32, 4, 53)],
  [18, sized(12, 22, 3, 40)],
  [19, sized(12, 40, 5, 26)],
  [20, sized(26, 50, 6, 40)],
  [21, sized(26, 100, 8, 200)],
  [22, sized(52, 50, 10, 280)],
  [23, sized(52, 100, 16, 150)],
  [24, sized(52, 150, 32, 250)],
])

interface Shift {
  readonly id: string
  readonly minutes: number
  /** 0 early, 1 day, 2 late, 3 night: none before an earlier one. */
  readonly turn: number
}

/** Three of four in full time, the others for half of it. */
const CONTRACTS = [
  { share: 1, run: 5, least: 2, off: 2 },
  { share: 1, run: 6, least: 2, off: 3 },
  { share: 1, run: 5, least: 2, off: 2 },
  { share: 0.5, run: 5, least: 1, off: 2 },
]
/** Minutes of full time in a week: four and a half shifts, and at least four. */
const WEEK = { most: 2160, least: 1920 }

export function instanceLike(number: number, seed: number): string {
  const size = SIZES.get(number)
  if (!size) throw new RangeError(`nothing like instance ${number} is made here`)
  const random = seeded(seed * 1000 + number)
  const shifts = shiftsOf(size.shifts)
  const staff = Array.from({ length: size.people }, (_, k) => personOf(k, size, shifts, random))
  const capacity = staff.reduce((sum, { share }) => sum + share * WEEK.most * size.weeks, 0)
  const cover = coverOf(size, shifts, capacity, random)
  const weekends = weekendsOf(size, cover)
  const wishes = staff.map(({ id }) => wishesOf(id, size, shifts, random))
  const section = (name: string, rows: readonly string[]) => [`SECTION_${name}`, ...rows, '']
  return [
    ...section('HORIZON', [`${7 * size.weeks}`]),
    ...section(
      'SHIFTS',
      shifts.map(({ id, minutes, turn }) => {
        const before = shifts.filter((other) => other.turn < turn).map((other) => other.id)
        return `${id},${minutes},${before.join('|')}`
      }),
    ),
    ...section(
      'STAFF',
      staff.map(({ row }, k) => `${row},${weekends[k]}`),
    ),
    ...section(
      'DAYS_OFF',
      staff.map(({ id, daysOff }) => [id, ...daysOff].join(',')),
    ),
    ...section(
      'SHIFT_ON_REQUESTS',
      wishes.flatMap(({ on }) => on),
    ),
    ...section(
      'SHIFT_OFF_REQUESTS',
      wishes.flatMap(({ off }) => off),
    ),
    ...section(
      'COVER',
      cover.map(({ day, shift, required }) => `${day},${shift},${required},100,1`),
    ),
  ].join('\n')
}

function shiftsOf(count: number): readonly Shift[] {
  const [early, day, late, night] = [0, 1, 2, 3]
  const turns = count === 3 ? [early, day, late] : [early, day, late, night, day, early]
  return Array.from({ length: count }, (_, k) => {
    const turn = turns[k % turns.length] ?? day
    return { id: `${'edln'[turn]}${k}`, minutes: turn === night ? 600 : 480 + (k >= 8 ? 60 * (k % 2) : 0), turn }
  }).toSorted((a, b) => a.turn - b.turn)
}

function personOf(k: number, { weeks }: Size, shifts: readonly Shift[], random: Random) {
  const id = `P${k}`
  const { share, run, least, off } = CONTRACTS[k % CONTRACTS.length] ?? { share: 1, run: 5, least: 2, off: 2 }
  const days = 7 * weeks
  const limits = shifts.map(({ id: shift, turn }, at) => {
    const nights = Math.round(share * weeks * (random() < 0.5 ? 1 : 2))
    const most = turn === 3 ? nights : random() < 0.15 ? days / 2 : days
    return `${shift}=${at > 0 && random() < 0.33 ? 0 : most}`
  })
  const daysOff = Array.from({ length: weeks / 2 }, (_, half) => 14 * half + pick(random, 14))
  const minutes = [WEEK.most, WEEK.least].map((week) => week * weeks * share)
  return { id, share, daysOff, row: [id, limits.join('|'), ...minutes, run, least, off].join(',') }
}

interface Cover {
  readonly day: number
  readonly shift: string
  readonly required: number
}

/** In all about what people may work; a shift type has its own mean, and days are two above or below it. */
function coverOf({ weeks }: Size, shifts: readonly Shift[], capacity: number, random: Random): readonly Cover[] {
  const days = 7 * weeks
  const weights = shifts.map(({ turn }) => (turn === 3 ? 0.6 : 1) * (0.6 + 0.8 * random()))
  const minutes = shifts.reduce((sum, shift, k) => sum + shift.minutes * (weights[k] ?? 0), 0)
  return Array.from({ length: days }, (_, day) =>
    shifts.map(({ id: shift }, k) => {
      const mean = ((weights[k] ?? 0) * capacity) / minutes / days
      const spread = (random() + random() - 1) * Math.min(2.5, mean)
      return { day, shift, required: Math.max(0, Math.floor(mean + spread + random())) }
    }),
  ).flat()
}

/** Weekends that people may work, dealt out evenly: too few by the shortages that there should be. */
function weekendsOf({ weeks, people, short }: Size, cover: readonly Cover[]): readonly number[] {
  const demand = cover.filter(({ day }) => day % 7 > 4).reduce((sum, { required }) => sum + required, 0)
  const supply = Math.max(people, Math.round((demand - short) / 2))
  return Array.from({ length: people }, (_, k) =>
    Math.min(weeks, Math.floor((supply * (k + 1)) / people) - Math.floor((supply * k) / people)),
  )
}

/** Two runs of days on one shift in four weeks, one that they would rather not stand. */
function wishesOf(id: string, { weeks }: Size, shifts: readonly Shift[], random: Random) {
  const run = () => {
    const [length, weight] = [1 + pick(random, 5), 1 + pick(random, 3)]
    const [from, shift] = [pick(random, 7 * weeks - length), shifts[pick(random, shifts.length)]?.id]
    return Array.from({ length }, (_, k) => `${id},${from + k},${shift},${weight}`)
  }
  const some = (number: number) => {
    const runs = Array.from({ length: Math.ceil(number) }, run).flat()
    return [...new Map(runs.map((row) => [row.split(',')[1], row])).values()]
  }
  return { on: some(weeks / 2), off: some(weeks / 4) }
}

const { values } = parseArgs({
  options: { like: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string' } },
})
if (values.like && values.out) writeFileSync(values.out, instanceLike(Number(values.like), Number(values.seed)))
