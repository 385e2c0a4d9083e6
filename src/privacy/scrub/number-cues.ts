// The words that tell what the number after them is, and how such a number looks.
import type { FindingType } from './finding.ts'
import { isCompactDate } from './kept.ts'
import { beginningsOf } from './scan.ts'

export interface Kind {
  readonly type: FindingType
  readonly cue: string
  /** A sticky pattern's source for the number itself. */
  readonly value: string
  readonly confidence: number
  /** Refuses values that are something else. */
  readonly accepts?: (value: string) => boolean
}

export const digitsOf = (value: string) => value.replace(/\D/g, '')
const isMobile = (value: string) => /^(?:\+?86)?1[3-9]\d{9}$/.test(value.replace(/[ -]/g, ''))
const END = '(?![A-Za-z0-9_@])'
const CODE = `(?:[(（][\u4e00-\u9fff][)）] ?)?(?:[A-Za-z]{0,4}-?|[A-Z]{1,4}-[A-Z]{1,4}-|[A-Z]{1,5} |[A-Z]{1,4}\\.(?=\\d{4}))\\d(?:[A-Za-z0-9]|[ ·|~_-](?=\\d)|(?<=[A-Z]\\.\\d{4})\\.(?=\\d{3})|-(?=[A-Z]{1,3}(?![A-Za-z0-9])|[A-Z]{1,3}-\\d)|(?<=[A-Za-z]-?\\d{1,8})/(?=\\d)){2,21}(?: [Xx](?![A-Za-z0-9]))?${END}`

/** No letters alone make a handle unless they are called one: 抖音号haohaozi, 微信:haozi. */
const ONLY_LETTERS = '[a-z]{4,24}(?![A-Za-z0-9_.@-])'
const PLATFORM =
  '(?:微信|[Vv][Xx]|[Ww][Xx]|抖音|快手|微博|小红书|[Bb]站|知乎|豆瓣|贴吧|陌陌|[Ss]oul|淘宝|闲鱼|[Ii][Gg]|[Ii]ns(?:ta)?)'

