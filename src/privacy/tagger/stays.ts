// What stays in the text whatever the model makes of it: numbers that rules read, dates, public lines, people of history, and
// the marks that part one name from the next.
import { FAMOUS, WITH_NAMESAKES } from '../lexicon/famous-people.ts'
import { PUBLIC_FIGURES } from '../lexicon/public-figures.ts'
import type { Stretch } from '../scrub/finding.ts'
import { isWordAt } from '../scrub/han.ts'
import { PUBLIC_LINES } from '../scrub/kept.ts'
import { wordFinder } from '../scrub/scan.ts'
import { petsIn } from './pets.ts'

/** No character of what a rule found is even this likely: it is nothing. */
export const HARDLY = 0.1
/** What is rather not a part of it does not cut a word that goes on outside, and is no word of grammar at its edge. */
export const RATHER = 0.5

/** @param likely by character, how likely it is a part of something: 0 from now on where it stays @param taken what was found already */
export function clearWhatStays(text: string, likely: Float32Array, taken: readonly Stretch[]): void {
  for (const { start, end } of taken) likely.fill(0, start, end)
  for (const { 0: stays, index } of WITH_STAYS.test(text) ? text.matchAll(STAYS) : [])
    likely.fill(0, index, index + stays.length)
  if (likely.some((chance) => chance >= HARDLY))
    for (const { start, end } of [...figuresIn(text, likely), ...petsIn(text), ...writtenIn(text)])
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

const WITH_STAYS = /[\d年某第]/
/** 2024年9月, 二零一九年, 12356: dates stay, also without a day, and public lines, but not 文三路110号; 某医院 and 第一行 say none. */
const STAYS = new RegExp(
  `(?:\\d{4}|[〇零一二三四五六七八九]{4})年(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月)?|(?<!\\d)(?:${[...PUBLIC_LINES].join('|')})(?![\\d号室弄栋幢])|第(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:[行列项条次个章节页题步]|[一二两]?种)|某(?:[天日年月种个些次]|医院|学校|中学|大学|公司|单位|平台|机构|小区|银行)`,
  'g',
)

/** 写“安静”两个字: an ordinary word. */
const WRITTEN =
  /(?<=[写练抄描临刻绣念][^。“”\n]{0,4})[“"「『]([\u4e00-\u9fff]{2,4})[”"」』](?=这?[一二两三四几]个?大?字)/g
const writtenIn = (text: string): readonly Stretch[] =>
  [...text.matchAll(WRITTEN)]
    .filter(({ index }) => isWordAt(text, index + 1))
    .map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }))

const figureAt = wordFinder([...PUBLIC_FIGURES, ...FAMOUS, ...WITH_NAMESAKES])
const withNamesakes = new Set(WITH_NAMESAKES)
/** But somebody may bear the name too: 我叫李白, 来电者李白, 李娜，女，34岁. */
const BORNE = /(?:[叫名者人称姓:：]|(?<![成作认])为)\s?$/
const BORNE_AFTER = /^ ?[,，(]? ?(?:[男女](?![团单双排足篮]|生)|\d{1,2}岁|电话|手机|身份证|家住|住)/
/** What people are known for. */
const KNOWN_BEFORE =
  /(?:偶像|粉丝|追星|模仿|崇拜|榜样|明星|歌手|演员|主持人|导演|作家|球星|冠军|看过?|读过?|学学?|喜欢|像|比|粉|追|爱豆|比如|例如|当年)$/
const KNOWN_AFTER =
  /^(?:的?《|(?:老师|教练|医生|教授|院士)?(?:的?(?:新?歌|电影|小说|演唱会|粉丝|海报|直播间?|相声|节目|新剧|电视剧|诗|球|比赛|采访|书|故事|语录|那句|名言)|在(?:节目|直播|采访|电影|电视)|退赛|退役|夺冠|创业|获奖|跨栏|过人|踢球|打球|投篮|主演|代言|同款|唱的|演的|写的|导的|那么|那样|那种|这样的|年轻时|当年|都(?:会|说|曾|有|没|得|累)|要知道|知道估计))/
const NEAR = 14

function figuresIn(text: string, likely: Float32Array): readonly Stretch[] {
  const found: Stretch[] = []
  for (let start = 0; start < text.length; start++) {
    const name = figureAt(text, start)
    if (name === undefined) continue
    const end = start + name.length
    const before = text.slice(Math.max(0, start - NEAR), start)
    const after = text.slice(end, end + NEAR)
    const known = KNOWN_AFTER.exec(after)?.[0].length
    // 岳飞扬 is another.
    const isWhole = known !== undefined || (likely[end] ?? 0) < RATHER
    const isKnown = !withNamesakes.has(name) || known !== undefined || KNOWN_BEFORE.test(before)
    if (isWhole && isKnown && !BORNE.test(before) && !BORNE_AFTER.test(after))
      found.push({ start, end: end + (known ?? 0) })
    start = end - 1
  }
  return found
}
