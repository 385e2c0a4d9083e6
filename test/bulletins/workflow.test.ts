import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, isOpen, isSecondPerson, STEPS, stepsFrom, type VersionState } from '../../src/bulletins/workflow.ts'

test('a version is written, reviewed, approved, published and replaced', () => {
  const steps = ['edit', 'submit', 'approve', 'publish', 'replace'] as const
  const states: VersionState[] = ['draft']
  for (const step of steps) states.push(after(states.at(-1) ?? 'draft', step) ?? 'discarded')
  expect(states).toEqual(['draft', 'draft', 'in-review', 'approved', 'published', 'replaced'])
})

test('no way leads to the public but through submission and approval, with nothing edited after it', () => {
  const walk = fc.array(fc.constantFrom(...STEPS), { maxLength: 30 })
  fc.assert(
    fc.property(walk, (steps) => {
      let state: VersionState = 'draft'
      let approved = false
      for (const step of steps) {
        const next = after(state, step)
        if (next === undefined) continue
        if (step === 'approve') approved = true
        if (step === 'edit' || step === 'reopen' || step === 'reject') approved = false
        if (next === 'published' && !approved) return false
        state = next
      }
      return true
    }),
    { numRuns: 2_000 },
  )
})

test('what is published can only be replaced; what is replaced or discarded stays', () => {
  expect(stepsFrom('published')).toEqual(['replace'])
  expect(stepsFrom('replaced')).toEqual([])
  expect(stepsFrom('discarded')).toEqual([])
  expect(isOpen('published')).toBe(false)
})

test('nobody who wrote a word is a second person', () => {
  expect(isSecondPerson('a', ['a', 'b'])).toBe(false)
  expect(isSecondPerson('c', ['a', 'b'])).toBe(true)
})
