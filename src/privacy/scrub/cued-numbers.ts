// Numbers and handles that only the words before them tell: WeChat, QQ, accounts, passports, student and record numbers.
import { passesLuhn } from './checksums.ts'
import type { FindingType, Span } from './finding.ts'
import { isCompactDate } from './kept.ts'
import { isPublicLine } from './number-kinds.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

/** What may stand between the words and the number. */
const LINK = String.raw`(?: ?(?:搜索|搜|上|♥|❤|💚|💬)?)(?:(?:小号|大号|号码|编号|号|ＩＤ|ID|id|Id|账号|帐号|number|no\.?|#))?(?: ?(?:是|为|叫|填的|写的|:|：|=|is|was|→|-|,|，|\(|（|"|“|「)){0,3} ?`

interface Kind {
  readonly type: FindingType
  readonly cue: string
  /** A sticky pattern's source for the number itself. */
  readonly value: string
  readonly confidence: number
  /** Refuses values that are something else. */
  readonly accepts?: (value: string) => boolean
}

const digitsOf = (value: string) => value.replace(/\D/g, '')
const isMobile = (value: string) => /^(?:\+?86)?1[3-9]\d{9}$/.test(value.replace(/[ -]/g, ''))
const END = '(?![A-Za-z0-9_@])'
const CODE = `(?:[A-Za-z]{0,4}-?|[A-Z]{1,3} )\\d(?:[A-Za-z0-9]|[ -](?=\\d)|-(?=[A-Z](?![A-Za-z0-9]))){2,21}${END}`