/** moon星河7: no words that stand between others. */
const MIXED = String.raw`[A-Za-z]{1,12}(?:(?![上下里面的了在有是和给发群号前后先这那个加不])[\u4e00-\u9fff]){1,4}(?:\d{1,6}(?![\d天年月日个人块元岁次点分小])|[A-Za-z]{2,12}\d{2,6})`
export const KINDS: readonly Kind[] = [
  {
    type: 'ACCOUNT',
    cue: '证(?:书|号码?)?(?=[:： ]{0,2}[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁][\\u4e00-\\u9fff]{1,2}[A-Z]?\\d{4})',
    value: `[\\u4e00-\\u9fff]{2,3}[A-Z]?\\d{4,12}${END}`,
    confidence: 0.8,
  },
  {
    type: 'ACCOUNT',
    cue: String.raw`\b(?:PNR|(?:booking|reservation|confirmation) (?:ref(?:erence)?|code|number|no\.?))`,
    value: `[A-Z0-9]{5,8}${END}`,
    confidence: 0.8,
    accepts: (value) => /\d/.test(value),
  },
  {
    type: 'ACCOUNT',
    cue: `(?:${PLATFORM}|平台)上?[我他她]?叫(?:什么[?？](?:[\\u4e00-\\u9fff]{1,3}[:：])?)?`,
    value: '[\\u4e00-\\u9fff]{2,12}_?\\d{2,8}(?![\\dA-Za-z天年月日个人块元岁次点分小])',
    confidence: 0.8,
  },
  {
    type: 'ACCOUNT',
    cue: `(?:${PLATFORM}(?:账?号|帐号|ID)(?=[是为叫: ]{0,2}${ONLY_LETTERS})|(?:我|你|他|她|对方|的)ID(?=[是为叫: ]{1,2}${ONLY_LETTERS})|(?:user ?name|screen name|gamer ?tag)(?=(?: is |: ?)${ONLY_LETTERS})|(?:${PLATFORM}(?:账?号|帐号|ID)?|用户名|登录名)(?=:? ?${ONLY_LETTERS})(?=:))`,
    value: ONLY_LETTERS,
    confidence: 0.8,
    accepts: (value) => !ENGLISH.test(value),
  },
  {
    type: 'PHONE',
    cue: String.raw`(?:短号|集群号|分机号?|内线(?:电话|号码?)?|直线(?:电话|号码?)?|(?:总机|前台|内线)[^\d。\n]{0,8}?[按转拨]|(?<![A-Za-z])ext(?:ension)?\.?(?=(?: is| was|:)? ?\d))`,
    value: `(?:\\d{3,8}|\\d{3,4}[ -]\\d{4})${END}`,
    confidence: 0.8,
  },
  {
    type: 'PHONE',
    cue: String.raw`区号(?=[是为:]? ?0\d{2,3}(?!\d)[^\d。\n]{1,16}[2-9](?:\d{6,7}|\d{2,3}[ -]\d{4})(?!\d))`,
    value: `0\\d{2,3}${END}`,
    confidence: 0.8,
  },
  {
    type: 'WECHAT',
    cue: String.raw`(?:微信|威信|薇信|维信|微[芯星]|wei信|微 信|徽信|卫信|wei ?xin|we ?chat|(?<![A-Za-z])v信|(?<![A-Za-z])w信|加(?:我|个|下|一下)?(?:v(?![信x])|微(?!信)|薇(?!信)|威(?!信)|卫星|徽(?!信))|卫星(?=号)|绿泡泡?|围信|\+ ?v(?![A-Za-z])|我的?[v微薇](?=[ 是])|(?<![A-Za-z])v(?=[:：]|♥|❤|💚)|[微薇威维徽][♥❤💚💬]信?|[微薇](?=[:：]|[A-Za-z])|(?<![A-Za-z])(?:vx|wx|wxid|v ?号)(?![A-Za-z])|(?<![A-Za-z加])vx(?=[A-Za-z0-9-]{5,20}(?![A-Za-z0-9_-])(?<=\d[A-Za-z0-9-]{0,19})))(?:同号)?`,
    value: `(?:[A-Za-z0-9]{1,12}(?:(?:下划线|[中横短]?杠|减号)[A-Za-z0-9〇零一幺二三四五六七八九]{1,12}){1,3}|${MIXED}|(?:[A-Za-z0-9] ){5,19}[A-Za-z0-9]|[A-Za-z][A-Za-z0-9_-]{4,19}|[A-Za-z0-9_-]{6,20})${END}`,
    confidence: 0.9,
    accepts: (value) =>
      !isMobile(value) &&
      !/^\d{12,}$/.test(value) &&
      !isCompactDate(value) &&
      !OF_A_PAPER.test(value) &&
      (/[\d_线杠号-]/.test(value) || /[a-z]{6}/.test(value)) &&
      !ENGLISH.test(value),
  },
  {
    type: 'PLATE',
    cue: '(?:registration|licen[cs]e plate|(?:number )?\\bplate(?: (?:begins?|began|starts?|started|reads?|says?|said|ends?|ended)(?: with)?)?|\\breg)',
    value: `[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5}(?:-[A-Z0-9]{1,3})?${END}`,
    confidence: 0.8,
    accepts: (value) => /\d/.test(value) && /[A-Z]/.test(value),
  },
  {
    type: 'QQ',
    cue: String.raw`(?:(?<![A-Za-z])q ?q(?:[号群])?|(?<![A-Za-z])q(?=[:： ]{0,2}(?:\d{6,11}(?!\d)|\d{3,4}[ -]\d{2,4}[ -]\d))|[加进]?群(?:号码?|聊)?(?=[:： ]{0,2}\d(?:[ -]?\d){5})|扣(?=[:： ]{0,2}(?:\d{7,11}(?![\d元块万])|\d{3}[ -]\d{2,4}[ -]\d))|扣扣|蔻蔻|球球|企鹅|叩叩|[五六七八九]位号(?=[,，:]? ?\d))(?!邮)`,
    value: `(?:[1-9]\\d{0,2}(?:([,.])\\d{3})(?:\\1\\d{3}){1,2}|[1-9](?:\\d|[ |·./_-](?=\\d)){3,22})${END}`,
    confidence: 0.95,
    accepts: (value) =>
      digitsOf(value).length >= 5 &&
      digitsOf(value).length <= 11 &&
      !isMobile(value) &&
      !isCompactDate(digitsOf(value)),
  },
  {
    type: 'PASSPORT',
    cue: String.raw`(?:护照|通行证|旅行证|大通证|居留证|永居[卡证]|港澳证|台胞证|回乡证|passport)`,
    value: `(?:[A-Za-z](?: ?[A-Za-z])? ?\\d(?:[ -]?\\d){6,8}(?:(?<=[HM]\\d{8}) ?\\d{2}|[A-Za-z]| [A-Z](?=[,，.。;；)]|$))?|\\d{3}[ -]?\\d{3}[ -]?\\d{3}|(?<=[台回][胞乡]证[^\\d]{0,4})\\d{8})${END}`,
    confidence: 0.95,
  },
  {
    type: 'STUDENT_NO',
    cue: String.raw`(?:学号|(?<![A-Za-z])xh(?=[:：])|学籍号?|学生[证卡]|准考证|考生号|(?<!参)考号|学工号|(?:student|matric(?:ulation)?|enroll?ment) (?:card )?(?:id|number|no\.?)|stud\.? ?(?:id|no)|candidate (?:number|no\.?))`,
    value: CODE,
    confidence: 0.95,
  },
  {
    type: 'MEDICAL_NO',
    cue: String.raw`(?:(?:检验|检查|化验|样本|标本|影像|病理|体检|处方)?条码|腕带|手环|(?:检验|化验|样本|标本|影像|病理|体检|处方|建档|档案)(?=号|编号)|病历本?|病案|住院|门急诊卡?|门诊卡?|就诊卡?|就医卡|医保卡?|病人|患者|挂号|急诊|检查单?|报告单|诊疗卡|MRN|\b[MU]R|medical record|patient|hospital|chart|NHS)(?:号码|号|编号| ?(?:number|no\.?|id|#))|(?:就诊|诊疗|就医|医保|电子健康)卡(?=[:： ]{0,2}[A-Z]{0,3}[ -]?\d ?\d ?\d ?\d)|健康码(?:ID|号)?|(?:会诊|转诊)单(?:编?号)?|慢病证(?:编?号)?|挂号单(?=[:： ]{0,2}[A-Za-z]{0,4}\d{6})|住院(?:登记|序)(?:表|本)?(?:号码?|编号)?|(?<=[医社]保[^，,。\n\d]{0,8})(?:卡号|识别码)|(?:[医社]保|登记|查的?)(?:上查)?的?编号|(?<=(?:急诊|门诊|住院|留观|就诊)[^\d。\n]{0,6})流水号?|\bMRN|\b(?:chart|(?:medical |patient )?record|case (?:file|notes?))(?= (?:[A-Z]{1,4}-?\d{4}|\d{2}(?:-\d{2}){2,3}(?!\d)))|\bmedicare(?= (?:card |number |no\. ?){0,2}\d{4} ?\d{5} ?\d)`,
    value: `(?:MRN[ :]{0,2})?${CODE}`,
    confidence: 0.9,
  },
  {
    type: 'ID_CARD',
    cue: String.raw`(?:身[份分]证(?:统一编号|字号)?|证件|证号|社会保障号|军官证|SSN|social security|national insurance|NINO|\bNI(?= (?:number|no))|identity card|\baadhaar|\bSIN(?=:? (?:no|number|\d))|(?<![A-Za-z])(?:HK ?)?ID)`,
    value: `(?:\\d{4} ?\\d{4} ?\\d{4}|\\d{3}[- ]\\d{3}[- ]\\d{3}|\\d{3}[- ]?\\d{2}[- ]?\\d{4}|[A-Za-z]{2}(?: ?\\d{2}){3} ?[A-Da-d]|[A-Za-z]{1,2} ?\\d{6} ?\\(?[0-9A]\\)?|[157]/\\d{6}/\\d|[\u4e00-\u9fff]字第? ?\\d{5,9}号?|[A-Za-z][12]\\d{8}|[A-Za-z](?: \\d){7,9})${END}`,
    confidence: 0.9,
  },
  {
    type: 'BANK_CARD',
    cue: String.raw`(?:iban|sort code|sort(?= \d\d-\d\d-\d\d)|routing)`,
    value: `(?:[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?|\\d{2}-?\\d{2}-?\\d{2,5})${END}`,
    confidence: 0.9,
  },
  {
    type: 'ACCOUNT',
    cue: String.raw`(?:工号|工牌号?|胸[牌卡]号?|警号|坐席号|台账(?:编?号)?(?=[:： ]{0,2}[A-Z\d])|保单(?=[:： ]{0,2}[A-Z]{0,5}-? ?\d)|(?:理赔|报案|报名|执行|立案|信访|仲裁)(?:案|序|件|登记)?(?:编?号)(?!码)|(?:订单|运单|物流单?|快递单?|顺丰|[圆中申]通|韵达|极兔|京东|德邦|邮政|菜鸟)(?:单?编?号)?(?=[是为:： ]{0,3}[A-Z]{0,4}[ -]?\d(?:[ -]?\d){7})|(?:员工|职工|职员|上岗证|工作证|出生(?:医学)?证明?|[结离]婚证|会员|保单|合同|协议|户|社保|医保|参保|残疾?证|低保证?|驾驶证|驾照|执照|执业证|借据|客户|骑手|司机|志愿者|导游证|房产证|宽带)卡?(?:[编账]?号码?|代码|编码)|\b(?:agent|operator)(?=[=:])|\b(?:employee|staff|badge|payroll|member(?:ship)?|policy|benefits?|customer|client|prison(?:er)?|inmate|union|library)(?: card)? (?:id|number|no\.?|ref(?:erence)?)(?![A-Za-z])|\b(?:(?:library|union) card|badge)(?=:? (?:[A-Z]-?)?\d)|\bCRN(?=:? \d))`,
    value: CODE,
    confidence: 0.9,
  },
  {
    type: 'ACCOUNT',
    cue: String.raw`(?:支付宝|钉钉|飞书|旺旺|抖音|快手|微博|小红书|淘宝|闲鱼|陌陌|探探|[Bb]站|哔哩哔哩|知乎|贴吧|豆瓣|游戏|吃鸡|公积金|社保卡?号?|一卡通|(?:公交|校园|购物|储值|饭|水|门禁|借书|图书|游泳|健身)卡|王者(?:荣耀)?|会员|工号|用户名|用户id|账户名?|帐户名?|账号|帐号|登录名|facebook|\bfb(?=:| [a-z])|instagram|\bins(?:ta)?(?![A-Za-z])|\big|\bline id|telegram|twitter|tiktok|whats ?app|skype|snapchat|discord|(?:lofter|ao3|minecraft|roblox|xbox|psn|threads|github|signal|viber|kakao(?:talk)?|bumble|hinge|tinder|tumblr|twitch)(?=:? ?@?[a-z])|steam|paypal|alipay|weibo|douyin|(?:user|online|screen|display) ?name|gamer ?tag|\bsnap(?=(?: is\b|:))|\buser(?=[=:])|account|member(?:ship)?|policy|employee|handle|信用代码)(?:的)?(?:账号|帐号|账户|昵称|用户名|名字|好友代?码)?`,
    value: `@?(?:[\\u4e00-\\u9fff]{2,6}_[A-Za-z0-9]{2,12}|[A-Z]{0,3}\\d{4,}(?:[ -]\\d{3,}){1,5}(?:[ -]\\d{1,2})?|[A-Za-z0-9][A-Za-z0-9_.-]{3,29}(?<![.-])|(?<=@)[\\u4e00-\\u9fffA-Za-z0-9_-]{2,20})${END}`,
    confidence: 0.85,
    accepts: (value) =>
      !isMobile(value) &&
      !/^(?:av\d|BV1)/.test(value) &&
      (value.startsWith('@') || (/\d/.test(value) && !isAmount(value)) || /[a-z\u4e00-\u9fff][_.][a-z]/i.test(value)),
  },
]

