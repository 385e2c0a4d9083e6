// Text in pieces that are tagged by themselves: sentences, and parts of those that are too long.
import type { Stretch } from '../scrub/finding.ts'
import { LONGEST_PIECE } from './context.ts'

const ENDS = new Uint8Array(0x10000)
for (const end of '。！？!?\n') ENDS[end.charCodeAt(0)] = 1
/** A sentence that is too long is cut at one of these, if there is one in its last quarter. */
const PAUSES = new Set([...',，;；:：、 '])

/** In order, without overlap; they cover the text. */
export function piecesOf(text: string): readonly Stretch[] {
  const pieces: Stretch[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start)
    pieces.push({ start, end })
    start = end
  }
  return pieces
}

function endOf(text: string, start: number): number {
  const last = Math.min(text.length, start + LONGEST_PIECE)
  for (let i = start; i < last; i++) if (ENDS[text.charCodeAt(i)]) return i + 1
  if (last === text.length) return last
  for (let i = last; i > start + (LONGEST_PIECE * 3) / 4; i--) if (PAUSES.has(text.charAt(i - 1))) return i
  return last
}
