// Names that people go by on platforms: 抖音名字叫…, b站id是…, also where they are Chinese and no name at all.
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const PLATFORM = String.raw`(?:抖音|快手|微博|小红书|视频号|公众号|[Bb]站|哔哩哔哩|知乎|贴吧|豆瓣|陌陌|探探|[Ss]oul|全民[Kk]歌|网易云|酷狗|斗鱼|虎牙|推特|闲鱼|淘宝|游戏|王者(?:荣耀)?|吃鸡|和平精英|原神|蛋仔|迷你世界|光遇|[Ii]nsta(?:gram)?|[Ii][Gg]|[Tt]ik[Tt]ok|网络|网上|论坛|直播间?|(?:社交|短视频|直播|交友|婚恋)(?:平台|软件|账号)|手游|端游|网游|微信|[Qq][Qq]|旺旺|钉钉|唱吧|喜马拉雅|晋江|微店)`
/** On these 叫 alone is enough. */
const SOCIAL = String.raw`(?:抖音|快手|微博|小红书|视频号|[Bb]站|知乎|贴吧|豆瓣|陌陌|[Ss]oul|王者(?:荣耀)?|[Ii]nsta|[Ii][Gg])`
const NAME = String.raw`(?:账号名?|帐号名?|名字|名称|名|昵称|网名|用户名|[Ii][Dd]|号)`
const IS = String.raw`(?:(?:就|现在)?(?:是叫|是|叫做?|为|改成了?|换成了?|:|：|=| ?(?=["“「『《【]))|[,，] ?(?:就|名字)?叫做?) ?`
/** Who is known by such a name only. */
const ROLE = '(?:主播|[Uu][Pp]主|群主|吧主|版主|房主|大[Vv]|网红|群友|水友|队友|打野|榜一|微商|卖家|店家|马甲)'
/** What is said of an id that is not told. */
const NO_ID =
  '(?:是|叫|为|让|给|盗|丢|登|改|换|也|都|还|就|在|发|实名|里|上|下|号|卡|证|和|与|或|及|格式|一栏|栏|填|用|查|我|能|会|要|不|没|未|已|无|暂|如|见|同|待|一致|正确|错|重复)'
/** 小红书搜南瓜不南，那就是我前夫; what else is searched for leads to nobody. */
const LEADS_TO = String.raw`(?=[^\s,，。;；!！?？、:："“「]{2,8}就(?:能|可以)(?:找|看|搜)到(?:我|你|他|她)|(?:[^\s,，。;；!！?？、:："“「]{2,12}[,，]|["“「][^"”」\n]{2,12}["”」][,，]?) ?(?:那|这|第一个)?就?(?:是|(?:能|可以)?[找看搜]到的?是?)(?:我|你|他|她)(?!们))`
const ENDS_ODDLY = patternOf(/[\u4e00-\u9fff](?:_|\d{1,4})(?![\dA-Za-z\u4e00-\u9fff])/)
const END = String.raw`(?=[\s,，。;；!！?？、:：…"“”「」()（）\[\]~～]|$)`
/** 小铺2016, yy一只耳0413, momo要睡觉: in both scripts. */
const MIXED = String.raw`(?=[A-Za-z0-9_.-]{0,12}[\u4e00-\u9fff]{1,8}(?!\d{5})[A-Za-z0-9_.-]{1,8}${END}|[A-Za-z]{2,12}[\u4e00-\u9fff]{1,8}${END})`
/** What says how a name is, and is none. */
const SAID_OF_IT =
  '(?:太|很|好|随|取|起|可|必|跟|像|怪|特|越|写|全|带|充|透|头|通|只|这|那|应|需|最|总|真|比|常|看[着起上]|听[着起上]|忘|记|使)'
/** What is counted on a platform. */
const STATED =
  '(?:播放|粉丝|等级|段位|步数|热搜|战力|巅峰|排名|版本|编号|双|点赞|评论|收藏|余额|会员|年费|月费|账单|订单|下单|话费|转账|红包|群聊?|音乐|视频|月|周|日)'
/** Who does it, or what somebody claims to be. */
const ROLES =
  '(?:客服|警察|民警|老师|学生|医生|护士|家长|家属|朋友|同学|记者|律师|专家|教授|经理|老板|军人|[\u4e00-\u9fff]{0,4}[员师家生的岁人察])'
