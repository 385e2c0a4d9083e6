// What became of the places where a call's texts say, or said, who somebody is: which rows follow from a change. Pure.

import { placeholdersIn } from '../privacy/scrub/placeholders.ts'
import type { FindingType } from '../privacy/scrub.ts'
import type { TextMark } from './clean-texts.ts'
import type { KeepReason } from './codes.ts'
import { type CallTexts, TEXT_FIELDS, type TextField } from './content.ts'

/** A place in a stored text. Never the passage that stood there. */
export interface TextFinding {
  readonly field: TextField
  /** UTF-16 offset in the text as it is stored, and length there. */
  readonly place: number
  readonly length: number
  readonly type: FindingType
  /** Per cent. */
  readonly confidence: number
  /** Set for a false alarm that was restored: the passage stands in the text. */
  readonly keptReason: KeepReason | null
}

/** What the scrubber marked in the fields that a change brings. */
export type Marks = ReadonlyMap<string, readonly TextMark[]>

/** @param before rows of the revision that was changed  @param texts after the change */
export function findingsAfter(
  before: readonly TextFinding[],
  texts: CallTexts,
  marks: Marks,
  keptReason: KeepReason | undefined,
): readonly TextFinding[] {
  return TEXT_FIELDS.flatMap((field) => {
    const was = before.filter((row) => row.field === field)
    const now = marks.get(field)
    return now === undefined ? was : ofField({ field, text: texts[field], was, now, keptReason })
  })
}

interface Field {
  readonly field: TextField
  readonly text: string
  readonly was: readonly TextFinding[]
  readonly now: readonly TextMark[]
  readonly keptReason: KeepReason | undefined
}

/** A placeholder that came in with the text was removed by an earlier save: it keeps what was known of it. */
function ofField({ field, text, was, now, keptReason }: Field): readonly TextFinding[] {
  const removed = new Map(now.filter(({ kept }) => !kept).map((mark) => [mark.place, mark]))
  const earlier = was.filter((row) => row.keptReason === null)
  const gone = placeholdersIn(text).flatMap(({ start: place, length, type }): readonly TextFinding[] => {
    const mark = removed.get(place)
    const known = mark ?? takeFirst(earlier, (row) => row.type === type)
    return known ? [{ field, place, length, type: known.type, confidence: known.confidence, keptReason: null }] : []
  })
  const keptBefore = was.filter((row) => row.keptReason !== null)
  const kept = now.flatMap((mark): readonly TextFinding[] => {
    if (!mark.kept) return []
    const reason = takeFirst(keptBefore, (row) => row.type === mark.type)?.keptReason ?? keptReason
    const { place, length, type, confidence } = mark
    return reason ? [{ field, place, length, type, confidence, keptReason: reason }] : []
  })
  return [...gone, ...kept].sort((a, b) => a.place - b.place)
}

function takeFirst<T>(rows: T[], fits: (row: T) => boolean): T | undefined {
  const at = rows.findIndex(fits)
  return at < 0 ? undefined : rows.splice(at, 1)[0]
}

/** The passages that stand in the texts although they were found, by field. */
export function keptPassages(rows: readonly TextFinding[], texts: CallTexts): ReadonlyMap<string, ReadonlySet<string>> {
  const kept = new Map<string, Set<string>>()
  for (const { field, place, length, keptReason } of rows) {
    if (keptReason === null) continue
    const passages = kept.get(field) ?? new Set()
    passages.add(texts[field].slice(place, place + length))
    kept.set(field, passages)
  }
  return kept
}
