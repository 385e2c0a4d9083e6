// Scores of the scrubber on marked sentences: a mark counts when it is covered wholly.
import { type Scrub, scrub } from '../../src/privacy/scrub.ts'
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
    const { findings, text: scrubbed } = scrubbing(text)
    if (marks.length === 0) {
      clean++
      if (findings.length === 0) continue
      touched++
      misses.push(`touched: ${text} → ${scrubbed}`)
    }
    for (const mark of marks.filter(({ optional }) => !optional)) {
      const got = covers(findings, mark)
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