const CUES = patternOf(
  new RegExp(
    [
      `${PLATFORM}(?:上|里)?(?:面|头)?(?:用)?(?:我|他|她|人家|对方|孩子)?(?:的|那个)?(?:大号|小号)?${NAME}${IS}`,
      `${SOCIAL}(?:上|里)?(?:大号|小号)?(?:就)?叫(?:做)?`,
      `${SOCIAL}(?:上|里)?(?:你|您)?(?:去)?搜索?(?:一下)?${LEADS_TO}`,
      `${SOCIAL}(?:上|里)?(?:的|那个|有个|一个)(?=[\u4e00-\u9fff]{3,8}\\d{1,4}${END})`,
      `${SOCIAL}(?:上|里)?搜索?(?=["“「][^"”」\\n]{3,12}[\\d_]["”」])`,
      `(?:网名|昵称|游戏名|用户名|笔名)${IS}`,
      `(?:网友|网民|楼主|博主)(?=["“「『])`,
      `${ROLE}(?=["“「『][^"“”「」『』,，。\\n]{3,12}["”」』](?:[,，。、;；)）说骂发在的私加约]|$))`,
      `(?:用户|群里|小组里|游戏里|网上|论坛上|贴吧里|吧里|评论区|弹幕里?|视频号)(?:有个)?(?:名?叫)?(?=["“「『][^"“”「」『』,，。\\n]{2,12}["”」』](?:[,，。、;；)）说骂发在的私加约]|$))`,
      `${PLATFORM}(?:后台|主页|群)?(?:昵称|网名)(?=[\u4e00-\u9fff])(?!${NO_ID})`,
      `(?:微信|[Qq][Qq](?:空间)?|直播|${SOCIAL})名(?![字称片单人])(?=[\u4e00-\u9fff])(?!${NO_ID})`,
      `(?:昵称|网名|游戏名|${SOCIAL}用户) (?=[\u4e00-\u9fff])(?!${NO_ID})`,
      `${PLATFORM}(?:(?:小号|大号|号|名|[Ii][Dd])(?:是|叫|:|：)?|:|：) ?(?!${NO_ID})${MIXED}`,
      `(?:网名|昵称|游戏名|笔名)(?=[\u4e00-\u9fff]{3,10}(?:[,，。]|$))(?!${NO_ID}|${SAID_OF_IT})`,
      `自称(?=[\u4e00-\u9fff]{2,8}[ ,，](?:[Qq][Qq]|微信|[Vv][Xx]?)号?(?:是|:| )?[A-Za-z0-9])(?!是|叫|${ROLES}[ ,，])`,
      `(?:(?:我|你|他|她|孩子|对方)的?|(?<=^|[\\s,，。;；]))${SOCIAL}(?=[\u4e00-\u9fff]{3,10}[,，](?:(?:昨|今|前|刚|最近|又|连)[^,，。]{0,4})?(?:更新|发了|停更|直播|私信))(?![\u4e00-\u9fff]{0,9}[了全都是没很在停有到])(?!${NO_ID}|${SAID_OF_IT}|[刷看搜翻拍热推评私直视上首关点播])`,
      `${PLATFORM}(?=(?:[\u4e00-\u9fff]{2,8}_|[\u4e00-\u9fff]{4,8}\\d{1,4})${END})(?![\u4e00-\u9fff]{0,7}[了过满只有被第共约近超花欠充转发刷是赚涨掉到])(?!${NO_ID}|${SAID_OF_IT}|${STATED})`,
      `${SOCIAL}用户(?=[\u4e00-\u9fff]{3,8}${END})(?!${NO_ID}|${SAID_OF_IT}|[说都群协反评留们中数量体画隐举投名你他她我])`,
      `(?:微信|[Qq][Qq])(?:上|里)?(?:我|她|他)?就?叫做?(?=["“「])`,
      `(?:微信|[Qq][Qq])(?:上|里)?(?:我|她|他)就?叫(?=[\u4e00-\u9fff]{3,8}${END})`,
      `${SOCIAL}(?:上|里)?的?(?=["“「][^"”」\\n]{2,12}["”」](?:私信|骂|更新|连发|凌晨|半夜|昨|今天|刚|最近|拍|发|加了?[我他她]|约|给[我他她]|直播|又|老是|天天))`,
      `(?:网友|群友|队友|水友)(?=[\u4e00-\u9fff]{3,8}(?:约|私信|加了?|威胁|骗|劝|骂)(?:我|他|她))(?!${NO_ID}|${SAID_OF_IT}|[们天一老都也又突居竟经每昨今说对给非硬后先]|晚上)`,
      `[Ii][Dd](?=["“「][^"”」\\n]{2,12}["”」])`,
      `(?:后台|留言|评论|弹幕|私信)(?:里|区|下面?)?的(?=["“「][^"”」\\n]{2,12}["”」](?:又|发|私信|问|要))`,
      `(?:游戏里|蛋仔(?:派对)?里?|(?:我|他|她)在?(?:网上|游戏里|群里|论坛上?))(?:我|他|她)?就?叫(?=[\u4e00-\u9fff]{3,8}${END})(?![了过我你他她人外救喊])`,
      `${PLATFORM}(?:小号|大号)(?=[\u4e00-\u9fff]{3,8}(?:[,，。]|$))(?!${NO_ID}|${SAID_OF_IT}|[被封加关删拉骂一天老又总偷])(?![\u4e00-\u9fff]{0,7}[我了过])`,
      `(?:群名片(?:是|叫|:)?|马甲(?:是|叫|:))(?=[\u4e00-\u9fff]{3,8}${END})(?!${NO_ID}|${SAID_OF_IT})`,
      `(?:用|顶着)(?=[^\\s,，。]{2,10}这个(?:网名|昵称|[Ii][Dd]|马甲|小号|账号))`,
      `(?:(?:我|他|她|对方|那个?)的?号|直播间|账号|帐号|频道|主页|小号|大号)(?:现在|就|改)?(?:叫做?|喊|名字?(?:叫|是|:)?)(?=["“「『])`,
      `(?<=[我你他她妈爸姐妹哥弟姑姨嫂婶孩友妻公婆子女]的?|那个)${SOCIAL}(?=["“「『])`,
      `${ROLE}的?(?:网?名字?|昵称|账号名?|[Ii][Dd])${IS}`,
      `${PLATFORM}(?:上|里)?(?:面|头)?(?:用)?(?:我|他|她|人家|对方|孩子)?(?:的|那个)?[Ii][Dd] ?(?=[\u4e00-\u9fff])(?!${NO_ID})`,
      `(?<![A-Za-z])[Ii][Dd](?:[:：]| ) ?(?=[\u4e00-\u9fff])(?!${NO_ID})`,
      `@(?=[\u4e00-\u9fff])(?!所有|全|大家|各位|每|我|你|他|她|了|过)`,
      `${PLATFORM}[^。\\n]{0,8}(?:账号|帐号|昵称|网名|名字|[Ii][Dd])[^。\\n?？]{0,6}[?？] ?(?:答|来|客|A|a|对方|来电者|学生)[:：] ?`,
    ].join('|'),
  ),
)
const beginsCue = beginningsOf(
  '@账帐频顶后留私自你孩旺钉唱喜晋我他她对那楼博主UuI群吧用评弹小版房大水队打榜卖店马社短交婚手端抖快微小视公BbB哔知贴豆陌探SsI网酷斗虎推闲淘游王吃和原蛋迷光iITt论直Qq昵用笔',
)

