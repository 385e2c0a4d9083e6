// People of history and of stories, and those whom everybody talks of: that they are meant tells nobody who calls.
import { FAMOUS, WELL_KNOWN, WITH_NAMESAKES } from '../lexicon/famous-people.ts'
import { PUBLIC_FIGURES } from '../lexicon/public-figures.ts'
import type { Stretch } from '../scrub/finding.ts'
import { wordFinder } from '../scrub/scan.ts'

const figureAt = wordFinder([...PUBLIC_FIGURES, ...FAMOUS, ...WELL_KNOWN, ...WITH_NAMESAKES])
const living = new Set([...FAMOUS, ...WELL_KNOWN, ...WITH_NAMESAKES])
const withNamesakes = new Set(WITH_NAMESAKES)
/** But somebody may bear the name too: 我叫李白, 来电者李白, 李娜，女，34岁, 刘翔先生. */
const BORNE =
  /(?:[叫名者人称姓:：]|(?<![成作认])为|丈夫|妻子|老公|老婆|[儿孙]子|[女孙]儿|孩子|患者|病人|学生|同学|同事|室友|朋友|邻居|家属|案主|[男女]友|对象|前任|父亲|母亲|[哥姐弟妹爸妈叔姨舅姑婶伯嫂侄甥婿媳公婆岳]夫?|我(?:就|真)?是|前[夫妻]|爱人|主任|主管|领导|老板|房东|[队网友]友|师父|导师|辅导员|咨询师|督导|治疗师|[校院厂店队连班排组村处科局所]长|被告|原告|隔壁(?:班|家)?的?|家的?|班的?|单位的?)\s?$/
const BORNE_AFTER =
  /^ ?[,，(]? ?(?:[男女](?![团单双排足篮]|生)|\d{1,2}岁|电话|手机|身份证|家住|住|先生|女士|小姐|师傅|阿姨|叔叔|同学|来电|反映|自述|自称|求助|投诉|诉|[他她]?[爸妈]|是?(?:我|她|他)|的(?:爸|妈|室友|同[学事桌]|老[公婆]|男友|女友|家长|电话|手机)|(?:校长|护士|主任|警官)|(?:初|高|大|研)[一二三]|\d年级)/
/** What happens in a life. */
const HAPPENS =
  /[打骂欠骗]我|割腕|跳[楼河]|轻生|自杀|想死|走失|失踪|离婚|出轨|分手|性[侵骚]|救我|[和跟与被找追]我|我们?(?:班|校|单位)/
/** What a singer, an actor, an athlete or an author is known for. */
const FAN_OF = /(?:偶像|粉丝|追星|崇拜|明星|歌手|演员|主持人|作家|球星|爱豆)$/
const KNOWN_FOR =
  /^(?:的?《|(?:老师|教练|医生|教授|院士)?(?:的?(?:新?歌(?!本)|电影(?!院)|小说|演唱会|粉丝|海报(?!纸)|直播间|相声|新剧|电视剧)|退赛|退役|夺冠|获奖|跨栏|过人|投篮|主演|代言|读书会|同款|院士当年))/
/** What is said of those whose name few have. */
const SAID_OF =
  /^(?:老师|教练|医生|教授|院士)?(?:的?(?:节目|直播(?!间)|诗|球(?![拍鞋衣队])|比赛|采访|语录|那句|名言)|在(?:节目|直播|采访|电影|电视)(?:上|里|中)|唱的|演的|写的|导的|那么高)/
const NEAR = 14

/** @param text normalised @param goesOn whether a name goes on at a place */
export function figuresIn(text: string, goesOn: (i: number) => boolean): readonly Stretch[] {
  const found: (Stretch & { readonly name: string })[] = []
  const borne = new Set<string>()
  for (let start = 0; start < text.length; start++) {
    const name = figureAt(text, start)
    if (name === undefined) continue
    const end = start + name.length
    const before = text.slice(Math.max(0, start - NEAR), start)
    const after = text.slice(end, end + NEAR)
    const known = living.has(name) ? knownAs(name, before, after) : 0
    // 岳飞扬 is another.
    const isWhole = known !== undefined && (known > 0 || !goesOn(end))
    if (BORNE.test(before) || BORNE_AFTER.test(after)) borne.add(name)
    else if (isWhole) found.push({ name, start, end: end + known })
    start = end - 1
  }
  return found.filter(({ name }) => !borne.has(name))
}

/** How much of what follows belongs to what somebody is known for; nothing when another may be meant. */
function knownAs(name: string, before: string, after: string): number | undefined {
  if (HAPPENS.test(before) || HAPPENS.test(after)) return undefined
  const follows = KNOWN_FOR.exec(after)?.[0] ?? (withNamesakes.has(name) ? undefined : SAID_OF.exec(after)?.[0])
  if (follows !== undefined) return follows.length
  return FAN_OF.test(before) && !withNamesakes.has(name) ? 0 : undefined
}
