// Puts into the raw text what stands for the findings.
import type { Scrubbed } from '../scrub.ts'
import type { Finding, Span } from './finding.ts'
import type { Normalised } from './normalise.ts'
import { largestPerson, placeholdersFor } from './placeholders.ts'

/** @param spans of the normalised text, in order and without overlap */
export function replaced(raw: string, plain: Normalised, spans: readonly Span[]): Scrubbed {
  const placeholder = placeholdersFor(restOf(plain.text, spans))
  const numberOf = numbering(plain.text)
  const parts: string[] = []
  const findings: Finding[] = []
  const places: number[] = []
  let at = 0
  let length = 0
  const push = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (const span of spans) {
    const { start, end, type, confidence, label, hideFrom = start, hideTo = end } = span
    const from = plain.startOf(hideFrom)
    push(raw.slice(at, from))
    places.push(length)
    push(placeholder(label, type === 'PERSON' ? numberOf(plain.text.slice(hideFrom, hideTo)) : 0))
    at = plain.endOf(hideTo - 1)
    findings.push({ start: plain.startOf(start), end: plain.endOf(end - 1), type, confidence })
  }
  push(raw.slice(at))
  return { text: parts.join(''), findings, places }
}

function restOf(text: string, spans: readonly Span[]): string {
  let at = 0
  const parts = spans.map(({ start, end }) => {
    const part = text.slice(at, start)
    at = end
    return part
  })
  return parts.join('') + text.slice(at)
}

/** The same person the same number: 王建国, then 建国. Numbers in use already are left alone. */
function numbering(text: string): (name: string) => number {
  const numbers = new Map<string, number>()
  let last = largestPerson(text)
  return (name) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    last++
    numbers.set(name, last)
    const given = partOf(name)
    if (given !== undefined && !numbers.has(given)) numbers.set(given, last)
    return last
  }
}

/** By what else this person goes: the given name. */
const partOf = (name: string): string | undefined =>
  /^[\u4e00-\u9fff]{3}$/.test(name) ? name.slice(1) : /^[A-Z]\S+ /.test(name) ? name.split(' ')[0] : undefined
