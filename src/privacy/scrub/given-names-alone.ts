// Given names without a surname: those in fashion, 子涵, and a child's name said twice over, 轩轩.
import { POPULAR_GIVEN_NAMES } from '../lexicon/given-names-alone.ts'
import { DOUBLED_NAMES } from '../lexicon/nicknames.ts'
import { person, SPOKEN_OF } from './called-names.ts'
import { isGiven } from './chinese-names.ts'
import type { Span } from './finding.ts'
import { isWordAt } from './han.ts'

const beginsPopular = new Uint8Array(0x10000)
for (const name of POPULAR_GIVEN_NAMES) beginsPopular[name.charCodeAt(0)] = 1

/** Given names in fashion, wherever they stand by themselves: 子涵在学校. */
export function findPopular(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (!beginsPopular[text.charCodeAt(i)]) continue
    if (!POPULAR_GIVEN_NAMES.has(text.slice(i, i + 2)) || isWordAt(text, i)) continue
    found.push(person(i, i + 2, 0.65))
    i++
  }
  return found
}

const CLAUSE_BEFORE =
  /(?:^|[，。,.;；:：!！?？、 \n(（“"]|[和跟与叫把让给问陪送]|[岁家班里]的|[女儿]儿|孩子|外?孙[子女]?|外?甥女?|侄[女子])$/

/** 彬彬有礼, 红红的: how something is, said twice over. */
const MANNER =
  /^(?:彬彬有|振振有|洋洋自|洋洋得|洋洋洒|姗姗来|源源不|欣欣向|堂堂正|津津有|津津乐|历历在|循循善|芸芸众|娓娓道|..的(?!妈|爸|父|母|家|老师|同学|姐|哥|爷|奶|外|病|事|手))/

/** 轩轩, 婷婷: a child's name said twice over. */
export function findDoubled(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const code = text.charCodeAt(i)
    if (
      code !== text.charCodeAt(i + 1) ||
      (isGiven(code) < 2 && !DOUBLED_NAMES.has(text.slice(i, i + 2))) ||
      isWordAt(text, i) ||
      isWordAt(text, i + 1)
    )
      continue
    const said = CLAUSE_BEFORE.test(text.slice(Math.max(0, i - 3), i)) && SPOKEN_OF.test(text.slice(i + 2, i + 3))
    if (said && !MANNER.test(text.slice(i, i + 6))) found.push(person(i, i + 2, 0.6))
    i++
  }
  return found
}
