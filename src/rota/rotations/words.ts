// A turn in words: whose it is, and why.
import type { Words } from '../rules/worded.ts'
import type { Participant, PassCause, Turn } from './rotation.ts'

const CAUSES: Readonly<Record<PassCause, Words>> = {
  away: { zh: '请假，轮次保留，回来后下一轮值班', en: 'away: keeps the turn, and has the next one when back' },
  'not-serving': { zh: '当日不在该岗位', en: 'not serving in this role on that day' },
}

/** '甲：轮到；乙 请假，轮次保留' and the same in English. @param seen whose absence the reader may know of */
export function turnWords(
  { participant, passed, recorded }: Turn,
  labelOf: (memberId: string) => string,
  seen: (participant: Participant) => boolean,
): Words {
  const names = (who: Participant, and: string) => who.map(labelOf).join(and)
  const told = passed.filter((each) => seen(each.participant))
  const first =
    participant.length === 0
      ? { zh: '无人能轮值', en: 'Nobody can take it' }
      : {
          zh: `${names(participant, '、')} ${recorded ? '轮值' : '按顺序轮到'}`,
          en: `${names(participant, ' and ')}: ${recorded ? 'had this turn' : 'next in order'}`,
        }
  const rest = told.map(({ participant: who, cause }) => ({
    zh: `${names(who, '、')} ${CAUSES[cause].zh}`,
    en: `${names(who, ' and ')} ${CAUSES[cause].en}`,
  }))
  return { zh: [first, ...rest].map(({ zh }) => zh).join('；'), en: [first, ...rest].map(({ en }) => en).join('; ') }
}
