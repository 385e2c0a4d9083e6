// JSON Schema → fast-check arbitrary: values that fit, and values that nearly do.
import fc from 'fast-check'

export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly example?: unknown
}

export type Schemas = Readonly<Record<string, JsonSchema>>

/** Anything that a careless or hostile client might put in place of a value. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    -1,
    0,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    true,
    [],
    {},
    [[[[]]]],
    'null',
    'undefined',
    '2026-02-30',
    '2026-13-01T25:61:00Z',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    "'; drop table calls; --",
    '../../etc/passwd',
    '\u0000',
    '\ud800',
    '👩‍👩‍👧‍👦',
    'x'.repeat(50_000),
    { toString: 'x' },
    { length: 1_000_000_000 },
    { $gt: '' },
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that fit the schema, as far as JSON Schema can say it. */
export function fitting(schema: JsonSchema, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map((one) => fitting(one, schemas, depth + 1)))
  if (schema.allOf) return fitting(Object.assign({}, ...schema.allOf), schemas, depth + 1)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'string':
      return text(schema)
    case 'integer':
    case 'number':
      return number(schema, type)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return depth > 6 ? fc.constant([]) : list(schema, schemas, depth)
    case 'object':
      return depth > 6 ? fc.constant({}) : record(schema, schemas, depth)
    default:
      return junk
  }
}

function text(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: 4 })
  if (schema.format === 'date') return fc.constantFrom('2026-05-14', '2024-02-29', '2026-12-31', '1999-01-01')
  if (schema.format === 'date-time') return fc.constantFrom('2026-05-14T02:00:00Z', '2026-03-29T01:30:00+01:00')
  if (schema.format === 'uri') return fc.constantFrom('https://example.org/a', 'http://127.0.0.1:1/x')
  if (typeof schema.example === 'string' && schema.pattern !== undefined) return fc.constant(schema.example)
  return fc.string({
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(schema.maxLength ?? 30, 30),
    unit: 'grapheme',
  })
}

function number(schema: JsonSchema, type: string): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? -1_000, -1e9)
  const max = Math.min(schema.maximum ?? 1_000, 1e9)
  return type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
}

const list = (schema: JsonSchema, schemas: Schemas, depth: number) =>
  fc.array(fitting(schema.items ?? {}, schemas, depth + 1), {
    minLength: schema.minItems ?? 0,
    maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
  })

function record(schema: JsonSchema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  const model = Object.fromEntries(properties.map(([name, one]) => [name, fitting(one, schemas, depth + 1)]))
  return fc.record(model, { requiredKeys: [...(schema.required ?? [])] })
}

/** A fitting value with one place replaced by junk. */
export function broken(schema: JsonSchema, schemas: Schemas): fc.Arbitrary<unknown> {
  return fc.tuple(fitting(schema, schemas), junk, fc.nat()).map(([value, bad, place]) => replaceOne(value, bad, place))
}

function replaceOne(value: unknown, bad: unknown, place: number): unknown {
  if (typeof value !== 'object' || value === null) return bad
  const keys = Object.keys(value)
  const key = keys[place % (keys.length + 1)]
  if (key === undefined) return bad
  const inner = (value as Record<string, unknown>)[key]
  const next = replaceOne(inner, bad, Math.floor(place / (keys.length + 1)))
  return Array.isArray(value) ? value.map((item, i) => (String(i) === key ? next : item)) : { ...value, [key]: next }
}
