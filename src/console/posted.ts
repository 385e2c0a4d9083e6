// What a form sent: names and values, each possibly several times.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

export type PostedFields = ReadonlyMap<string, readonly string[]>

const shape = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** The fields of a form, or none when the body is something else. */
export function postedFields(request: FastifyRequest): PostedFields {
  const parsed = shape.safeParse({ ...(isObject(request.body) ? request.body : {}) })
  if (!parsed.success) return new Map()
  return new Map(Object.entries(parsed.data).map(([name, value]) => [name, [value].flat()]))
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The trimmed value of a field; '' when it is not there. */
export const one = (fields: PostedFields, name: string): string => (fields.get(name)?.[0] ?? '').trim()

/** The trimmed value, or undefined when nothing was given. */
export const given = (fields: PostedFields, name: string): string | undefined => one(fields, name) || undefined

export const all = (fields: PostedFields, name: string): readonly string[] => fields.get(name) ?? []

/** The value if it is one of the codes allowed, else undefined. */
export function chosen<C extends string>(fields: PostedFields, name: string, codes: readonly C[]): C | undefined {
  const value = one(fields, name)
  return codes.find((code) => code === value)
}
