// Finds the words of a list in a text, each character at once: which kind of word it is in, and where in it.

import { beginningsOf } from '../scrub/scan.ts'

/** A word list of one kind. */
export interface WordList {
  /** 1 to 31. */
  readonly kind: number
  readonly words: Iterable<string>
}

/** No word; a word's first, middle and last character, and a word of one character: `kind * 4` and one of these. */
const FIRST = 0
const MIDDLE = 1
const LAST = 2
const ALONE = 3

/** Writes for each character of `text` from `start` which word it is in. */
export type Marker = (text: string, start: number, end: number, into: Uint8Array, at: number) => void

/** Of two lists with the same word the first has it; of two words that begin at a character the longer one counts. */
export function markerOf(lists: readonly WordList[]): Marker {
  const { kinds, step } = treeOf(lists)
  const begins = beginningsOf(lists.flatMap(({ words }) => [...words]))
  return (text, start, end, into, at) => {
    into.fill(0, at, at + end - start)
    for (let i = start; i < end; ) {
      const length = begins[text.charCodeAt(i)] ? mark(text, i, end, into, at + i - start) : 0
      i += Math.max(1, length)
    }
  }

  /** Marks the longest word that begins at `i`. @returns its length; 0 when there is none */
  function mark(text: string, i: number, end: number, into: Uint8Array, at: number): number {
    let length = 0
    let kind = 0
    for (let node = 0, k = i; k < end; k++) {
      node = step(node, text.charCodeAt(k))
      if (node < 0) break
      if (kinds[node] === 0) continue
      kind = kinds[node] ?? 0
      length = k + 1 - i
    }
    for (let k = 0; k < length; k++) into[at + k] = kind * 4 + placeIn(k, length)
    return length
  }
}

const placeIn = (k: number, length: number): number =>
  length === 1 ? ALONE : k === 0 ? FIRST : k === length - 1 ? LAST : MIDDLE

interface Tree {
  /** Of the word that ends at a node; 0 for none. */
  readonly kinds: Uint8Array
  /** The next node; less than 0 when no word goes on like this. */
  step(node: number, character: number): number
}

/** The steps of the tree are a table with open addressing: much faster than a Map. */
function treeOf(lists: readonly WordList[]): Tree {
  const letters = lists.reduce((sum, { words }) => sum + [...words].reduce((all, word) => all + word.length, 0), 0)
  const slots = 2 ** Math.ceil(Math.log2(2 * letters + 2))
  const from = new Int32Array(slots).fill(-1)
  const by = new Uint16Array(slots)
  const to = new Int32Array(slots)
  const kinds = new Uint8Array(letters + 1)
  let nodes = 1
  for (const { kind, words } of lists)
    for (const word of words) {
      let node = 0
      for (let i = 0; i < word.length; i++) node = stepOrGrow(node, word.charCodeAt(i))
      kinds[node] ||= kind
    }
  return {
    kinds,
    step(node, character) {
      const slot = slotOf(node, character)
      return from[slot] === -1 ? -1 : (to[slot] ?? -1)
    },
  }

  /** Where the step is, or would be. */
  function slotOf(node: number, character: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) + Math.imul(character, 0x85ebca6b)) >>> 7
    for (slot &= slots - 1; from[slot] !== -1; slot = (slot + 1) & (slots - 1))
      if (from[slot] === node && by[slot] === character) break
    return slot
  }

  function stepOrGrow(node: number, character: number): number {
    const slot = slotOf(node, character)
    if (from[slot] === -1) {
      from[slot] = node
      by[slot] = character
      to[slot] = nodes++
    }
    return to[slot] ?? 0
  }
}
