// Finds the words of lists in a text, each character at once: which kind of word it is in, and where in it.

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

export interface Marker {
  /** Of the characters that occur in any list, from 1; 0 for others. */
  numberOf(character: number): number
  /**
   * Writes for each group of lists which of its words each of the characters is in whose numbers these are, from `from` to
   * `to`: one array for each group.
   */
  mark(numbers: Uint16Array, from: number, to: number, into: readonly Uint8Array[]): void
}

const MOST_CHARACTERS = 2 ** 13
const MOST_NODES = 2 ** 18
const MOST_GROUPS = 4
/** Kinds of all groups in one number. */
const BITS = 5
const ANY = 2 ** BITS - 1

/** Of two lists of a group with the same word the first has it; of two words of it that begin at a character the longer counts. */
export function markerOf(groups: readonly (readonly WordList[])[]): Marker {
  if (groups.length > MOST_GROUPS) throw new RangeError('Too many groups.')
  const { numbers, kinds, first, next } = treeOf(groups)
  /** Of each group the word that begins here, its length and kind, and where the next one may begin. */
  const [lengths, found] = [new Uint8Array(MOST_GROUPS), new Uint8Array(MOST_GROUPS)]
  const free = new Int32Array(MOST_GROUPS)
  return {
    numberOf: (character) => numbers[character] ?? 0,
    mark(text, from, to, into) {
      for (const marks of into) for (let i = from; i < to; i++) marks[i] = 0
      free.fill(from)
      for (let i = from; i < to; i++) if (look(text, i, to)) for (let g = 0; g < into.length; g++) write(g, i, into[g])
    },
  }

  /** Looks which words begin at `i`. @returns whether any does */
  function look(text: Uint16Array, i: number, to: number): boolean {
    let any = false
    let k = i
    for (let node = first[text[k] ?? 0] ?? 0; node > 0; node = k < to ? next(node, text[k] ?? 0) : 0) {
      k++
      const all = kinds[node] ?? 0
      if (all === 0) continue
      any = true
      for (let g = 0, rest = all; rest !== 0; g++, rest >>>= BITS)
        if ((rest & ANY) !== 0) {
          found[g] = rest & ANY
          lengths[g] = k - i
        }
    }
    return any
  }

  function write(g: number, i: number, marks: Uint8Array | undefined): void {
    const length = lengths[g] ?? 0
    lengths[g] = 0
    if (length === 0 || !marks || i < (free[g] ?? 0)) return
    const kind = 4 * (found[g] ?? 0)
    for (let k = 1; k < length - 1; k++) marks[i + k] = kind + MIDDLE
    marks[i + length - 1] = kind + LAST
    marks[i] = kind + (length === 1 ? ALONE : FIRST)
    free[g] = i + length
  }
}

interface Tree {
  /** Of each character; 0 for those in no word. */
  readonly numbers: Uint16Array
  /** Of the words that end at a node, those of each group in `BITS` bits; 0 for none. */
  readonly kinds: Uint32Array
  /** The node of a character that begins words, by its number; 0 for none. */
  readonly first: Int32Array
  /** The next node by the number of a character; 0 when no word goes on like this. */
  next(node: number, number: number): number
}

/**
 * The first step is by the character itself; the others are a table with open addressing, a key and a node in turn: much
 * faster than a Map. Before it is read, a bit says whether it can have the step at all: few have, and the bits are so few
 * that they stay near the processor.
 */
function treeOf(groups: readonly (readonly WordList[])[]): Tree {
  const numbers = new Uint16Array(0x10000)
  let count = 1
  const first = new Int32Array(MOST_CHARACTERS)
  const steps = new Map<number, number>()
  const kinds = [0]
  for (const [g, lists] of groups.entries())
    for (const { kind, words } of lists)
      for (const word of words) {
        const node = nodeOf(word)
        if (kind > ANY) throw new RangeError('Too many kinds.')
        if (((kinds[node] ?? 0) >>> (BITS * g)) & ANY) continue
        kinds[node] = (kinds[node] ?? 0) | (kind << (BITS * g))
      }
  if (count > MOST_CHARACTERS || kinds.length > MOST_NODES) throw new RangeError('Too many words.')
  const table = tableOf(steps)
  const mask = table.length / 2 - 1
  const possible = new Uint32Array(POSSIBLE / 32)
  for (const key of steps.keys())
    possible[mixed(key) >>> 5] = (possible[mixed(key) >>> 5] ?? 0) | (1 << (mixed(key) & 31))
  return {
    numbers,
    kinds: Uint32Array.from(kinds),
    first,
    next(node, number) {
      const key = keyOf(node, number)
      const bit = mixed(key)
      if ((((possible[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return 0
      return table[2 * slotOf(table, mask, key) + 1] ?? 0
    },
  }

  function nodeOf(word: string): number {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const number = (numbers[word.charCodeAt(i)] ||= count++)
      let next = i === 0 ? first[number] : steps.get(keyOf(node, number))
      if (!next) {
        next = kinds.push(0) - 1
        if (i === 0) first[number] = next
        else steps.set(keyOf(node, number), next)
      }
      node = next
    }
    return node
  }
}

const POSSIBLE = 2 ** 20
const mixed = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 12

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
