// What the scrubber took out, said without repeating it: as codes in the address of the next page, and in words.
import type { FieldFinding } from '../clean-texts.ts'
import { TEXT_FIELDS } from '../content.ts'
import type { CallWords } from './messages.en.ts'

type FindingType = FieldFinding['type']

/** 'summary.PHONE.2,riskNote.EMAIL.1'; '' when nothing was found. */
export function findingCodes(findings: readonly FieldFinding[]): string {
  const counts = new Map<string, number>()
  for (const { field, type } of findings) {
    const key = `${field}.${type}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => `${key}.${count}`).join(',')
}

const CODE = /^([a-zA-Z]{1,20})\.([A-Z_]{1,20})\.(\d{1,4})$/

/** One sentence for each field. Codes that are not ours are left out. */
export function removedWords(codes: string, words: CallWords): readonly string[] {
  const byField = new Map<string, string[]>()
  for (const code of codes.split(',', 40)) {
    const [, field = '', type = '', count = ''] = CODE.exec(code) ?? []
    const label = isFinding(type, words) ? words.finding[type] : undefined
    if (label === undefined || !isField(field)) continue
    byField.set(field, [...(byField.get(field) ?? []), words.times(label, Number(count))])
  }
  return [...byField].map(([field, what]) => words.removedIn(fieldName(field, words), what.join(', ')))
}

const isFinding = (type: string, { finding }: CallWords): type is FindingType => Object.hasOwn(finding, type)

const FIELDS = [...TEXT_FIELDS, 'note'] as const
type Field = (typeof FIELDS)[number]
const isField = (field: string): field is Field => FIELDS.some((known) => known === field)
const fieldName = (field: string, { form }: CallWords): string => (isField(field) ? form[field] : field)
