// Runs of digits and letters that no rule knows, and that stand where somebody's numbers stand, as the tagger has learned:
// 学籍卡上是QF-080421, 他的号 ky-8817.
import type { Tags } from '../tagger/tag.ts'
import type { Span, Stretch } from './finding.ts'
import { without } from './join.ts'
import { isCompactDate } from './kept.ts'
import { isMeasured, standingOf } from './number-context.ts'
import { isDated, isOrdinary, linksIn, runsIn, shapeOf } from './unnamed-numbers.ts'

const SHORTEST = 4
/** The mean chance of its characters. */
const SURE = 0.85
/** Counts and pairs of them, words, and rows of numbers. */
const OTHER = /^(?:\d{1,3}(?:[.-]\d{1,3})?|[A-Za-z]+|(?=.* )[\d ]+)$/
/** Nobody who calls was born later than a dozen years ago, and hardly anything else is told of days so long ago. */
const OLD_DATE = /^(?:19[2-9]\d|200\d|201[0-2])[01]\d[0-3]\d$/
/** Hours, sums, and the second part of a standard or a test: GB 19193-2015. */
const BEFORE_OTHERS = /\d[:：]$|[¥￥$]$|[A-Z] $/
const COUNTED = /^(?:[:：—~～至到-]\d| ?[元块万%℃度岁年月日号点时分秒])/
const [BEFORE, AFTER] = [24, 14]

/** @param text normalised @param taken what is found already, or stays @param keptNumbers stay, as public lines do */
export function findTaggedNumbers(
  text: string,
  tags: Tags,
  taken: readonly Stretch[],
  keptNumbers?: ReadonlySet<string>,
): readonly Span[] {
  if (!tags.numbers) return []
  const rest = without(text, [...taken, ...linksIn(text)])
  const denied = new Set<string>()
  return runsIn(rest).flatMap(({ 0: run, index: start }) => {
    const end = start + run.length
    const before = rest.slice(Math.max(0, start - BEFORE), start)
    const after = rest.slice(end, end + AFTER)
    const standing = standingOf(before, after)
    if (standing.says === 'other') denied.add(shapeOf(run))
    if (run.length < SHORTEST || denied.has(shapeOf(run)) || tags.numberChance({ start, end }) < SURE) return []
    if (OTHER.test(run) || isOrdinary(run, keptNumbers) || isMeasured(run, before, after)) return []
    if (BEFORE_OTHERS.test(before) || COUNTED.test(after)) return []
    const isDate = isDated(run) || isCompactDate(run)
    if (isDate && !OLD_DATE.test(run)) return []
    const type = isDate ? 'DOB' : standing.says === 'theirs' ? standing.type : 'ACCOUNT'
    return [{ start, end, type, label: type, confidence: 0.7 }]
  })
}