/** One of them is in every cue. */
const NAMING = patternOf(
  /@|用户|群里|组里|戏里|网上|坛上|吧里|评论区|弹幕|网友|网民|主|大V|大v|队友|水友|群友|打野|榜一|网红|微商|卖家|店家|马甲|名|号|叫|搜|昵称|自称|留言|私信|更新|发了|停更|直播|id|ID|Id/,
)
const CHARACTER = String.raw`[^\s,，。;；!！?？、:：…"“”「」『』()（）\[\]]`
const DECORATED = patternOf(new RegExp(`${CHARACTER}{0,9}[丶丨灬丿乀亅乄]${CHARACTER}{0,9}`))
const QUOTED = /["“「『《【]([^"”」』》】\n]{1,16})["”」』》】]/dy
const WHOLE = new RegExp(`${CHARACTER}{2,12}${END}`, 'y')
/** @半坡以西的风是她的微博 */
const OWNED = new RegExp(`${CHARACTER}{2,12}?(?=是(?:我|你|他|她|谁|孩子)|这个(?:账?号|人))`, 'y')
/** Where nothing ends the name: what a sentence goes on with. */
const CUT = new RegExp(
  `${CHARACTER}{2,12}?(?=那个|这个|(?:约|私信|加了?|威胁|骗|劝|骂)(?:我|他|她)|你们|一直|天天|每天|里面|后来|已经|昨天|今天|现在|老是|总是|经常|发了|发的|上面|下面|就是|就能|就可以|在上|他|她|我)`,
  'y',
)

/** What is said of an account and is not its name. */
const NO_NAME =
  /^(?:什么|多少|啥|谁|哪|怎么|咋|几|不知|不记|不清|不能|不说|不告诉|不是|没|忘|被|有|真的|假的|真名|实名|匿名|本名|空|一样|同一|以前|原来|之前|后来|新的?|旧|人(?![间生鱼])|老号|你|他|她|人家|别人|大家|公司|一个|个|嗯|呃|哦|可以|好的|算了|我(?:的|自己|用|们|妈|爸|老公|老婆|儿|女|姐|哥|弟|妹|不|没|忘|去|来|把|给|删|在))|(?:的|了|吗|呢|吧)$|^(?:粉丝|等级|段位|尾号|余额|一共|大概)|注册|申请|手机号|绑定|客服|密码|封了|注销/

/** 微信号是拼音[微信号] */
const IS_GONE = /^\[(?:微信号|账号|QQ号)\]/

const ANY_OWNED = patternOf(/是(?:我|他|她|对方|孩子)/)

/** @param text normalised */
export function findNetNames(text: string): readonly Span[] {
  const decorated = decoratedNames(text)
  if (!ENDS_ODDLY.test(text) && !NAMING.test(text)) return decorated
  return [
    ...decorated,
    ...(ANY_OWNED.test(text) ? ownedNames(text) : []),
    ...matchesFrom(text, beginsCue, CUES).flatMap(({ 0: cue, index }) => {
      const span = nameAt(text, index + cue.length)
      return span ? [span] : []
    }),
  ]
}

/** 晚风与酒是他的快手名 */
const OWNED_BY = patternOf(
  new RegExp(
    `(?<=^|[\\s，,。;；!！?？])(?!这|那|哪|就|也|都|还|只|不|没|上面|下面|前面|后面|刚才|手机|电话|号码|头像|照片|名字|谁|可能|应该|其实|以上|昵称|账号|我|你|他|她|微信|QQ|抖音|快手|微博)${CHARACTER}{2,12}?(?=是(?:我|他|她|对方|孩子)的?${PLATFORM}(?:${NAME}|网名|用户名)?${END})`,
  ),
)
const ownedNames = (text: string): readonly Span[] =>
  OWNED_BY.all(text)
    .filter(({ 0: name }) => /[\u4e00-\u9fff]/.test(name))
    .map(({ 0: name, index }) => accountOf(index, index + name.length))

const decoratedNames = (text: string): readonly Span[] =>
  DECORATED.all(text)
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
  return accountOf(text[start - 1] === '@' ? start - 1 : start, end)
}

/** 网友晚风不等人约我: after these the sentence goes on. */
const patternsAfter = (cue: string) =>
  cue.endsWith('@') ? [OWNED, WHOLE, CUT] : /[网群队水]友$|用$|顶着$/.test(cue) ? [CUT, WHOLE] : [WHOLE, CUT]

function unquotedAt(text: string, at: number): readonly [number, number] | [] {
  for (const pattern of patternsAfter(text.slice(Math.max(0, at - 2), at))) {
    pattern.lastIndex = at
    const name = pattern.exec(text)?.[0]
    if (name !== undefined)
      return NO_NAME.test(name) || IS_GONE.test(text.slice(at + name.length, at + name.length + 6))
        ? []
        : [at, at + name.length]
  }
  return []
}
