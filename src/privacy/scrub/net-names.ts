// Names that people go by on platforms: 抖音名字叫…, b站id是…, also where they are Chinese and no name at all.
import type { Span } from './finding.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const PLATFORM = String.raw`(?:抖音|快手|微博|小红书|视频号|公众号|[Bb]站|哔哩哔哩|知乎|贴吧|豆瓣|陌陌|探探|[Ss]oul|全民[Kk]歌|网易云|酷狗|斗鱼|虎牙|推特|闲鱼|淘宝|游戏|王者(?:荣耀)?|吃鸡|和平精英|原神|蛋仔|迷你世界|光遇|[Ii]nsta(?:gram)?|[Ii][Gg]|[Tt]ik[Tt]ok|网络|网上|论坛|直播间?|(?:社交|短视频|直播|交友|婚恋)(?:平台|软件|账号)|手游|端游|网游|微信|[Qq][Qq])`
/** On these 叫 alone is enough. */
const SOCIAL = String.raw`(?:抖音|快手|微博|小红书|视频号|[Bb]站|知乎|贴吧|豆瓣|陌陌|[Ss]oul|王者(?:荣耀)?|[Ii]nsta|[Ii][Gg])`
const NAME = String.raw`(?:账号名?|帐号名?|名字|名称|名|昵称|网名|用户名|[Ii][Dd]|号)`
const IS = String.raw`(?:(?:就|现在)?(?:是叫|是|叫做?|为|改成了?|换成了?|:|：|=| ?(?=["“「『《【]))|[,，] ?(?:就|名字)?叫做?) ?`
/** Who is known by such a name only. */
const ROLE = '(?:主播|[Uu][Pp]主|群主|吧主|版主|房主|大[Vv]|网红|群友|水友|队友|打野|榜一|微商|卖家|店家|马甲)'
/** What is said of an id that is not told. */
const NO_ID =
  '(?:是|叫|为|让|给|盗|丢|登|改|换|也|都|还|就|在|发|实名|里|上|下|号|卡|证|和|与|或|及|格式|一栏|栏|填|用|查|我|能|会|要|不|没|未|已|无|暂|如|见|同|待|一致|正确|错|重复)'
const CUES = new RegExp(
  [
    `${PLATFORM}(?:上|里)?(?:面|头)?(?:用)?(?:我|他|她|人家|对方|孩子)?(?:的|那个)?(?:大号|小号)?${NAME}${IS}`,
    `${SOCIAL}(?:上|里)?(?:大号|小号)?(?:就)?叫(?:做)?`,
    `(?:网名|昵称|游戏名|用户名)${IS}`,
    `(?:网友|网民|楼主|博主)(?=["“「『])`,
    `${ROLE}(?=["“「『][^"“”「」『』,，。\\n]{3,12}["”」』](?:[,，。、;；)）说骂发在的私加约]|$))`,
    `(?:用户|群里|小组里|游戏里|网上|论坛上|贴吧里|吧里|评论区|弹幕里?|视频号)(?:有个)?(?:名?叫)?(?=["“「『][^"“”「」『』,，。\\n]{2,12}["”」』](?:[,，。、;；)）说骂发在的私加约]|$))`,
    `${PLATFORM}(?:昵称|网名)(?=[\u4e00-\u9fff])(?!${NO_ID})`,
    `(?:昵称|网名|游戏名|${SOCIAL}用户) (?=[\u4e00-\u9fff])(?!${NO_ID})`,
    `${ROLE}的?(?:网?名字?|昵称|账号名?|[Ii][Dd])${IS}`,
    `${PLATFORM}(?:上|里)?(?:面|头)?(?:用)?(?:我|他|她|人家|对方|孩子)?(?:的|那个)?[Ii][Dd] ?(?=[\u4e00-\u9fff])(?!${NO_ID})`,
    `(?<![A-Za-z])[Ii][Dd](?:[:：]| ) ?(?=[\u4e00-\u9fff])(?!${NO_ID})`,
    `@(?=[\u4e00-\u9fff])(?!所有|全体|大家|各位|每|我)`,
    `${PLATFORM}[^。\\n]{0,8}(?:账号|帐号|昵称|网名|名字|[Ii][Dd])[^。\\n?？]{0,6}[?？] ?(?:答|来|客|A|a|对方|来电者|学生)[:：] ?`,
  ].join('|'),
  'y',
)
const beginsCue = beginningsOf(
  '@楼博主UuI群吧用评弹小版房大水队打榜卖店马社短交婚手端抖快微小视公BbB哔知贴豆陌探SsI网酷斗虎推闲淘游王吃和原蛋迷光iITt论直Qq昵用',
)

