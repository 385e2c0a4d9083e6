// Handles of people that stand in the address of their page, t.me/quietharbour91, or beside what one does with a handle: 加我, 加不上.
import type { FindingType, Span } from './finding.ts'
import { type Pattern, patternOf } from './pattern.ts'
import { ORDINARY } from './unnamed-numbers.ts'

const HOSTS = String.raw`(?:(?:t|telegram|paypal|wa|m|fb|line|venmo)\.me|discord\.gg|b23\.tv|xhslink\.com|(?:facebook|fb|instagram|twitter|x|tiktok|weibo|snapchat|linkedin|youtube|threads|vk|douyin|kuaishou|xiaohongshu|zhihu|bilibili|douban|jianshu|github|gitee|venmo|soundcloud|twitch)\.(?:com|cn|net|tv))`
const PAGE = patternOf(
  new RegExp(
    String.raw`(?<![A-Za-z0-9@-])(?:https?:\/\/)?(?:[a-z]{1,6}\.)?${HOSTS}\/[A-Za-z0-9@_./%?=&+-]{1,80}(?<![.?&-])`,
    'i',
  ),
)
const ON_REDDIT = patternOf(/(?<![A-Za-z0-9/])u\/(?=[A-Za-z0-9_-]{0,19}[\d_-])[A-Za-z0-9_-]{3,20}/)
/** She goes by mothwing on Tumblr. */
const GOES_BY = patternOf(
  /(?<=\b(?:goes by|go by|(?:posts|posting|streams|plays|known|signed in|logged in|me|her|him) (?:as|under)|under the (?:name|handle|username|alias)|username|handle) ["“]?)@?[A-Za-z][A-Za-z0-9_.-]{3,24}(?=["”]? on (?:Discord|Reddit|Instagram|Insta|Tumblr|Twitter|X|TikTok|Snapchat|Snap|Steam|Twitch|Telegram|Facebook|YouTube|Threads|Roblox|Weibo|Douyin)\b)/,
)
const HANDLE = '[A-Za-z][A-Za-z0-9_-]{5,24}(?![A-Za-z0-9_@.-])'
const ADDED = patternOf(
  new RegExp(
    `(?<![A-Za-z0-9_.@/-])${HANDLE}(?=[ ,，]?(?:怎么|一直|总是?|老是?|也)?(?:加不[上了进]|搜不[到着出]|没通过|加(?:我|他|她|一下|好友)|(?:把我)?(?:拉黑|删了)))` +
      `|(?<=(?:加(?:我|他|她|你|一下)|搜(?:索|一下)?|私信?(?:我|他|她)|拉黑了?|关注了?)[: ]{0,2})${HANDLE}` +
      `|(?<=加)(?!QQ|qq|[Vv][Xx]|[Ww][Xx])${HANDLE}(?=(?:细|详|来|上)?[聊谈]|好友|进群|备注|[,，。;；]|$)`,
  ),
)
/** Also where nothing but what it is follows: hao-zi这个微信. */
const POINTED_AT = patternOf(
  /(?<![A-Za-z0-9_.@/-])[A-Za-z][A-Za-z0-9_.-]{4,24}(?=(?:这个?|那个?|的)(?:微信|抖音|快手|小红书|微博|[Qq][Qq])(?:号|账号)?(?:[^\u4e00-\u9fff]|[天老一骚加骂发联找跟私]|$))/,
)
/** L-o-t-u-s-520: letter by letter. */
const LETTER_BY_LETTER = patternOf(
  /(?<![A-Za-z0-9-])(?:[A-Za-z]-){4,20}(?:[A-Za-z](?![A-Za-z])-?)?(?:\d{2,6}|\d(?:-\d){1,5})(?![A-Za-z0-9-])/,
)
/** 小鹿乱撞_2046, 半糖去冰_: told as a name or at the beginning of a clause, to where its letters end. */
const UNDERSCORED = patternOf(
  /(?<=(?:叫做?|昵称|网名|名字|用户名?|账号名?|[Ii][Dd]|号)(?:[:：]|是|叫做?|为)? ?|@|[,，。;；:："“「 \n](?=[\u4e00-\u9fff]{2,8}_[A-Za-z0-9_-]{2})|^(?=[\u4e00-\u9fff]{2,8}_[A-Za-z0-9_-]{2}))(?![\u4e00-\u9fff]{0,6}[叫名称号]|网易云|微[博信]|抖音|快手|小红书|豆瓣|知乎|贴吧|陌陌|游戏)[\u4e00-\u9fff]{2,8}_(?!_)(?:[A-Za-z0-9_-]{1,12}|[\u4e00-\u9fff]{1,4}(?:[A-Za-z0-9]{1,6}|(?=[,，。;；!！?？"”」 ]|$)))?/,
)
const ANY_PAGE = patternOf(/[a-z]\/[A-Za-z0-9@_+]/i)
const ANY_ADDED = patternOf(/[加搜私拉关]|删了|没通过|[A-Za-z0-9](?:[这那]|的[微抖快小Qq])/)

const ANY_UNDERSCORED = patternOf(/[\u4e00-\u9fff]_/)

/** @param text normalised */
export function findHandles(text: string): readonly Span[] {
  const pages =
    ANY_PAGE.test(text) || text.includes(' on ')
      ? [...spans(text, GOES_BY, 'ACCOUNT'), ...spans(text, PAGE, 'ACCOUNT'), ...spans(text, ON_REDDIT, 'ACCOUNT')]
      : []
  const spelt = spans(text, LETTER_BY_LETTER, 'WECHAT')
  if (ANY_UNDERSCORED.test(text)) pages.push(...spans(text, UNDERSCORED, 'ACCOUNT'))
  if (!ANY_ADDED.test(text)) return [...pages, ...spelt]
  const added = spans(text, ADDED, 'WECHAT').filter(({ start, end }) => isHandle(text.slice(start, end)))
  return [
    ...pages,
    ...spelt,
    ...added,
    ...spans(text, POINTED_AT, 'WECHAT').filter(({ start, end }) => !ORDINARY.test(text.slice(start, end))),
  ]
}

/** No word has two digits or an underscore. */
const isHandle = (word: string) => /\d.*\d|_/.test(word) && !ORDINARY.test(word)

const spans = (text: string, pattern: Pattern, type: FindingType): Span[] =>
  pattern.all(text).map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    type,
    label: type,
    confidence: 0.8,
  }))
