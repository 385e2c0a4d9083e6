// Adds up the weights of a character's features: the innermost loop of the tagger, and most of what it does. JavaScript has no
// vectors, so it is a small WebAssembly module (WebAssembly Core 2.0, vector instructions) of straight code, written here
// instruction by instruction: a row of eight signed bytes is read and added at once.
import { LONGEST_PIECE } from './context.ts'
import { FARTHEST, SOURCES } from './features.ts'
import { LABELS } from './labels.ts'

/** Labels in a row of weights, with room: a byte each. */
export const LANES = 8
/** Each source has a row for every place of a piece: from `FARTHEST` before its begin to as many behind its end. */
export const PLACES = LONGEST_PIECE + 2 * FARTHEST

export interface Adder {
  /** Rows of weights, from the first: `LANES` bytes each. */
  readonly rows: Int8Array
  /** For each place and source where the rows of what is there begin, in bytes, at `(FARTHEST + i) * SOURCES.length + source`. */
  readonly begins: Int32Array
  /** What was added up for label `y` of a character at `i * LANES + y`: no sum of all features outgrows it. */
  readonly sums: Int16Array
  /** 0 for characters where the sum of label 0 is above all others by the margin; most are. Behind a piece: of earlier ones. */
  readonly unclear: Uint8Array
  /** Adds up the rows of all features of each character of a piece. @param length 1 at least */
  add(length: number): void
}

/** Of WebAssembly, which the types of Node.js do not describe, what is used here. */
interface Wasm {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm }

const PAGE = 0x10000

/** @param count of rows of weights @param margin by which a sum is far above another */
export function adderOf(count: number, margin: number): Adder {
  const sumsAt = count * LANES + (-(count * LANES) & 15)
  const beginsAt = sumsAt + LONGEST_PIECE * LANES * 2
  const unclearAt = beginsAt + SOURCES.length * PLACES * 4
  const pages = Math.ceil((unclearAt + LONGEST_PIECE) / PAGE)
  const memory = new wasm.Memory({ initial: pages, maximum: pages })
  const module = compiled(moduleOf({ pages, beginsAt, sumsAt, unclearAt, margin }))
  const { add } = new wasm.Instance(module, { own: { memory } }).exports
  if (typeof add !== 'function') throw new Error('The module adds nothing.')
  return {
    rows: new Int8Array(memory.buffer, 0, count * LANES),
    begins: new Int32Array(memory.buffer, beginsAt, SOURCES.length * PLACES),
    sums: new Int16Array(memory.buffer, sumsAt, LONGEST_PIECE * LANES),
    unclear: new Uint8Array(memory.buffer, unclearAt, LONGEST_PIECE),
    add: (length) => void add(length),
  }
}

function compiled(bytes: Uint8Array): object {
  try {
    return new wasm.Module(bytes)
  } catch (cause) {
    throw new Error('This processor has no vector instructions (SSE4.1 on x86): names cannot be found.', { cause })
  }
}

interface Layout {
  readonly pages: number
  readonly beginsAt: number
  readonly sumsAt: number
  readonly unclearAt: number
  readonly margin: number
}

const [I32, V128, NO_RESULT] = [0x7f, 0x7b, 0x40]
const FUNCTION_TYPE = 0x60
const [FUNCTION, MEMORY, WITH_MAXIMUM] = [0, 2, 1]
const SECTION = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 }

const MAGIC = [0, ...Buffer.from('asm')]
const VERSION = [1, 0, 0, 0]

/** A module that imports `own.memory` and exports `add`. */
const moduleOf = (layout: Layout): Uint8Array =>
  Uint8Array.from([
    ...[...MAGIC, ...VERSION],
    ...section(SECTION.types, [[FUNCTION_TYPE, 1, I32, 0]]),
    ...section(SECTION.imports, [
      [...named('own'), ...named('memory'), MEMORY, WITH_MAXIMUM, ...unsigned(layout.pages), ...unsigned(layout.pages)],
    ]),
    ...section(SECTION.functions, [[0]]),
    ...section(SECTION.exports, [[...named('add'), FUNCTION, 0]]),
    ...section(SECTION.code, [sized(bodyOf(layout))]),
  ])

