// E-mail addresses, also as they are dictated: (at) and (dot), 艾特 and 点.
import type { Span } from './finding.ts'

/** Often said without what follows the dot; 163 and 126 also as they are spoken. */
const PROVIDERS =
  'qq|163|126|139|189|[幺一](?:六三|二六|三九|八九)|sina|sohu|gmail|hotmail|outlook|yahoo|icloud|foxmail|搜狐|新浪|网易|aliyun|proton(?:mail)?'
/** # for @, as it is mistyped: only where a domain follows. */
const AT = new RegExp(
  [
    String.raw` @ (?=[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2}| ?\. ?(?:com|cn|net|org|edu)))| @(?=(?:${PROVIDERS})\.)|@|[艾爱]特|[([{（【<] ?(?:at|艾特) ?[)\]}）】>]| AT | at (?=[a-z0-9-]{1,40} dot )(?![a-z0-9-]{1,40}(?: dot [a-z0-9-]{1,40}){1,3} at )`,
    String.raw`(?<=[A-Za-z0-9]) ?\(?(?:圈[aA]|圈|小老鼠|花[aA]|at)\)? ?(?:[大小]写的?)? ?(?=(?:${PROVIDERS})(?:\.| ?点| dot ))`,
    String.raw`(?<=[A-Za-z0-9])#(?=[A-Za-z0-9-]{1,40}[.。](?:com|cn|net|org|edu)(?![A-Za-z0-9]))`,
  ].join('|'),
  'g',
)
const LOCAL = /[A-Za-z0-9._%+*'-]/
/** zhang 点 wei 下划线 88 before the at sign. */
const DICTATED =
  /(?:[A-Za-z0-9._%+'-]{1,30} ?(?:点|下划线|[中横]?杠|减号|[([{（【<] ?dot ?[)\]}）】>]| dot | underscore | dash ) ?){1,4}$/
/** m a o，下划线，零七，艾特: piece by piece. */
const IN_PIECES =
  /(?<![A-Za-z0-9])(?:(?:[A-Za-z0-9._-]{1,20}|[零〇一幺二三四五六七八九]{1,12}|点|下划线|[中横]?杠|减号)(?: ?[,，、] ?| )){1,24}$/
const ENDS_PIECE = /[,，、] ?$/
const LONGEST_DICTATED = 80
/** 二零零八 before it: what is shorter than a number is still in words, and letters may stand before it. */
const SPELT = /(?:(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,30} ?)?[零〇一幺二三四五六七八九]{2,12}$/
const LONGEST_LOCAL = 64
const DOT = String.raw`(?:[.。]|[,，](?=(?:com|cn|net)(?![A-Za-z]))|[([{（【<] ?(?:dot|点) ?[)\]}）】>]|点(?= ?(?:com|cn|net|org|edu|gov)(?![A-Za-z]))| (?:dot|DOT) (?=[A-Za-z]))`
const DOMAIN = new RegExp(
  ` ?(?:${PROVIDERS}|[A-Za-z0-9-]{1,63})(?: ?${DOT} ?[A-Za-z0-9-]{1,63}){0,5} ?${DOT} ?[A-Za-z][A-Za-z0-9-]{1,62}`,
  'iy',
)
/** ，幺二六，点康姆 */
const DOMAIN_IN_PIECES = new RegExp(
  `[,，] ?(?:${PROVIDERS}|[A-Za-z0-9-]{1,40})[,，]? ?(?:点|[.]) ?(?:com|康姆|抗姆|cn|net|org)(?![A-Za-z])`,
  'iy',
)
const PROVIDER = new RegExp(` ?(?:${PROVIDERS})(?![A-Za-z0-9])`, 'iy')

/** @param text normalised */
export function findEmails(text: string): readonly Span[] {
  const found: Span[] = []
  if (!/[@#\]})）】>tT特a鼠圈]/.test(text)) return found
  let from = 0
  for (const at of text.matchAll(AT)) {
    const start = localStart(text, at.index, from)
    const end = domainEnd(text, at.index + at[0].length)
    if (start === at.index || end === undefined || at.index < from) continue
    found.push({ start, end, type: 'EMAIL', confidence: at[0] === '@' ? 0.99 : 0.9, label: 'EMAIL' })
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
  if (text[at] === '@' || text[at] === '#') return start === end ? at : start
  const before = text.slice(Math.max(notBefore, start - LONGEST_DICTATED), start)
  const pattern = start < end ? DICTATED : ENDS_PIECE.test(before) ? IN_PIECES : SPELT
  const more = pattern.exec(before)?.[0].length ?? 0
  return start === end && more === 0 ? at : start - more
}

function domainEnd(text: string, from: number): number | undefined {
  for (const pattern of [DOMAIN, DOMAIN_IN_PIECES, PROVIDER]) {
    pattern.lastIndex = from
    if (pattern.test(text)) return pattern.lastIndex
  }
  return undefined
}
