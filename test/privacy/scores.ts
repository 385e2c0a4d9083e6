// Scores of the scrubber on marked sentences: a mark counts when it is covered wholly, and nothing of it is left in the text.
import { FINDING_TYPES, isStructured, type Scrub, type Scrubbed, scrub } from '../../src/privacy/scrub.ts'
import type { Mark, Sentence } from './sentences.ts'

export interface Scores {
  /** By type: covered and all. */
  readonly covered: ReadonlyMap<string, readonly [number, number]>
  /** Sentences in which nothing may go, and those of them where something went. */
  readonly clean: number
  readonly touched: number
  readonly misses: readonly string[]
}

const PLACES: ReadonlySet<string> = new Set(['ADDRESS', 'SCHOOL', 'HOSPITAL'])
const HAN = /\p{Script=Han}/u

/** Groups as the bars have them. */
function groupOf({ type }: Mark, text: string): string {
  if (type === 'PERSON') return HAN.test(text) ? 'PERSON zh' : 'PERSON en'
  if (PLACES.has(type)) return 'ADDRESS, SCHOOL, HOSPITAL'
  return type === 'ORG' ? 'ORG' : 'structured'
}

export function scoresOf(sentences: readonly Sentence[], scrubbing: Scrub = scrub): Scores {
  const covered = new Map<string, readonly [number, number]>()
  const misses: string[] = []
  let clean = 0
  let touched = 0
  for (const { text, marks } of sentences) {
    const done = scrubbing(text)
    const { findings, text: scrubbed } = done
    if (marks.length === 0) {
      clean++
      if (findings.length === 0) continue
      touched++
      misses.push(`touched: ${text} → ${scrubbed}`)
    }
    for (const mark of marks.filter(({ optional }) => !optional)) {
      const got = covers(findings, mark) && !leaves(done, text, mark)
      const [hits, all] = covered.get(groupOf(mark, text)) ?? [0, 0]
      covered.set(groupOf(mark, text), [hits + Number(got), all + 1])
      if (!got) misses.push(`missed ${mark.type} ${text.slice(mark.start, mark.end)}: ${text} → ${scrubbed}`)
    }
  }
  return { covered, clean, touched, misses }
}

/** Findings side by side cover together. */
function covers(findings: readonly { start: number; end: number }[], { start, end }: Mark): boolean {
  let at = start
  for (const finding of findings) if (finding.start <= at && finding.end > at) at = finding.end
  return at >= end
}

const STRUCTURED: ReadonlySet<string> = new Set(FINDING_TYPES.filter(isStructured))
/** A character alone tells nobody who it was. */
const TELLING = 2

/** Whether two or more characters of a structured mark stand beside what took its place: `微信wx_lily.07` → `微信[微信号].07`. */
function leaves({ text, findings, places }: Scrubbed, raw: string, mark: Mark): boolean {
  if (!STRUCTURED.has(mark.type)) return false
  const there = findings.flatMap(({ start, end }, i) =>
    start < mark.end && mark.start < end ? [{ start, end, i }] : [],
  )
  const first = there[0]
  const last = there.at(-1)
  if (!first || !last) return false
  const own = raw.slice(mark.start, mark.end)
  const endOf = (i: number) => text.indexOf(']', places[i]) + 1
  const between = there.slice(1).map(({ i }) => text.slice(endOf(i - 1), places[i]))
  const after = text.slice(endOf(last.i), places[last.i + 1])
  const before = text.slice(first.i === 0 ? 0 : endOf(first.i - 1), places[first.i])
  return (
    between.some(({ length }) => length >= TELLING) ||
    beginsWithTail(after, own, raw.slice(Math.max(mark.end, last.end))) ||
    beginsWithTail(reversed(before), reversed(own), reversed(raw.slice(0, Math.min(mark.start, first.start))))
  )
}

/** Whether `kept` is a tail of `own` and then what followed, and not only what followed, which may look like it. */
function beginsWithTail(kept: string, own: string, followed: string): boolean {
  if (kept.length < TELLING || followed.startsWith(kept)) return false
  const tails = Array.from({ length: own.length - TELLING + 1 }, (_, at) => own.slice(at))
  return tails.some((tail) => kept.startsWith(tail) || `${tail}${followed}`.startsWith(kept))
}

const reversed = (text: string): string => [...text].reverse().join('')
