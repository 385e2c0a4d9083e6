// People of history and of stories, and those whom everybody talks of: that they are meant tells nobody who calls.
import { FAMOUS, WELL_KNOWN, WITH_NAMESAKES } from '../lexicon/famous-people.ts'
import { PUBLIC_FIGURES } from '../lexicon/public-figures.ts'
import type { Stretch } from '../scrub/finding.ts'
import { wordFinder } from '../scrub/scan.ts'

const figureAt = wordFinder([...PUBLIC_FIGURES, ...FAMOUS, ...WELL_KNOWN, ...WITH_NAMESAKES])
const wellKnown = new Set(WELL_KNOWN)
const withNamesakes = new Set(WITH_NAMESAKES)
/** But somebody may bear the name too: 我叫李白, 来电者李白, 李娜，女，34岁, 刘翔先生. */
const BORNE =
  /(?:[叫名者人称姓:：]|(?<![成作认])为|丈夫|妻子|老公|老婆|[儿孙]子|[女孙]儿|孩子|患者|病人|学生|同学|同事|室友|朋友|邻居|家属|案主|[男女]友|对象|前任|父亲|母亲|[哥姐弟妹爸妈叔姨舅姑])\s?$/
const BORNE_AFTER =
  /^ ?[,，(]? ?(?:[男女](?![团单双排足篮]|生)|\d{1,2}岁|电话|手机|身份证|家住|住|先生|女士|小姐|师傅|阿姨|叔叔|同学|来电|反映|自述|自称|求助|投诉|诉|[他她]?[爸妈])/
/** What a singer, an actor, an athlete or an author is known for. */
const FAN_OF = /(?:偶像|粉丝|追星|崇拜|明星|歌手|演员|主持人|导演|作家|球星|爱豆)$/
const KNOWN_FOR =
  /^(?:的?《|(?:老师|教练|医生|教授|院士)?(?:的?(?:新?歌|电影|小说|演唱会|粉丝|海报|直播间|相声|新剧|电视剧)|退赛|退役|夺冠|获奖|跨栏|过人|投篮|主演|代言|读书会|同款))/
/** What is said of anybody else too. */
const TALKED_OF = /(?:模仿|榜样|看过?|读过?|学|喜欢|像|比|粉|追|比如|例如|当年)$/
const SAID_OF =
  /^(?:老师|教练|医生|教授|院士)?(?:的?(?:节目|直播|诗|球|比赛|采访|书|故事|语录|那句|名言)|在(?:节目|直播|采访|电影|电视)|创业|踢球|打球|主持|唱的|演的|写的|导的|那么|那样|那种|这样的|年轻时|当年|都(?:会|说|曾|有|没|得|累)|要知道)/
const NEAR = 14

/** @param text normalised @param goesOn whether a name goes on at a place */
export function figuresIn(text: string, goesOn: (i: number) => boolean): readonly Stretch[] {
  const found: Stretch[] = []
  for (let start = 0; start < text.length; start++) {
    const name = figureAt(text, start)
    if (name === undefined) continue
    const end = start + name.length
    const before = text.slice(Math.max(0, start - NEAR), start)
    const after = text.slice(end, end + NEAR)
    const known = knownAs(name, before, after)
    // 岳飞扬 is another.
    const isWhole = known !== undefined && (known > 0 || !goesOn(end))
    if (isWhole && !BORNE.test(before) && !BORNE_AFTER.test(after)) found.push({ start, end: end + known })
    start = end - 1
  }
  return found
}

/** How much of what follows belongs to what somebody is known for; nothing when another may be meant. */
function knownAs(name: string, before: string, after: string): number | undefined {
  const isCommon = withNamesakes.has(name)
  const follows = KNOWN_FOR.exec(after)?.[0] ?? (isCommon ? undefined : SAID_OF.exec(after)?.[0])
  if (follows !== undefined) return follows.length
  if (FAN_OF.test(before) || (!isCommon && TALKED_OF.test(before))) return 0
  return isCommon || wellKnown.has(name) ? undefined : 0
}
