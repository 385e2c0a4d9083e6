// Finds the words of a list in a text, each character at once: which kind of word it is in, and where in it.

/** A word list of one kind. */
export interface WordList {
  /** 1 to 31. */
  readonly kind: number
  readonly words: Iterable<string>
}

/** No word; a word's first, middle and last character, and a word of one character: `kind * 4` and one of these. */
export const FIRST = 0
const MIDDLE = 1
export const LAST = 2
export const ALONE = 3

/** Writes which word it is in for each of the characters whose numbers these are, from `from` to `to`. */
export type Marker = (numbers: Uint16Array, from: number, to: number, into: Uint8Array) => void

const numbers = new Uint16Array(0x10000)
let count = 1
const MOST_CHARACTERS = 2 ** 13
const MOST_NODES = 2 ** 18

/** Of the characters that occur in any list, from 1; 0 for others. Complete when all markers are made. */
export const numberOf = (character: number): number => numbers[character] ?? 0

/** Of two lists with the same word the first has it; of two words that begin at a character the longer one counts. */
export function markerOf(lists: readonly WordList[]): Marker {
  const { kinds, step } = treeOf(lists)
  return (numbers, from, to, into) => {
    into.fill(0, from, to)
    for (let i = from; i < to; ) i += Math.max(1, mark(numbers, i, to, into))
  }

  /** Marks the longest word that begins at `i`. @returns its length; 0 when there is none */
  function mark(numbers: Uint16Array, i: number, to: number, into: Uint8Array): number {
    let length = 0
    let kind = 0
    for (let node = 0, k = i; k < to; k++) {
      node = step(node, numbers[k] ?? 0)
      if (node < 0) break
      if (kinds[node] === 0) continue
      kind = kinds[node] ?? 0
      length = k + 1 - i
    }
    for (let k = 0; k < length; k++) into[i + k] = kind * 4 + placeIn(k, length)
    return length
  }
}

const placeIn = (k: number, length: number): number =>
  length === 1 ? ALONE : k === 0 ? FIRST : k === length - 1 ? LAST : MIDDLE

interface Tree {
  /** Of the word that ends at a node; 0 for none. */
  readonly kinds: Uint8Array
  /** The next node, by the number of a character; less than 0 when no word goes on like this. */
  step(node: number, number: number): number
}

/**
 * The first step is by the character itself; the others are a table with open addressing, a key and a node in turn: much
 * faster than a Map, one place of memory to read, and small enough to stay near the processor.
 */
function treeOf(lists: readonly WordList[]): Tree {
  for (const { words } of lists)
    for (const word of words) for (let i = 0; i < word.length; i++) numbers[word.charCodeAt(i)] ||= count++
  const firsts = new Int32Array(count)
  const steps = new Map<number, number>()
  const kinds = [0]
  for (const { kind, words } of lists)
    for (const word of words) {
      let node = 0
      for (let i = 0; i < word.length; i++) node = stepOrGrow(node, numberOf(word.charCodeAt(i)))
      kinds[node] ||= kind
    }
  if (count > MOST_CHARACTERS || kinds.length > MOST_NODES) throw new RangeError('Too many words.')
  const table = tableOf(steps)
  const mask = table.length / 2 - 1
  return {
    kinds: Uint8Array.from(kinds),
    step(node, number) {
      if (node === 0) return firsts[number] || -1
      const slot = 2 * slotOf(table, mask, keyOf(node, number))
      return number === 0 || table[slot] === 0 ? -1 : (table[slot + 1] ?? -1)
    },
  }

  function stepOrGrow(node: number, number: number): number {
    const next = node === 0 ? firsts[number] : steps.get(keyOf(node, number))
    if (next) return next
    const grown = kinds.push(0) - 1
    if (node === 0) firsts[number] = grown
    else steps.set(keyOf(node, number), grown)
    return grown
  }
}

/** Half again as many slots as steps, at least. */
function tableOf(steps: ReadonlyMap<number, number>): Int32Array {
  const mask = 2 ** Math.ceil(Math.log2(1.5 * steps.size + 2)) - 1
  const table = new Int32Array(2 * (mask + 1))
  for (const [key, node] of steps) {
    const slot = 2 * slotOf(table, mask, key)
    table[slot] = key
    table[slot + 1] = node
  }
  return table
}

/** Where the step is, or would be. No node but the root has step 0, so no key is 0. */
function slotOf(table: Int32Array, mask: number, key: number): number {
  let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
  for (let there = table[2 * slot]; there !== 0 && there !== key; there = table[2 * slot]) slot = (slot + 1) & mask
  return slot
}

/** A step in one number: there are fewer than 2¹³ characters and 2¹⁸ nodes. */
const keyOf = (node: number, number: number): number => (node << 13) | number
