// The solver's problem as JSON, for `warmline solve` and others who make one: described once, its JSON Schema derived.
import { z } from 'zod'
import { furtherRule } from './rules/further-rule.ts'
import { DEFAULT_WEIGHTS, type Problem, type Weights } from './solver/problem.ts'

const id = z.string().min(1).max(200)
const instant = z.int().meta({ description: 'Whole minutes since the epoch' })
const day = z.int().meta({ description: 'Days since 1970-01-01, of the local calendar' })
const week = z.int().meta({ description: 'Weeks from Monday: floor((day + 3) / 7)' })
const month = z.int().meta({ description: 'Year × 12 + month from 0' })
const minutes = z.number().min(0).max(1_000_000)
const count = z.int().min(0).max(1000)
const cost = z.number().min(0).max(1_000_000)
const dutyClass = z.enum(['answering', 'on-call'])
const pair = z.strictObject({ slot: id, member: id })

const span = {
  class: dutyClass,
  start: instant,
  end: instant,
  clockGain: z.int().min(0).max(240).default(0),
  day,
  night: day.nullable().default(null).meta({ description: 'The day on whose evening the night begins; null by day' }),
  nightWeek: week.nullable().default(null),
  nightMonth: month.nullable().default(null),
  month,
}

const limits = z.strictObject({
  maxStretchMinutes: minutes.nullable(),
  warnStretchMinutes: minutes.nullable(),
  restAfterNightMinutes: minutes,
  maxNightsInRow: count.nullable(),
  maxNightsPerWeek: count.nullable(),
})

const role = z.strictObject({
  code: id,
  class: dutyClass,
  neverAlone: count.default(0),
  need: z.number().min(0).max(1000).default(1),
  maxShare: z.number().min(0).max(1).nullable().default(null),
  warnShare: z.number().min(0).max(1).nullable().default(null),
})

const slot = z
  .strictObject({
    ...span,
    id,
    role: id,
    minimum: count,
    wanted: count,
    closed: z.boolean().default(false),
    weekend: z.boolean().default(false),
    holiday: z.boolean().default(false),
    line: id.exactOptional(),
    shift: id.exactOptional().meta({ description: 'Name of its kind, the same every day' }),
    maximum: count.exactOptional(),
    skills: z
      .array(z.strictObject({ skill: id, minimum: count, need: z.number().min(0).max(1000).exactOptional() }))
      .max(20)
      .exactOptional(),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'A slot ends after it starts.' })

const carried = z.number().min(-1_000_000).max(1_000_000).exactOptional()

const member = z.strictObject({
  id,
  roles: z.array(id).max(20),
  barred: z.record(id, z.enum(['not-qualified', 'on-leave'])).default({}),
  elsewhere: z.array(z.strictObject(span)).max(1000).default([]),
  maxMinutesPerMonth: minutes.nullable().default(null),
  maxNightsPerMonth: count.nullable().default(null),
  wantedMinutesPerMonth: minutes.nullable().default(null),
  wantedNightsPerMonth: count.exactOptional(),
  wishes: z.record(id, z.number().min(-100).max(100)).default({}),
  wishFactor: z.number().min(0).max(100).exactOptional(),
  carried: z
    .strictObject({ minutes: carried, nights: carried, weekends: carried, holidays: carried })
    .exactOptional()
    .meta({ description: 'Carried in earlier rotas beyond the fair part' }),
  skills: z.array(id).max(50).exactOptional(),
})

const isWeight = (name: string): name is keyof Weights => name in DEFAULT_WEIGHTS
const weights = z
  .partialRecord(z.enum(Object.keys(DEFAULT_WEIGHTS).filter(isWeight)), cost)
  .default({})
  .transform((given): Weights => ({ ...DEFAULT_WEIGHTS, ...given }))

interface Named {
  readonly roles: readonly { readonly code: string }[]
  readonly slots: readonly { readonly id: string; readonly role: string }[]
  readonly members: readonly {
    readonly id: string
    readonly roles: readonly string[]
    readonly barred: Readonly<Record<string, unknown>>
    readonly wishes: Readonly<Record<string, unknown>>
  }[]
  readonly settled: readonly { readonly slot: string; readonly member: string }[]
  readonly published?: readonly { readonly slot: string; readonly member: string }[]
}

interface Dangling {
  readonly path: (string | number)[]
  readonly message: string
}

/** Names of what does not exist: a slip of the pen would put somebody on leave to work. */
function danglingIn({ roles, slots, members, settled, published = [] }: Named): readonly Dangling[] {
  const [codes, slotIds, memberIds] = [
    new Set(roles.map(({ code }) => code)),
    new Set(slots.map(({ id: own }) => own)),
    new Set(members.map(({ id: own }) => own)),
  ]
  const unless = (known: boolean, path: (string | number)[], message: string): Dangling[] =>
    known ? [] : [{ path, message }]
  const ofMember = ({ roles: own, barred, wishes }: Named['members'][number], m: number) => [
    ...own.flatMap((code, k) => unless(codes.has(code), ['members', m, 'roles', k], 'No such role.')),
    ...Object.keys(barred).flatMap((slot) =>
      unless(slotIds.has(slot), ['members', m, 'barred', slot], 'No such slot.'),
    ),
    ...Object.keys(wishes).flatMap((slot) =>
      unless(slotIds.has(slot), ['members', m, 'wishes', slot], 'No such slot.'),
    ),
  ]
  const ofPair = (list: string) => (pair: Named['settled'][number], i: number) => [
    ...unless(slotIds.has(pair.slot), [list, i, 'slot'], 'No such slot.'),
    ...unless(memberIds.has(pair.member), [list, i, 'member'], 'No such member.'),
  ]
  return [
    ...slots.flatMap(({ role }, i) => unless(codes.has(role), ['slots', i, 'role'], 'No such role.')),
    ...members.flatMap(ofMember),
    ...settled.flatMap(ofPair('settled')),
    ...published.flatMap(ofPair('published')),
  ]
}

/** Version 1 of the format. What is not known is refused. */
export const problemSchema = z
  .strictObject({
    version: z.literal(1),
    pauseMinutes: z.int().min(0).max(720),
    limits: z.strictObject({ answering: limits, 'on-call': limits }),
    roles: z.array(role).min(1).max(20),
    slots: z.array(slot).max(20_000),
    period: z
      .strictObject({ first: day, last: day })
      .exactOptional()
      .meta({ description: 'First and last day of the rota; absent: those of its slots' }),
    members: z.array(member).max(2000),
    settled: z.array(pair).max(100_000).default([]),
    weights,
    rules: z.array(furtherRule).max(500).exactOptional(),
    maxDutiesPerDay: z.int().min(1).max(4).exactOptional(),
    published: z.array(pair).max(100_000).exactOptional(),
  })
  .superRefine((problem, context) => {
    const { slots, members } = problem
    for (const { path, message } of danglingIn(problem)) context.addIssue({ code: 'custom', path, message })
    for (const [name, list] of [
      ['slots', slots],
      ['members', members],
    ] as const) {
      const seen = new Set<string>()
      for (const [i, { id: own }] of list.entries()) {
        if (seen.has(own)) context.addIssue({ code: 'custom', path: [name, i, 'id'], message: 'The id occurs twice.' })
        seen.add(own)
      }
    }
  })
  .meta({ id: 'WarmlineRotaProblem', title: 'A rota to be solved, version 1' })

/** Throws a ZodError that names every bad field. */
export const problemFrom = (json: unknown): Problem => problemSchema.parse(json)

export const problemJsonSchema = () => z.toJSONSchema(problemSchema, { io: 'input' })