/** One of them is in every cue. */
const NAMING = [
  '@',
  '用户',
  '群里',
  '组里',
  '戏里',
  '网上',
  '坛上',
  '吧里',
  '评论区',
  '弹幕',
  '网友',
  '网民',
  '主',
  '大V',
  '大v',
  '队友',
  '水友',
  '群友',
  '打野',
  '榜一',
  '网红',
  '微商',
  '卖家',
  '店家',
  '马甲',
  '名',
  '号',
  '叫',
  '昵称',
  'id',
  'ID',
  'Id',
]
const END = String.raw`(?=[\s,，。;；!！?？、:：…"“”「」()（）\[\]~～]|$)`
const CHARACTER = String.raw`[^\s,，。;；!！?？、:：…"“”「」『』()（）\[\]]`
const DECORATED = new RegExp(`${CHARACTER}{0,9}[丶丨灬丿乀亅乄]${CHARACTER}{0,9}`, 'g')
const QUOTED = /["“「『《【]([^"”」』》】\n]{1,16})["”」』》】]/dy
const WHOLE = new RegExp(`${CHARACTER}{2,12}${END}`, 'y')
/** Where nothing ends the name: what a sentence goes on with. */
const CUT = new RegExp(
  `${CHARACTER}{2,12}?(?=那个|这个|你们|一直|天天|每天|里面|后来|已经|昨天|今天|现在|老是|总是|经常|发了|发的|上面|下面|就是|在上|他|她|我)`,
  'y',
)

/** What is said of an account and is not its name. */
const NO_NAME =
  /^(?:什么|多少|啥|谁|哪|怎么|咋|几|不知|不记|不清|不能|不说|不告诉|不是|没|忘|被|有|真的|假的|真名|实名|匿名|本名|空|一样|同一|以前|原来|之前|后来|新的?|旧|人(?![间生鱼])|老号|你|他|她|人家|别人|大家|公司|一个|个|嗯|呃|哦|可以|好的|算了|我(?:的|自己|用|们|妈|爸|老公|老婆|儿|女|姐|哥|弟|妹|不|没|忘|去|来|把|给|删|在))|(?:的|了|吗|呢|吧)$|注册|申请|手机号|绑定|客服|密码|封了|注销/

/** @param text normalised */
export function findNetNames(text: string): readonly Span[] {
  const decorated = ORNAMENT.test(text) ? decoratedNames(text) : []
  if (!NAMING.some((word) => text.includes(word))) return decorated
  return [
    ...decorated,
    ...matchesFrom(text, beginsCue, CUES).flatMap(({ 0: cue, index }) => {
      const span = nameAt(text, index + cue.length)
      return span ? [span] : []
    }),
  ]
}

/** 丶丨孤狼, 灬小北: strokes that stand in no word adorn the names of players. */
const ORNAMENT = /[丶丨灬丿乀亅乄]/
const decoratedNames = (text: string): readonly Span[] =>
  [...text.matchAll(DECORATED)]
    .filter(({ 0: whole }) => whole.length >= SHORTEST_DECORATED && !STROKES.test(whole))
    .map(({ 0: whole, index }) => accountOf(index, index + whole.length))
const SHORTEST_DECORATED = 3
/** What is said of a character. */
const STROKES = /[撇捺竖横]|笔|偏旁|部首|一点/

const accountOf = (start: number, end: number): Span => ({
  start,
  end,
  type: 'ACCOUNT',
  label: 'ACCOUNT',
  confidence: 0.7,
})

function nameAt(text: string, at: number): Span | undefined {
  QUOTED.lastIndex = at
  const [start, end] = QUOTED.exec(text)?.indices?.[1] ?? unquotedAt(text, at)
  if (start === undefined || end === undefined || !/[\u4e00-\u9fff]/.test(text.slice(start, end))) return undefined
  return accountOf(start, end)
}

function unquotedAt(text: string, at: number): readonly [number, number] | [] {
  for (const pattern of [WHOLE, CUT]) {
    pattern.lastIndex = at
    const name = pattern.exec(text)?.[0]
    if (name !== undefined) return NO_NAME.test(name) ? [] : [at, at + name.length]
  }
  return []
}