const KINDS: readonly Kind[] = [
  { type: 'PHONE', cue: '(?:短号|集群号|分机号?)', value: `\\d{3,8}${END}`, confidence: 0.8 },
  {
    type: 'WECHAT',
    cue: String.raw`(?:微信|威信|薇信|维信|微 信|徽信|卫信|wei ?xin|we ?chat|(?<![A-Za-z])v信|(?<![A-Za-z])w信|加(?:我|个|下|一下)?(?:v(?![信x])|微(?!信)|薇(?!信)|威(?!信)|卫星|徽(?!信))|卫星(?=号)|我的?v(?=[ 是])|(?<![A-Za-z])v(?=[:：])|[微薇](?=♥|❤|💚|💬|[:：]|[A-Za-z])|(?<![A-Za-z])(?:vx|wx|wxid|v ?号)(?![A-Za-z]))(?:同号)?`,
    value: `(?:[A-Za-z][A-Za-z0-9_-]{4,19}|[A-Za-z0-9_-]{6,20})${END}`,
    confidence: 0.9,
    accepts: (value) => !isMobile(value) && (/[\d_-]/.test(value) || /[a-z]{6}/.test(value)) && !ENGLISH.test(value),
  },
  {
    type: 'PLATE',
    cue: '(?:registration|licen[cs]e plate|number plate|\\bplate|\\breg)',
    value: `[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5}${END}`,
    confidence: 0.8,
    accepts: (value) => /\d/.test(value) && /[A-Z]/.test(value),
  },
  {
    type: 'QQ',
    cue: String.raw`(?:(?<![A-Za-z])q ?q(?:[号群])?|(?<![A-Za-z])q(?=[:： ]{0,2}(?:\d{6,11}(?!\d)|\d{3}[ -]\d{2,4}[ -]\d))|[加进]?群(?:号码?|聊)?(?=[:： ]{0,2}\d(?:[ -]?\d){5})|扣扣|蔻蔻|球球|企鹅|叩叩)(?!邮)`,
    value: `[1-9](?:\\d|[ -](?=\\d)){3,22}${END}`,
    confidence: 0.95,
    accepts: (value) =>
      digitsOf(value).length >= 5 &&
      digitsOf(value).length <= 11 &&
      !isMobile(value) &&
      !isCompactDate(digitsOf(value)),
  },
  {
    type: 'PASSPORT',
    cue: String.raw`(?:护照|通行证|台胞证|回乡证|passport)`,
    value: `(?:[A-Za-z]{1,2} ?\\d(?:[ -]?\\d){6,8}|\\d{3}[ -]?\\d{3}[ -]?\\d{3})${END}`,
    confidence: 0.95,
  },
  {
    type: 'STUDENT_NO',
    cue: String.raw`(?:学号|学籍号?|学生证|准考证|考生号|(?<!参)考号|学工号|student (?:card )?(?:id|number|no\.?)|stud\.? ?(?:id|no))`,
    value: CODE,
    confidence: 0.95,
  },
  {
    type: 'MEDICAL_NO',
    cue: String.raw`(?:(?:检验|检查|化验|样本|标本|影像|病理|体检|处方)?条码|腕带|手环|(?:检验|化验|样本|标本|影像|病理|体检|处方|建档|档案)(?=号|编号)|病历本?|病案|住院|门急诊卡?|门诊卡?|就诊卡?|就医卡|医保卡?|病人|患者|挂号|急诊|检查单?|诊疗卡|MRN|medical record|patient|hospital|chart|NHS)(?:号码|号|编号| ?(?:number|no\.?|id|#))|(?:就诊|诊疗|就医|医保)卡(?=[:： ]{0,2}\d{4})|\bMRN|\b(?:[Cc]hart|(?:[Mm]edical |[Pp]atient )?[Rr]ecord|[Cc]ase file)(?= [A-Z]{1,4}-?\d{4})`,
    value: `(?:MRN[ :]{0,2})?${CODE}`,
    confidence: 0.9,
  },
  {
    type: 'ID_CARD',
    cue: String.raw`(?:身份证|证件|证号|社会保障号|军官证|SSN|social security|national insurance|NINO|identity card|(?<![A-Za-z])(?:HK ?)?ID)`,
    value: `(?:\\d{3}[- ]?\\d{2}[- ]?\\d{4}|[A-Za-z]{2}(?: ?\\d{2}){3} ?[A-Da-d]|[A-Za-z]{1,2}\\d{6}\\(?[0-9A]\\)?|[\u4e00-\u9fff]字第? ?\\d{5,9}号?|[A-Za-z][12]\\d{8})${END}`,
    confidence: 0.9,
  },
  {
    type: 'BANK_CARD',
    cue: String.raw`(?:iban|sort code|routing)`,
    value: `(?:[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?|\\d{2}-?\\d{2}-?\\d{2,5})${END}`,
    confidence: 0.9,
  },
  {
    type: 'ACCOUNT',
    cue: String.raw`(?:工号|警号|坐席号|\b(?:agent|operator)(?=[=:]))`,
    value: `[A-Za-z]{0,4}-?\\d{3,12}${END}`,
    confidence: 0.9,
  },
  {
    type: 'ACCOUNT',
    cue: String.raw`(?:支付宝|抖音|快手|微博|小红书|淘宝|闲鱼|陌陌|探探|[Bb]站|哔哩哔哩|知乎|贴吧|豆瓣|游戏|王者|吃鸡|公积金|社保卡?号?|一卡通|(?:公交|校园|购物|储值)卡|会员|工号|用户名|用户id|账户名?|帐户名?|账号|帐号|登录名|facebook|instagram|\bins(?:ta)?(?![A-Za-z])|\big|\bline id|telegram|twitter|tiktok|whats ?app|skype|snapchat|discord|steam|paypal|alipay|weibo|douyin|user ?name|\buser(?=[=:])|account|member(?:ship)?|policy|employee|handle|信用代码)(?:的)?(?:账号|帐号|账户|昵称|用户名|名字)?`,
    value: `@?(?:[\\u4e00-\\u9fff]{2,6}_\\d{2,6}|\\d{4,}(?:[ -]\\d{3,}){1,5}(?: \\d{1,2})?|[A-Za-z0-9][A-Za-z0-9_.-]{3,29}|(?<=@)[\\u4e00-\\u9fffA-Za-z0-9_-]{2,20})${END}`,
    confidence: 0.85,
    accepts: (value) =>
      !isMobile(value) &&
      (value.startsWith('@') || (/\d/.test(value) && !isAmount(value)) || /[a-z][_.][a-z]/i.test(value)),
  },
]

/** Words of English that may follow `WeChat`. */
const ENGLISH =
  /^(?:account|number|group|friends?|message[sd]?|contact|because|before|after|please|every|again|moments?|chat(?:s|ted)?|about|with|their)$/i
const isAmount = (value: string) => /^\d{1,5}(?:\.\d{1,2})?$/.test(value)
/** A card among the accounts. */
const isCard = (value: string) =>
  /^\d{15,19}$/.test(digitsOf(value)) &&
  /^[\d -]+$/.test(value) &&
  (passesLuhn(digitsOf(value)) || digitsOf(value).length >= 16)

