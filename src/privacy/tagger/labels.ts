// What a character can be a part of.
import type { FindingType } from '../scrub/finding.ts'

export const TAGGED_TYPES = ['PERSON', 'ADDRESS', 'SCHOOL', 'HOSPITAL', 'ORG'] as const satisfies readonly FindingType[]

/** 0: of nothing; 1 to 5: of the types above; 6: of a structured identifier. */
export const LABELS = TAGGED_TYPES.length + 2
export const NOTHING = 0
export const IDENTIFIER = LABELS - 1
