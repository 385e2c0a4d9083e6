// Broken further rules in words: those that a line has set for itself.
import type { Violation } from './violation.ts'
import { ANOTHER, rounded, type WayOut, type Worded, type Words } from './worded.ts'

const COUNTED: Readonly<Record<NonNullable<Violation['counted']>, Words>> = {
  hours: { zh: '小时', en: 'hours of duty' },
  shifts: { zh: '个班', en: 'shifts' },
  days: { zh: '天值班', en: 'days of duty' },
  'days-off': { zh: '天休息', en: 'days off' },
  nights: { zh: '个夜班', en: 'nights' },
  weekends: { zh: '个周末', en: 'weekends' },
}

const TOO_FEW: WayOut = { wayOut: { zh: '请再排入几班', en: 'Give them more' }, orBreak: true }

export function furtherWords(violation: Violation): Worded & WayOut {
  const [value, limit] = [rounded(violation.value), rounded(violation.limit)]
  switch (violation.rule) {
    case 'minimum-rest':
      return {
        says: {
          zh: `两班之间只休息 ${value} 小时，至少需 ${limit} 小时`,
          en: `${value} hours of rest between duties, ${limit} are needed`,
        },
        ...ANOTHER,
      }
    case 'forbidden-succession':
      return {
        says: { zh: '前后两天的班次不可相连', en: 'Shifts of these kinds must not follow each other' },
        ...ANOTHER,
      }
    case 'total':
      return counted(violation, { zh: '共', en: 'in all' })
    case 'consecutive':
      return counted(violation, { zh: '连续', en: 'in a row' })
    case 'at-most-together':
      return {
        says: {
          zh: `这些成员同时值班 ${value} 人，至多 ${limit} 人`,
          en: `${value} of these members together, at most ${limit} may be`,
        },
        ...ANOTHER,
      }
    case 'complete-weekends':
      return {
        says: {
          zh: '周末只值一天：应周六、周日都值或都不值',
          en: 'Half a weekend: Saturday and Sunday both, or neither',
        },
        wayOut: { zh: '请补上另一天，或把这一天交给他人', en: 'Give them the other day too, or this day to another' },
      }
    case 'keep-together':
      return {
        says: { zh: '应同班的两人不在同一班', en: 'Two who are to stand together do not' },
        wayOut: { zh: '请把另一人也排入该班次', en: 'Put the other into the shift too' },
      }
    default:
      return {
        says: { zh: '没有足够的带教者同班', en: 'Too few who can guide stand with those who need it' },
        wayOut: { zh: '请先排入带教者', en: 'Put somebody who can guide them into the shift first' },
      }
  }
}

/** '共 3 个班，上限 2' and '3 shifts in all, the limit is 2'; of too few '…，至少需 4' and '…, at least 4 are wanted'. */
function counted({ value, limit, counted: of = 'days', tooFew }: Violation, how: Words): Worded & WayOut {
  const what = COUNTED[of]
  const [is, bound] = [rounded(value), rounded(limit)]
  return {
    says: {
      zh: `${how.zh} ${is} ${what.zh}，${tooFew ? '至少需' : '上限'} ${bound}`,
      en: `${is} ${what.en} ${how.en}, ${tooFew ? `at least ${bound} are wanted` : `the limit is ${bound}`}`,
    },
    ...(tooFew ? TOO_FEW : ANOTHER),
  }
}