const CUES = new RegExp(KINDS.map(({ cue }, i) => `(?<k${i}>${cue})`).join('|'), 'iy')
/** What the cues begin with. */
const beginsCue = beginningsOf(
  '腕手我军短集分一储购校公微威薇维徽卫加进群警扣蔻球企叩护通台回学准考检化样标影病体处建档条就门住医患挂急诊身证社军支抖快小淘闲陌探哔知贴豆游王吃公会工用账帐登信WwVvQqRrLlNnPpSsMmHhCcIiBbFfTtDdUuAaEeOo坐@',
)
const LINKS = new RegExp(LINK, 'iy')
const VALUES = KINDS.map(({ value, type }) => new RegExp(value, type === 'PASSPORT' ? 'iy' : 'y'))

/** @param text normalised  @param keptNumbers stay, as public lines do */
export function findCuedNumbers(text: string, keptNumbers?: ReadonlySet<string>): readonly Span[] {
  const found: Span[] = []
  if (!/[A-Za-z\d@]/.test(text)) return found
  for (const match of matchesFrom(text, beginsCue, CUES)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue
    const which = KINDS.findIndex((_, i) => match.groups?.[`k${i}`] !== undefined)
    const span = valueAfter(text, match.index + match[0].length, which)
    const isKept = span?.type === 'PHONE' && isPublicLine(text.slice(span.start, span.end), keptNumbers)
    if (span && !isKept) found.push(span)
  }
  return found
}

/** 病历号啊？我看看，00483617: what is said between the words and the number. */
const SPOKEN = /[^\dA-Za-z@\n[\]]{1,20}/y
/** Said at a distance a number must look like one. */
const FAR: Readonly<Partial<Record<FindingType, RegExp>>> = {
  WECHAT: /^(?=.*[A-Za-z])(?=.*[\d_-])|^\d{8,}$/,
  QQ: /^\d[\d -]{6,22}$/,
  PASSPORT: /^[A-Za-z]{1,2} ?\d/,
  STUDENT_NO: /^[A-Za-z]{0,4}-?\d{7,}$/,
  MEDICAL_NO: /^[A-Za-z]{0,4}-?\d{6,}$/,
  ACCOUNT: /^(?=.*[A-Za-z])(?=.*[\d_])/,
}
/** Student numbers begin with a year. */
const isDate = (digits: string, type: FindingType) =>
  isCompactDate(digits) && (type !== 'STUDENT_NO' || digits.length === 8)
const AMOUNT_FOLLOWS = /^ ?(?:元|块|万|年|月|日|次|片|分|岁|个|mg|ml)/

function valueAfter(text: string, from: number, which: number): Span | undefined {
  const kind = KINDS[which]
  const pattern = VALUES[which]
  if (!kind || !pattern) return undefined
  LINKS.lastIndex = from
  const near = LINKS.test(text) ? LINKS.lastIndex : from
  const span = valueAt(text, near, kind, pattern)
  if (span) return span
  const looksLike = FAR[kind.type]
  SPOKEN.lastIndex = from
  if (!looksLike || !SPOKEN.test(text)) return undefined
  const far = valueAt(text, SPOKEN.lastIndex, kind, pattern)
  if (
    !far ||
    !looksLike.test(text.slice(far.start, far.end)) ||
    isDate(digitsOf(text.slice(far.start, far.end)), kind.type)
  )
    return undefined
  return AMOUNT_FOLLOWS.test(text.slice(far.end, far.end + 3)) ? undefined : { ...far, confidence: FAR_CONFIDENCE }
}
const FAR_CONFIDENCE = 0.7

/** 学号是2020级的 */
const OF_A_YEAR = /^[级届]/

function valueAt(text: string, start: number, kind: Kind, pattern: RegExp): Span | undefined {
  pattern.lastIndex = start
  const value = pattern.exec(text)?.[0]
  if (
    value === undefined ||
    isCard(value) ||
    OF_A_YEAR.test(text.slice(start + value.length, start + value.length + 1)) ||
    kind.accepts?.(value) === false
  )
    return undefined
  const { type, confidence } = kind
  return { start, end: start + value.length, type, label: type, confidence }
}
