// The four texts of a demo call: short, general, and marked as made up.
import type { CallingFor, CallType, Disposition } from '../../calls/codes.ts'
import type { CallTexts } from '../../calls/content.ts'
import type { RiskLevel } from '../../calls/risk.ts'
import { chance, oneOf, type Random } from '../random.ts'
import { healthPhrases } from './health.ts'
import { psychologicalPhrases } from './psychological.ts'

export interface Told {
  readonly topic: string
  readonly type: CallType
  readonly callingFor: CallingFor
  readonly context: readonly string[]
  readonly risk: RiskLevel | null
  readonly disposition: Disposition
}

const ENGLISH_SHARE = 0.15
type Tongue = 'zh' | 'en'

const MARK: Readonly<Record<Tongue, string>> = { zh: '〔演示〕', en: ' [demo]' }

const OPENINGS = {
  zh: ['来电者自述', '来电者说自己', '来电者表示', '来电时语速较慢，说'],
  en: ['Caller', 'The caller', 'At the beginning of the call the caller'],
} as const
const ABOUT_ANOTHER = {
  zh: ['替家人咨询，对方', '为身边的人来电，说对方'],
  en: ['Calls about somebody close, who'],
} as const
const HOW_LONG = {
  zh: ['最近几天加重', '持续约两周', '已有一个多月', '断断续续有半年', '这周才开始'],
  en: ['for some days', 'for about two weeks', 'for more than a month', 'on and off for half a year'],
} as const
const BECAUSE: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  'P13.1': { zh: '与担心感染有关', en: 'linked to fear of infection' },
  'P13.2': { zh: '与长时间待在家有关', en: 'linked to staying at home' },
  'P13.3': { zh: '看了很多消息后更不安', en: 'worse after reading the news' },
  'P13.4': { zh: '感到被人另眼相看', en: 'feels shunned by others' },
  'P13.5': { zh: '因在一线工作而起', en: 'comes from work at the front line' },
}

const DONE: Readonly<Record<Disposition, Readonly<Record<Tongue, readonly string[]>>>> = {
  resolved: {
    zh: [
      '倾听并确认感受，一起梳理可以依靠的人。',
      '介绍了放松练习，约定先试几天。',
      '说明情况并给出建议，来电者表示清楚了。',
    ],
    en: ['Listened, named what helps, agreed on one small step.', 'Explained and gave advice; the caller was content.'],
  },
  referred: {
    zh: ['说明就诊途径，建议到专科门诊进一步评估。', '介绍了可以求助的机构和受理时间。'],
    en: ['Explained where to find specialised help and how to reach it.'],
  },
  escalated: {
    zh: ['保持通话，同时由督导联动应急，确认身边已有人陪伴。'],
    en: ['Stayed on the line while the supervisor called the emergency services.'],
  },
  'follow-up': {
    zh: ['一起做了安全计划，移开危险物品，约定回访。', '约定回访时间，并告知紧急时的求助方式。'],
    en: ['Made a safety plan together and agreed on a call-back.'],
  },
  transferred: { zh: ['说明后转接到心理热线。'], en: ['Explained and passed on to the psychological line.'] },
  'ended-by-caller': {
    zh: ['来电者中途挂断，未及充分交谈。'],
    en: ['The caller ended the call before we had finished.'],
  },
}

const ANSWERED: Readonly<Record<Tongue, readonly string[]>> = {
  zh: [
    '按知识库答复，来电者表示清楚了。',
    '告知办理地点、时间和所需材料。',
    '给出一般性建议，提醒不适加重时及时就医。',
  ],
  en: [
    'Answered from the knowledge base; the caller was content.',
    'Gave general advice and said when to see a doctor.',
  ],
}

const RISK_NOTE: Readonly<Record<Tongue, string>> = {
  zh: '已直接询问自杀意念、计划和手段，见各项评估。',
  en: 'Asked directly about thoughts, plan and means; see the components.',
}
const PLAN: Readonly<Record<Tongue, string>> = {
  zh: '按回访阶梯联系；若情况变化，立即通知当班督导。',
  en: 'Call back by the ladder; tell the supervisor at once if anything changes.',
}

/** What counsellors write down about a call that was counted. */
export function textsOf(random: Random, told: Told): CallTexts {
  const tongue: Tongue = chance(random, ENGLISH_SHARE) ? 'en' : 'zh'
  const isHigh = told.risk === 'R2' || told.risk === 'R3' || told.risk === 'R4'
  return {
    summary: summaryIn(tongue, random, told),
    actionTaken: `${oneOf(random, doneIn(tongue, told))}${MARK[tongue]}`,
    riskNote: isHigh ? RISK_NOTE[tongue] : '',
    followUpPlan: isHigh && told.risk !== 'R2' ? PLAN[tongue] : '',
  }
}

const doneIn = (tongue: Tongue, { topic, disposition }: Told): readonly string[] =>
  topic.startsWith('H') && disposition === 'resolved' ? ANSWERED[tongue] : DONE[disposition][tongue]

function summaryIn(tongue: Tongue, random: Random, { topic, callingFor, context }: Told): string {
  const phrase = oneOf(random, phrasesFor(topic)[tongue])
  const because = context.flatMap((code) => BECAUSE[code]?.[tongue] ?? [])
  if (topic.startsWith('H')) {
    return tongue === 'zh' ? `${phrase}。${MARK.zh}` : `Caller ${phrase}.${MARK.en}`
  }
  const opening = oneOf(random, (callingFor === 'self' ? OPENINGS : ABOUT_ANOTHER)[tongue])
  const parts = [phrase, ...because, ...(chance(random, 0.5) ? [oneOf(random, HOW_LONG[tongue])] : [])]
  return tongue === 'zh' ? `${opening}${parts.join('，')}。${MARK.zh}` : `${opening} ${parts.join(', ')}.${MARK.en}`
}

/** A parent topic borrows the phrases of its first child. */
function phrasesFor(topic: string): { readonly zh: readonly string[]; readonly en: readonly string[] } {
  const all = topic.startsWith('H') ? healthPhrases : psychologicalPhrases
  const phrases = all[topic] ?? all[`${topic}.1`]
  if (!phrases) throw new Error(`no phrases for the topic ${topic}`)
  return phrases
}
