// One finding for each place: those that overlap become one.
import { isStructured, overlaps, type Span, type Stretch } from './finding.ts'

/** What identifies most surely gives the whole its type. */
const surer = (a: Span, b: Span) =>
  isStructured(a.type) !== isStructured(b.type) ? isStructured(a.type) : a.end - a.start >= b.end - b.start

/** In order and without overlap. Everything that was covered stays covered. */
export function joined(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (!last || !overlaps(last, span)) result.push(span)
    else result[result.length - 1] = union(last, span)
  }
  return result
}

function union(a: Span, b: Span): Span {
  const { type, label } = surer(a, b) ? a : b
  return {
    type,
    label,
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    hideFrom: Math.min(a.hideFrom ?? a.start, b.hideFrom ?? b.start),
    hideTo: Math.max(a.hideTo ?? a.end, b.hideTo ?? b.end),
    confidence: Math.max(a.confidence, b.confidence),
  }
}

/** Addresses with nothing but a comma between them are one: Room 1203, Jade Court, 88 Binjiang Road. */
export function chained(text: string, spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    const near = last?.type === 'ADDRESS' && span.type === 'ADDRESS' && span.start - last.end <= FARTHEST
    if (last && near && COMMA.test(text.slice(last.end, span.start))) result[result.length - 1] = union(last, span)
    else result.push(span)
  }
  return result
}
const COMMA = /^(?:[,，]? ?|(?:旁边?|边|对面)?的|,? (?:near|opposite|behind|beside|next to|off|by) (?:the )?)$/
const FARTHEST = 16

/** Those spans that touch none of the stretches. @param stretches in order */
export function outside(spans: readonly Span[], stretches: readonly Stretch[]): readonly Span[] {
  if (stretches.length === 0 || spans.length === 0) return spans
  let i = 0
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter((span) => {
      while (i < stretches.length && (stretches[i]?.end ?? 0) <= span.start) i++
      const next = stretches[i]
      return !next || !overlaps(span, next)
    })
}

/** The text with line feeds in the place of the stretches. */
export function without(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text
  let at = 0
  const parts: string[] = []
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    parts.push(text.slice(at, start), '\n'.repeat(end - Math.max(at, start)))
    at = end
  }
  return parts.join('') + text.slice(at)
}