/** Words of English that may follow `WeChat`. */
const ENGLISH =
  /^(?:account|number|group|friends?|message[sd]?|contact|because|before|after|please|every|again|moments?|login|iphone|android|email|phone|none|null|chat(?:s|ted)?|about|with|their|taken|required|wrong|invalid|blank|unknown|already|private|needed|missing|same|something|different|just|gone|banned|hidden|visible|public|fine|weird|silly|secret|embarrassing)$/i
/** WX2024-0417: of a file. */
const OF_A_PAPER = /^20\d{2}-\d{2,6}$/
/** 4471.82, v4.7.1 */
const isAmount = (value: string) => /^(?:\d{1,5}(?:\.\d{1,2})?|[Vv]?\d{1,3}(?:\.\d{1,4}){2})$/.test(value)

/** What the cues begin with. */
export const beginsCue = beginningsOf(
  '卡识胸台理订运顺圆中申韵极京德邮菜物快信仲立员职离结出上查物平五六七八九慢健转会xX钉飞旺报绿围内直总前区流水饭门借图煤燃电+保合协参残低驾执借客骑司志导房宽户旅大居永港腕手我军短集分一储购校公微威薇维徽卫加进群警扣蔻球企叩护通台回学准考检化样标影病体处建档条就门住医患挂急诊身证社军支抖快小淘闲陌探哔知贴豆游王吃公会工用账帐登信WwVvQqRrLlNnPpSsMmHhCcIiBbFfTtDdUuAaEeOoGgXx坐@',
)
