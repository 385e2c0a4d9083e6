// The life of a bulletin's version: written by one person, approved by another, published, replaced by a correction.

export const VERSION_STATES = ['draft', 'in-review', 'approved', 'published', 'replaced', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]

export const STEPS = ['edit', 'submit', 'approve', 'reject', 'reopen', 'publish', 'replace', 'discard'] as const
export type Step = (typeof STEPS)[number]

const AFTER: Readonly<Record<VersionState, Partial<Record<Step, VersionState>>>> = {
  draft: { edit: 'draft', submit: 'in-review', discard: 'discarded' },
  'in-review': { approve: 'approved', reject: 'draft', reopen: 'draft' },
  approved: { publish: 'published', reopen: 'draft' },
  published: { replace: 'replaced' },
  replaced: {},
  discarded: {},
}

/** The state after a step; undefined when the state forbids it. */
export const after = (state: VersionState, step: Step): VersionState | undefined => AFTER[state][step]

/** The steps that a state allows, for a reader who asks what could be done. */
export const stepsFrom = (state: VersionState): readonly Step[] =>
  STEPS.filter((step) => after(state, step) !== undefined)

/** Versions that are still being worked on. */
export const isOpen = (state: VersionState): boolean =>
  state === 'draft' || state === 'in-review' || state === 'approved'

/** Approval is by a second person: nobody who wrote a word of this version. */
export const isSecondPerson = (accountId: string, writers: readonly string[]): boolean => !writers.includes(accountId)
