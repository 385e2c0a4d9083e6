// The monthly form for those without the right to the records. What themes publish is taken from there: total, types,
// topics, high risk. What only the form has is counted by the same rule, calls being hidden with their few people, and is
// shown only where it says nothing about a figure beside it: themes assume that a reader knows of the total no more than
// its own figure says.
import { CALL_TYPES, isCounted } from '../../calls/codes.ts'
import { TIERS } from '../../people/member.ts'
import { hiddenUpTo, ROUNDING, type Shown, shownCount, shownShare } from '../disclosure.ts'
import { topicFacet } from '../facet.ts'
import {
  type FormCall,
  type IsOf,
  isAbandoned,
  isAnswered,
  isDifficult,
  isInTime,
  isLocal,
  isNonLocal,
  isTimed,
  peopleOf,
} from './form-call.ts'
import type { MonthlyForm } from './monthly-form.ts'

export interface Published {
  /** What the public may see of the line in that month: calls. */
  readonly show: (facet: string) => Shown
  /** Codes of the first level. */
  readonly topics: readonly string[]
}

const CRISIS = ['risk:R3', 'risk:R4']

const typeFacet = (type: string) => `type:${type}`

/** The facets that the form takes from what is published. */
export const publishedFacets = (topics: readonly string[]): readonly string[] => [
  'all',
  ...CRISIS,
  ...CALL_TYPES.map(typeFacet),
  ...topics.map(topicFacet),
]

/** @param withinSeconds what the line promises */
export function publicForm(
  calls: readonly FormCall[],
  withinSeconds: number,
  { show, topics }: Published,
): MonthlyForm {
  const of = (facet: string, is: IsOf) => shownCount(facet, countOf(calls.filter(is))).calls
  const known = publishedOf(show)
  const [answered = '*', abandoned = '*'] = besideOf(
    [of('outcome:answered', isAnswered), of('outcome:abandoned', isAbandoned)],
    { known, isAll: true },
  )
  const [difficult = '*'] = besideOf([of('difficult:yes', isDifficult)], { known })
  const [local = '*', nonLocal = '*'] = besideOf(
    [of('locality:local', isLocal), of('locality:non-local', isNonLocal)],
    { known },
  )
  const byTier = besideOf(
    TIERS.map((tier) => of(`tier:${tier}`, (call) => call.tier === tier)),
    { known },
  )
  return {
    total: known.total,
    answered,
    abandoned,
    answerRate: shownShare(answered, sum([answered, abandoned])),
    answeredInTime:
      answered === '*' ? null : shownShare(of('wait:in-time', isInTime(withinSeconds)), of('wait:known', isTimed)),
    crisis: sum(CRISIS.map(show)),
    difficult,
    repeat: show(typeFacet('repeat')),
    local,
    nonLocal,
    types: CALL_TYPES.map((type) => ({ type, calls: show(typeFacet(type)) })).filter(isThere),
    topics: topics.map((code) => ({ code, calls: show(topicFacet(code)) })).filter(isThere),
    staff: TIERS.map((tier, i) => ({ tier, people: peopleOf(calls, tier), calls: byTier[i] ?? '*' })),
  }
}

const isThere = ({ calls }: { readonly calls: Shown }) => calls !== 0

/** Calls of uncounted types have no caller that is known: they count as calls of their type do, without people. */
const countOf = (calls: readonly FormCall[]) => ({
  calls: calls.length,
  episodes: new Set(calls.flatMap(({ episodeId }) => episodeId ?? [])).size,
})

/** Of figures that are shown, so that the sum says no more than they do. */
const sum = (figures: readonly Shown[]): Shown =>
  figures.reduce((total, each) => (total === '*' || each === '*' ? '*' : total + each), 0)

/** What a figure may stand for. */
interface Range {
  readonly least: number
  readonly most: number
}

interface Whole {
  readonly total: Shown
  /** Of what all closed calls consist of: the total, and each type that does not count in it. */
  readonly parts: readonly Range[]
}

function publishedOf(show: (facet: string) => Shown): Whole {
  const total = show('all')
  const uncounted = CALL_TYPES.filter((type) => !isCounted(type)).map(typeFacet)
  return { total, parts: ['all', ...uncounted].map((facet) => rangeOf(show(facet), hiddenUpTo(facet))) }
}

const rangeOf = (figure: Shown, hidden: number): Range => {
  if (figure === '*') return { least: 1, most: hidden }
  return figure === 0 ? { least: 0, most: 0 } : { least: figure - ROUNDING, most: figure + ROUNDING }
}

const add = (ranges: readonly Range[]): Range => ({
  least: ranges.reduce((total, { least }) => total + least, 0),
  most: ranges.reduce((total, { most }) => total + most, 0),
})

/**
 * Figures that have no call in common, as they may stand beside what is published: all of them, or none but zeros.
 * @param isAll whether each closed call is in one of them
 */
function besideOf(
  figures: readonly Shown[],
  { known, isAll = false }: { readonly known: Whole; readonly isAll?: boolean },
): readonly Shown[] {
  const isHidden = known.total === '*' || figures.includes('*') || tells(figures, known.parts, isAll)
  return figures.map((figure) => (isHidden && figure !== 0 ? '*' : figure))
}

/** Whether the figures leave less room to a published one than it claims. */
function tells(figures: readonly Shown[], parts: readonly Range[], isAll: boolean): boolean {
  const here = add(figures.map((figure) => rangeOf(figure, 0)))
  const there = add(parts)
  return parts.some(({ least, most }) => {
    const atLeast = here.least - (there.most - most)
    const atMost = here.most - (there.least - least)
    return atLeast > least || (isAll && atMost < most)
  })
}
