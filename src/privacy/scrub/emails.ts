// E-mail addresses, also as they are dictated: (at) and (dot), 艾特 and 点.
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'

/** Often said without what follows the dot; 163 and 126 also as they are spoken. */
const PROVIDERS =
  'qq|163|126|139|189|[幺一](?:六三|二六|三九|八九)|sina|sohu|gmail|hotmail|outlook|yahoo|icloud|foxmail|搜狐|新浪|网易|aliyun|proton(?:mail)?'
/** # for @, as it is mistyped: only where a domain follows. */
const AT = patternOf(
  new RegExp(
    [
      String.raw` @ (?=[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2}| ?\. ?(?:com|cn|net|org|edu)))| @(?=(?:${PROVIDERS})\.)|@|[艾爱]特|[([{（【<] ?(?:at|艾特) ?[)\]}）】>]| AT | at (?=[a-z0-9-]{1,40} dot )(?![a-z0-9-]{1,40}(?: dot [a-z0-9-]{1,40}){1,3} at )`,
      String.raw`(?<=[A-Za-z0-9零〇一幺二三四五六七八九][ ,，、]{0,2})\(?(?:圈{1,2}[aA]?|小老鼠|花[aA]|at)\)? ?(?:[大小]写的?)?[ ,，、]{0,2}(?=(?:${PROVIDERS})(?:\.|[ ,，、]{0,2}(?:点|dot)))`,
      String.raw`(?<=[A-Za-z0-9])[#♥❤★☆&](?=[A-Za-z0-9-]{1,40}[.。](?:com|cn|net|org|edu)(?![A-Za-z0-9]))`,
    ].join('|'),
  ),
)
const LOCAL = /[A-Za-z0-9._%+*'-]/
/** zhang 点 wei 下划线 88 before the at sign. */
const DICTATED =
  /(?:[A-Za-z0-9._%+'-]{1,30} ?(?:点|下划线|[中横]?杠|减号|加(?:上)?(?:数字|数)|[([{（【<] ?dot ?[)\]}）】>]| dot | underscore | dash ) ?){1,4}$/
const DIGITS = '零〇一幺二三四五六七八九'
/** How letters sound: 爱抚，欧. */
const BY_SOUND =
  '(?:[诶欸必比毕西弟帝地伊衣吉鸡杰艾爱恩欧哦皮屁酷扣阿啊踢提优由维威歪贼泽]|[艾爱](?:抚|尺|去|尔|偶|姆|木|斯|思|克斯)|开|凯|达不溜|达布流)'
/** m a o，下划线，零七，艾特: piece by piece; with a word for what it stands for, 五月天那个. */
const COMMA = '(?: ?[,，、] ?(?:然后|再|还有|是)?|然后)'
const SAID_SIGN = '(?:点|下划线|[中横]?杠|减号)'
const RUN = `[A-Za-z0-9._${DIGITS}-]{1,20}`
const FIRST = `(?:[A-Za-z0-9._-]{1,20}(?:${SAID_SIGN}[A-Za-z0-9${DIGITS}]{1,20}){0,3}${COMMA}|[${DIGITS}]{2,12}[,，、]|${BY_SOUND}[,，、]|[A-Za-z0-9] )`
const NEXT = `(?:(?:${RUN}|${BY_SOUND}|${SAID_SIGN}|[\\u4e00-\\u9fff]{1,5}(?:那个|的[\\u4e00-\\u9fff])|中间(?:一个|有个|是)?(?:点|下划线|[中横]?杠))${COMMA}|(?:[A-Za-z0-9]|[${DIGITS}]{1,12}|${SAID_SIGN}) )`
const IN_PIECES = new RegExp(`(?<![A-Za-z0-9])${FIRST}${NEXT}{0,24}(?:${RUN})?$`)
const LONGEST_DICTATED = 80
/** 二零零八 before it: what is shorter than a number is still in words, and letters may stand before it. */
const SPELT = /(?:(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,30} ?)?[零〇一幺二三四五六七八九]{2,12}$/
const LONGEST_LOCAL = 64
const DOT = String.raw`(?:[.。]|[,，](?=(?:com|cn|net)(?![A-Za-z]))|[([{（【<] ?(?:dot|点) ?[)\]}）】>]|点(?= ?(?:com|cn|net|org|edu|gov)(?![A-Za-z]))| (?:dot|DOT) (?=[A-Za-z]))`
const DOMAIN = new RegExp(
  ` ?(?:${PROVIDERS}|[A-Za-z0-9-]{1,63})(?: ?${DOT} ?[A-Za-z0-9-]{1,63}){0,5} ?${DOT} ?[A-Za-z][A-Za-z0-9-]{1,62}`,
  'iy',
)
/** ，幺二六，点康姆; ，然后sina点cn */
const DOMAIN_IN_PIECES = new RegExp(
  `(?:[ ,，、]{0,2}(?:然后|再|是|后[面头](?:是)?))?[ ,，、]{0,2}(?:${PROVIDERS}|[A-Za-z0-9-]{1,40})[ ,，、]{0,2}(?:然后)?(?:点|[.]|dot)[ ,，、]{0,2}(?:com|[康抗][姆母木]|cn|net|org)(?![A-Za-z])`,
  'iy',
)
const PROVIDER = new RegExp(` ?(?:${PROVIDERS})(?![A-Za-z0-9])`, 'iy')

/** 艾特前面是luo一二三？不是，luo一三二: on which side of the sign. */
const BESIDE = patternOf(
  new RegExp(
    `(?:艾特|小老鼠|@)(?:符号)?(?:前|后)[面头边](?:是|:)? ?([A-Za-z0-9._${DIGITS}-]{3,24}(?:点(?:com|net|cn))?)(?:[?？，,]{1,2}(?:不是|不对|是)[，,]? ?([A-Za-z0-9._${DIGITS}-]{3,24}))?`,
    'd',
  ),
)
const besides = (text: string): readonly Span[] =>
  BESIDE.all(text).flatMap(({ indices }) =>
    [indices?.[1], indices?.[2]].flatMap((at) => (at ? [emailOf(at[0], at[1], 0.8)] : [])),
  )

/** f u y u . l i n @ q q . c o m */
const SPACED = patternOf(
  /(?<![A-Za-z0-9._-])(?<![A-Za-z0-9._-] )(?:[A-Za-z0-9._-] ){2,40}(?:[A-Za-z0-9._-]{1,30} ?)?@ ?(?:[A-Za-z0-9] ?){1,24}(?:\. ?(?:c ?o ?m|c ?n|n ?e ?t|o ?r ?g|e ?d ?u) ?){1,2}(?<! )(?![A-Za-z0-9])/,
)
const spaced = (text: string): Span[] =>
  SPACED.all(text).map(({ 0: whole, index }) => emailOf(index, index + whole.length, 0.9))

const emailOf = (start: number, end: number, confidence: number): Span => ({
  start,
  end,
  type: 'EMAIL',
  confidence,
  label: 'EMAIL',
})

const ANY_AT = patternOf(/[@#♥❤★☆&\]})）】>tT特a鼠圈]/)
const ANY_BESIDE = patternOf(/[特鼠@](?:符号)?[前后]/)
const ANY_SPACED = patternOf(/[A-Za-z0-9] @|@ [A-Za-z0-9] /)

/** @param text normalised */
export function findEmails(text: string): readonly Span[] {
  const found: Span[] = []
  if (!ANY_AT.test(text)) return found
  if (ANY_BESIDE.test(text)) found.push(...besides(text))
  if (ANY_SPACED.test(text)) found.push(...spaced(text))
  let from = 0
  for (const at of AT.all(text)) {
    const start = localStart(text, at.index, from)
    const end = domainEnd(text, at.index + at[0].length)
    if (start === at.index || end === undefined || at.index < from) continue
    found.push(emailOf(start, end, at[0] === '@' ? 0.99 : 0.9))
    from = end
  }
  return found
}

/** Also the dot of tan点xuelian艾特qq. */
const isLocal = (text: string, i: number, end: number) =>
  LOCAL.test(text.charAt(i)) || (text[i] === '点' && i + 1 < end && LOCAL.test(text.charAt(i - 1)))

function localStart(text: string, at: number, notBefore: number): number {
  let end = at
  if (text[end] !== '@' && text[end - 1] === ' ') end--
  let start = end
  while (start > notBefore && end - start < LONGEST_LOCAL && isLocal(text, start - 1, end)) start--
  if (/[@#♥❤★☆&]/.test(text.charAt(at))) return start === end ? at : start
  const before = text.slice(Math.max(notBefore, start - LONGEST_DICTATED), start)
  const pieces = IN_PIECES.exec(before)?.[0] ?? ''
  const rest = (start < end ? DICTATED : SPELT).exec(before)?.[0] ?? ''
  const more = Math.max(rest.length, pieces.length)
  return start === end && more === 0 ? at : start - more
}

function domainEnd(text: string, from: number): number | undefined {
  for (const pattern of [DOMAIN, DOMAIN_IN_PIECES, PROVIDER]) {
    pattern.lastIndex = from
    if (pattern.test(text)) return pattern.lastIndex
  }
  return undefined
}
