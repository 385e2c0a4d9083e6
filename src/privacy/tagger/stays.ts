// What stays in the text whatever the model makes of it: numbers that rules read, dates, public lines, people of history, and
// the marks that part one name from the next.
import type { Stretch } from '../scrub/finding.ts'
import { PUBLIC_LINES } from '../scrub/kept.ts'
import { patternOf } from '../scrub/pattern.ts'
import { petsIn } from '../scrub/pets.ts'
import { figuresIn } from './figures.ts'
import { daysIn, medicinesIn } from './plain-words.ts'

/** No character of what a rule found is even this likely: it is nothing. */
export const HARDLY = 0.1
/** What is rather not a part of it does not cut a word that goes on outside, and is no word of grammar at its edge. */
export const RATHER = 0.5

/** @param likely by character, how likely it is a part of something: 0 from now on where it stays @param taken what was found already */
export function clearWhatStays(text: string, likely: Float32Array, taken: readonly Stretch[]): void {
  for (const { start, end } of taken) likely.fill(0, start, end)
  for (const { 0: stays, index } of WITH_STAYS.test(text) ? STAYS.all(text) : [])
    likely.fill(0, index, index + stays.length)
  const goesOn = (i: number) => (likely[i] ?? 0) >= RATHER
  if (likely.some((chance) => chance >= HARDLY))
    for (const { start, end } of [...figuresIn(text, goesOn), ...petsIn(text), ...medicinesIn(text), ...daysIn(text)])
      likely.fill(0, start, end)
  for (let i = 0; i < text.length; i++) if (parts[text.charCodeAt(i)] || endsSentence(text, i)) likely[i] = 0
}

/**
 * What is no part of a name and parts one from the next: controls, punctuation, and halves of characters beyond the first
 * plane of Unicode, emoji among them. Dots, dashes, blanks and brackets are in some names: 高三(7)班, 8-2-501, 阿迪力·买买提.
 */
const parts = new Uint8Array(0x10000)
parts.fill(1, 0, 0x20)
parts.fill(1, 0x2000, 0x2e80)
parts.fill(1, 0x3000, 0x3005)
parts.fill(1, 0x3008, 0x3040)
parts.fill(1, 0xd800, 0xf900)
for (const character of `!"$%*,/:;<=>?@[\\]^_\`{|}~&、，：；？！“”‘’…`) parts[character.charCodeAt(0)] = 1
/** Cannot sleep. 学校: but St. Mary, No. 3. */
const endsSentence = (text: string, i: number): boolean =>
  text.charAt(i) === '.' && text.charAt(i + 1) === ' ' && /[a-z]{3}$/.test(text.slice(Math.max(0, i - 3), i))

const WITH_STAYS = patternOf(/[\d年某第]/)
/** 2024年9月, 二零一九年, 12356: dates stay, also without a day, and public lines, but not 文三路110号; 某医院 and 第一行 say none. */
const STAYS = patternOf(
  new RegExp(
    `(?:\\d{4}|[〇零一二三四五六七八九]{4})年(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月)?|(?<!\\d)(?:${[...PUBLIC_LINES].join('|')})(?![\\d号室弄栋幢])|第(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:[行列项条次个章节页题步]|[一二两]?种)|某(?:[天日年月种个些次]|医院|学校|中学|大学|公司|单位|平台|机构|小区|银行)`,
  ),
)