const [LENGTH, PLACE, AT, SUM] = [0, 1, 2, 3]
/** Besides the length two kinds of locals: two numbers and a row. */
const LOCALS = [2, 2, I32, 1, V128]
const GET = (local: number) => [0x20, local]
const SET = (local: number) => [0x21, local]
/** A constant less than 8192, in two bytes. */
const NUMBER = (value: number) => [0x41, (value & 0x7f) | 0x80, value >> 7]
const [LOOP, END, CONTINUE_IF] = [[0x03, NO_RESULT], 0x0b, [0x0d, 0]]
const [PLUS, MINUS, TIMES, SHIFTED_RIGHT, IS_LESS] = [0x6a, 0x6b, 0x6c, 0x76, 0x48]
const READ_NUMBER = (offset: number) => [0x28, 2, ...unsigned(offset)]
const WRITE_BYTE = (offset: number) => [0x3a, 0, ...unsigned(offset)]
/** Eight signed bytes as eight numbers of 16 bits. */
const READ_ROW = (offset: number) => [0xfd, 1, 0, ...unsigned(offset)]
const WRITE_ROW = (offset: number) => [0xfd, 11, 4, ...unsigned(offset)]
const ROW = (numbers: readonly number[]) => [
  0xfd,
  12,
  ...numbers.flatMap((number) => [number & 0xff, (number >> 8) & 0xff]),
]
const [FIRST_OF_ROW, ALL_THE_SAME] = [
  [0xfd, 0x18, 0],
  [0xfd, 0x10],
]
const [ADD_ROWS, ARE_GREATER, BOTH, IS_ANY] = [
  [0xfd, 0x8e, 1],
  [0xfd, 0x31],
  [0xfd, 0x4e],
  [0xfd, 0x53],
]

/** For each character: its sums are the rows of all features; unclear where one of labels 1 to 6 is near that of 0. */
function bodyOf({ beginsAt, sumsAt, unclearAt, margin }: Layout): readonly number[] {
  const features = SOURCES.flatMap(({ offsets }, source) =>
    offsets.map((by, row) => ({ at: beginsAt + 4 * ((FARTHEST + by) * SOURCES.length + source), row: row * LANES })),
  )
  const others = Array.from({ length: LANES }, (_, y) => (y > 0 && y < LABELS ? -1 : 0))
  return [
    ...LOCALS,
    ...LOOP,
    ...ROW(others.map(() => 0)),
    ...features.flatMap(({ at, row }) => [...GET(PLACE), ...READ_NUMBER(at), ...READ_ROW(row), ...ADD_ROWS]),
    ...SET(SUM),
    ...[...GET(AT), ...GET(SUM), ...WRITE_ROW(sumsAt)],
    ...[...GET(AT), ...NUMBER(4), SHIFTED_RIGHT],
    ...[...GET(SUM), ...GET(SUM), ...FIRST_OF_ROW, ...NUMBER(margin), MINUS, ...ALL_THE_SAME, ...ARE_GREATER],
    ...[...ROW(others), ...BOTH, ...IS_ANY, ...WRITE_BYTE(unclearAt)],
    ...[...GET(PLACE), ...NUMBER(4 * SOURCES.length), PLUS, ...SET(PLACE)],
    ...[...GET(AT), ...NUMBER(2 * LANES), PLUS, ...SET(AT)],
    ...[...GET(AT), ...GET(LENGTH), ...NUMBER(2 * LANES), TIMES, IS_LESS, ...CONTINUE_IF],
    ...[END, END],
  ]
}

const section = (id: number, entries: readonly (readonly number[])[]): readonly number[] => [
  id,
  ...sized([...unsigned(entries.length), ...entries.flat()]),
]
const sized = (bytes: readonly number[]): readonly number[] => [...unsigned(bytes.length), ...bytes]
const named = (name: string): readonly number[] => sized([...Buffer.from(name)])

/** LEB128. */
function unsigned(value: number): readonly number[] {
  const rest = value >>> 7
  return rest === 0 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(rest)]
}
