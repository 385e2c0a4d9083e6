// E-mail addresses, also with (at) and (dot).
import type { Span } from './finding.ts'

const AT =
  / @ (?=[A-Za-z0-9-]{1,40}\.[A-Za-z]{2})|@|艾特|(?<=[A-Za-z0-9])\(?(?:圈a|小老鼠|at)\)?(?=(?:qq|163|126|139|sina|gmail|hotmail|outlook|foxmail)(?:\.| ?点))|[([{（【<] ?(?:at|艾特) ?[)\]}）】>]| AT | at (?=[a-z0-9-]{1,40} dot )/g
const LOCAL = /[A-Za-z0-9._%+'-]/
const LONGEST_LOCAL = 64
const DOT = String.raw`(?:[.。]|[([{（【<] ?(?:dot|点) ?[)\]}）】>]|点(?=com|cn|net|org|edu)| (?:dot|DOT) (?=[A-Za-z]))`
const DOMAIN = new RegExp(` ?[A-Za-z0-9-]{1,63}(?: ?${DOT} ?[A-Za-z][A-Za-z0-9-]{1,62}){1,6}`, 'iy')
/** Often said without what follows the dot. */
const PROVIDER = /(?:qq|163|126|139|189|sina|sohu|gmail|hotmail|outlook|yahoo|icloud|foxmail|aliyun)(?![A-Za-z0-9])/iy

/** @param text normalised */
export function findEmails(text: string): readonly Span[] {
  const found: Span[] = []
  if (!/[@\]})）】>tT特a鼠]/.test(text)) return found
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
  return start === end ? at : start
}

function domainEnd(text: string, from: number): number | undefined {
  for (const pattern of [DOMAIN, PROVIDER]) {
    pattern.lastIndex = from
    if (pattern.test(text)) return pattern.lastIndex
  }
  return undefined
}
