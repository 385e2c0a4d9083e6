import fc from 'fast-check'
import { expect, test } from 'vitest'
import { train } from '../../scripts/tagger/crf.ts'
import { examplesOf } from '../../scripts/tagger/examples.ts'
import { packed } from '../../scripts/tagger/pack.ts'
import { reworded } from '../../scripts/tagger/reworded.ts'
import { scrubberOf } from '../../src/privacy/scrub.ts'
import { Chain } from '../../src/privacy/tagger/chain.ts'
import { LONGEST_PIECE } from '../../src/privacy/tagger/context.ts'
import { markerOf } from '../../src/privacy/tagger/known-words.ts'
import { LABELS } from '../../src/privacy/tagger/labels.ts'
import { modelOf } from '../../src/privacy/tagger/model.ts'
import { piecesOf } from '../../src/privacy/tagger/pieces.ts'
import { scoresOf } from './scores.ts'
import { sentencesOf } from './sentences.ts'

const numbers = (length: number) =>
  fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: length, maxLength: length })

/** Every sequence of labels of the length. */
function* sequences(length: number): Generator<readonly number[]> {
  for (let code = 0; code < LABELS ** length; code++)
    yield Array.from({ length }, (_, i) => Math.floor(code / LABELS ** i) % LABELS)
}

/** The weight of a sequence: the product over characters and moves. */
const weightOf = (labels: readonly number[], scores: readonly number[], moves: readonly number[]) =>
  Math.exp(
    labels.reduce((sum, y, i) => {
      const before = labels[i - 1]
      const move = before === undefined ? 0 : (moves[before * LABELS + y] ?? 0)
      return sum + (scores[i * LABELS + y] ?? 0) + move
    }, 0),
  )

test('the chances of labels and moves are those of all sequences together', () => {
  const length = 3
  const chain = new Chain(length)
  fc.assert(
    fc.property(numbers(length * LABELS), numbers(LABELS * LABELS), (scores, moves) => {
      const chances = new Float64Array(length * LABELS)
      const counts = new Float64Array(LABELS * LABELS)
      const expected = new Float64Array(length * LABELS)
      const moved = new Float64Array(LABELS * LABELS)
      let all = 0
      for (const labels of sequences(length)) {
        const weight = weightOf(labels, scores, moves)
        all += weight
        for (const [i, y] of labels.entries()) {
          expected[i * LABELS + y] = (expected[i * LABELS + y] ?? 0) + weight
          const move = (labels[i - 1] ?? 0) * LABELS + y
          if (i > 0) moved[move] = (moved[move] ?? 0) + weight
        }
      }
      chain.marginals(Float64Array.from(scores, Math.exp), length, Float64Array.from(moves, Math.exp), chances, counts)
      for (const [k, value] of expected.entries()) expect(chances[k]).toBeCloseTo(value / all, 9)
      for (const [k, value] of moved.entries()) expect(counts[k]).toBeCloseTo(value / all, 9)
    }),
    { numRuns: 30 },
  )
})

test('pieces cover any text in order, and none is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('他', '，', '。', 'a', '\n', '！'), maxLength: 2000 }), (text) => {
      const pieces = piecesOf(text)
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
      for (const { start, end } of pieces) expect(end - start).toBeLessThanOrEqual(LONGEST_PIECE)
    }),
  )
})

test('of words that begin at a character the longest is marked, of lists the first; each group by itself', () => {
  const { mark, numberOf } = markerOf([
    [
      { kind: 1, words: ['文三路', '人'] },
      { kind: 2, words: ['文三', '文三路', '路口'] },
    ],
    [{ kind: 31, words: ['三路口', '人文'] }],
  ])
  const [first, second] = [new Uint8Array(8), new Uint8Array(8).fill(9)]
  const numbers = Uint16Array.from('在文三路口人文三', (character) => numberOf(character.charCodeAt(0)))
  mark(numbers, 0, 8, [first, second])
  expect([...first]).toEqual([0, 4, 5, 6, 0, 7, 8, 10])
  expect([...second]).toEqual([0, 0, 124, 125, 126, 124, 126, 0])
})

test('marks are those of a naive search', () => {
  const signs = [...'文三路口人']
  const word = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 4 })
  const groups = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  const texts = fc.string({ unit: fc.constantFrom(...signs, '在'), maxLength: 14 })
  fc.assert(
    fc.property(groups, texts, (all, text) => {
      const { mark, numberOf } = markerOf(all.map((words) => [{ kind: 1, words }]))
      const marks = all.map(() => new Uint8Array(text.length))
      mark(
        Uint16Array.from(text, (character) => numberOf(character.charCodeAt(0))),
        0,
        text.length,
        marks,
      )
      for (const [g, words] of all.entries()) expect([...(marks[g] ?? [])]).toEqual(naive(text, words))
    }),
    { numRuns: 300 },
  )
})

function naive(text: string, words: readonly string[]): readonly number[] {
  const marks: number[] = []
  for (let i = 0; i < text.length; i = marks.length) {
    const length = Math.max(0, ...words.filter((word) => text.startsWith(word, i)).map((word) => word.length))
    if (length === 0) marks.push(0)
    else if (length === 1) marks.push(7)
    else marks.push(4, ...Array.from({ length: length - 2 }, () => 5), 6)
  }
  return marks
}

test('what a model has learned from a few sentences it finds in them, and it touches no clean one', () => {
  const sentences = sentencesOf('corrections')
  const { examples, features } = examplesOf(sentences)
  const training = { epochs: 30, rate: 0.1, margin: 1, averaged: 2 }
  const trained = () => packed(features, train(examples, features.length, training))
  const first = trained()
  const { covered, touched } = scoresOf(sentences, scrubberOf(modelOf(first)))
  for (const [hits, all] of covered.values()) expect(hits / all).toBeGreaterThan(0.9)
  expect(touched).toBe(0)
  expect(trained().equals(first)).toBe(true)
})

test('a sentence once more with another remedy and plant keeps what is marked in it, and nothing else changes', () => {
  const mark = { type: 'PERSON', optional: false }
  const text = '海棠开了，王海棠还在吃舍曲林，李四没吃。'
  const marks = [
    { start: 5, end: 8, ...mark },
    { start: 15, end: 17, ...mark },
  ]
  const [other] = reworded([{ text, marks }])
  expect(other?.text).toMatch(/^(?!海棠).+开了，王海棠还在吃(?!舍曲林).+，李四没吃。$/)
  expect(other?.marks.map(({ start, end }) => other.text.slice(start, end))).toEqual(['王海棠', '李四'])
  expect(reworded([{ text: '他没睡。', marks: [] }])).toEqual([undefined])
})
