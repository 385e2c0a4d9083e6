// What the words beside a number say of it: a ticket, a sum and a model stay; what is somebody's goes.
import type { FindingType } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesIn } from './scan.ts'

/** `theirs`: a word for somebody's number is near; `other`: a word for a number of something else; `unsaid`: neither. */
export type Standing = { readonly says: 'other' | 'unsaid' } | { readonly says: 'theirs'; readonly type: FindingType }

/** Words of what is somebody's, each with a word for a number or none, by the type that they tell. */
const TYPES: readonly (readonly [FindingType, string])[] = [
  [
    'MEDICAL_NO',
    '病历本?|病案|病人|患者|(?:住院|门诊|急诊|就诊)流水|住院|出院|门诊|急诊|就诊|就医|复诊|诊疗|诊断|体检|检验|检查|化验|影像|病理|标本|样本|处方|条码|手环|腕带|床头卡|登记号(?!码)|挂号|接种|疫苗|建档|医保就诊|chart|medical|patient|hospital|clinic|record(?=s? under)|MRN',
  ],
  ['STUDENT_NO', '学号|学籍|学生|学员|考生|考号|准考|报到|校园|stud(?:ent)?\\b|student card|enrol(?:l)?ment|campus'],
  ['PASSPORT', '护照|通行证|旅行证|居留证|永居|台胞证|回乡证|passport'],
  ['ID_CARD', '身份证|证件|身份号码|identity'],
  ['PHONE', '电话|手机|座机|直线|内线|号码|联系|phone|mobile|\\bcell|\\bcall'],
  ['QQ', '[Qq][Qq]|扣扣|企鹅|[Qq](?=吧|是|我|号| )'],
  ['WECHAT', '微信|[Ww]e[Cc]hat|[Vv][Xx]|[Ww][Xx]'],
  ['BANK_CARD', '银行|存折|iban|bank'],
  ['PLATE', '车牌|牌照|车号|\\bplate'],
  [
    'ACCOUNT',
    '个人(?=编号)|保险单|保单|投保|参保|社保|医保|新农合|农合|合作医疗|合同|协议|公积金|残疾?证|低保|救助|会员|客户|用户|工牌|工号|职工|员工|骑手|司机|驾照|驾驶证|执照|许可证|王者|荣耀|证书|档案|账号|帐号|账户|帐户|户口[本簿]|户号|户名|登录|昵称|网名|小号|大号|[Ii][Dd](?![A-Za-z])|policy|member(?:ship)?|employee|staff|account|acct|user ?name|handle|contract|licen[cs]e|certificate|insta(?:gram)?|抖音|快手|微博|小红书|支付宝|订单|退[款货]单|(?:退款|退货|交易|支付|转账|付款)编号|账单|(?:转账|商户|交易|支付|银行|付款|提现|充值|缴费|收款)(?:单|流水|订单)|(?:电子)?客票|机票|票号|(?:顺丰|圆通|中通|申通|韵达|极兔|京东|德邦|邮政|菜鸟|包裹|货运)(?:快递|速递|快运|速运|物流)?单?|快递|速递|物流|运单|案号|立案|信访|仲裁|判决书?|裁定书?|决定书|告知书|执行案|(?:治安|刑事|民事|行政)案件|理赔|报案|出险|报警|接警|处警|回执|台账|胸[牌卡]|工作证|(?:客服|售后|平台|物业|报修|维修|网格|城管|派出所|12345|市长热线|政务热线)的?(?:工单|单|受理)|\\b(?:DHL|EMS|UPS|FedEx|PNR)(?![a-z])|\\border|tracking|parcel|shipment|booking(?: reference)?|reservation|\\bclaim|docket|编号|证号?|一卡通|饭卡|卡号?|(?<![\\d挂型外符])号码?',
  ],
]

/** Numbers of papers, parcels, goods and rules. */
const OTHER =
  '(?:图书|书|商品|产品)条?码|\\bCVE|(?:案例|申诉|投稿|项目|课题|问卷|量具|资产|设施|器材|仪器|样品|产品|商品|图书|方案|预案|活动|培训|任务|公告|试卷|试题|题目|房间|仓库|库存|零件|配件|电线?杆|灯杆|井盖|站点|站牌|线路|线缆|机台|车厢|座位)编号|序列号|机身码|(?:优惠|邀请|兑换|激活|折扣|提货|券|推广|注册|序列|错误|故障|代)码|错误代码|双色球|大乐透|[体福]彩|GB\\/T|\\bserial|\\b(?:SKU|DOI)(?![a-z])|色号|出票|\\bS\\/?N\\b|firmware|\\bbuild|\\bdriver (?=[\\d.]+$)|\\bkernel|error|coupon|promo|voucher|' +
  '工单|案件|个案|本案|受理|诉求|投诉|举报|办件|转办|来件|来文|主单|子单|原单|母单|单号|回访单|转介单|流转|通话|录音|会话|(?:来电|记录|文件|会议|问题|材料|模板|附件|表格|量表|班次|报表|课程|知识|设备|登记|处理|督导|派单|转派|录音|座席|坐席)编号|(?<![\\u4e00-\\u9fff])编号|(?<=[的此件单该原新其为见按及与和查]|(?<![苗种口历册子])本)编号|ICP备|公网安备|前次记录|取件|流水|条形码|追溯码|监管码|发票|批号|批次|准字|文号|字号|型号|款号|货号|版本|标准|条款|参考|参照|归档|邮编|邮政编码|验证码|校验码|密码|口令|区号|热线|专线|航班|车次|列车|高铁|动车|公交|地铁|座席|坐席|房号|门牌|床号|叫号|排队|备案|case|ticket|\\bref\\b|reference|invoice|batch|\\blot\\b|flight|train|model|version|standard|complaint|password|passcode|postcode|zip|hotline|isbn|issn|windows|android|\\bios\\b|固件|错误码|报错|数字广度|[顺倒正]背|复述|电梯|路灯|(?:会议|meeting)(?: ?id)?|zoom|彩票|开奖|中奖'

/** With what often ends such a word. */
const CUES = patternOf(
  new RegExp(
    `(?:(?<other>${OTHER})|${TYPES.map(([type, words]) => `(?<${type}>${words})`).join('|')})的?(?:号码|单?编号|编码|代码|字?号|单?号|码|条形?码|卡号?|证号?)?`,
    'i',
  ),
)
const beginsCue = beginningsOf(
  '治刑民行账充缴收提客机票电顺丰圆中韵极京德邮菜包货速仲裁判交支付转理报警胸售平物维网城派1kpj书色出客票申投项课资样产商图方预任公题仓零灯井线机优邀兑激折提券推故代双大福序工案个本受追监信诉投举办转来主子原母单回流通录会编记前订快运物取发台回错腕床挂旅居永一饭数顺倒正梯路zZ固彩开中批准文字型款货版标条参归邮验校密口区热专航车列高动公地座坐房门床叫排备立件问材模附表量班报课知设登处督派病患住出诊急就复体检化影样处接疫建医学考校护身证电手联号银存牌保社新农合协残低救客用员职骑司驾执许档账帐户昵网小大抖微支扣企卡caemnrhbostufiplvqwxdgCAEMNRHBOSTUFIPLVQWXDG',
)

/** Characters between the word and the number, at most. */
const FAR = 12
/** After a sum it is none of the words that counts: 3000元。 */
const CLAUSE = /[。;；\n\]]/g

/** Who a number is of that says nothing by itself. @param before the words before it  @param after the words after it */
export function standingOf(before: string, after: string): Standing {
  const followed = FOLLOWED.exec(after)
  if (followed)
    return OTHER_FOLLOWS.test(followed[0]) ? { says: 'other' } : { says: 'theirs', type: typeBy(followed[0]) }
  let last: RegExpExecArray | undefined
  const from = Math.max(0, ...[...before.matchAll(CLAUSE)].map(({ index }) => index + 1))
  for (const match of matchesIn(before.slice(from), beginsCue, CUES)) last = match
  if (!last && TOLD_AFTER.test(after)) return { says: 'theirs', type: typeBy(after.slice(0, SHORT)) }
  if (!last || before.length - from - (last.index + last[0].length) > FAR) return { says: 'unsaid' }
  const { groups = {} } = last
  return groups['other'] === undefined ? { says: 'theirs', type: typeIn(groups) } : { says: 'other' }
}

const typeIn = (groups: Readonly<Record<string, string | undefined>>): FindingType =>
  TYPES.find(([type]) => groups[type] !== undefined)?.[0] ?? 'ACCOUNT'
/** The first of the types that the words tell. */
const PATTERNS = TYPES.map(([type, words]) => [type, new RegExp(words, 'i')] as const)
const typeBy = (words: string): FindingType => PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'ACCOUNT'

/** 00483617，这是我的病历号; GD-20260514-0032的工单. */
const FOLLOWED =
  /^ ?(?:号(?:的|是)?|的|(?=[这那])|[,，]? ?(?:这个?|那个?|就|才)?(?:是|为)(?:我|他|她|孩子|病人|患者|本人)?们?的?(?:那|这)?[本张个]?)(?:工单|案|单子|[这那][单件]|来电|订单|个案|标本|样本|病人|患者|病历|住院|就诊|学号|学生|微信|[Qq][Qq]|手机|电话|号码|抖音|快手|账号|护照|卡|编号|报到|报名|准考证?|考|工|会员|保单|档案)号?/
/** 2022031145学号写错了 */
const TOLD_AFTER =
  /^[ ,，(（]{0,2}(?:(?:扣扣|QQ|微信)的|登记号|学号|学籍号|病历号|住院号|门诊号|就诊号|护照号?|卡号|账号|[Qq][Qq]号|微信号|工号|户号|保单号)/
const SHORT = 4
const OTHER_FOLLOWS = /(?:工单|案|单子|[这那][单件]|来电|订单|个案)/

/** Sums, counts and measures. */
const MEASURED =
  /^ ?(?:元|块|万|亿|千|百|圆|岁|人|次|天|年(?!审|检)|月|日|个|例|份|条(?!码)|步|度|毫|克|米|公里|多|余|ml|mg|kg|km|%|rmb|yuan|usd|cny|dollars?|people|steps|times|\/)/i
const MONEY =
  /(?:¥|￥|\$|本金|本息|余额|剩下?|欠款?|欠了|花了?|存款|存了|工资|收入|支出|共计?|合计|总额?|付了?|交了?|缴了?|赔了?|亏了?|输了|借了?|贷款?|网贷|价|费用?|金额|播放量?|浏览|点击量?|访问量?|阅读量?|下载量?|人口|粉丝|计数|[Oo]we|paid|cost|worth|计)[^\dA-Za-z号码。;；]{0,4}$/

/** Whether digits are a sum or a count. Nobody counts with nine and more. */
export const isMeasured = (digits: string, before: string, after: string): boolean =>
  digits.length > LONGEST_COUNT ? SUM.test(after) : MEASURED.test(after) || MONEY.test(before)
const LONGEST_COUNT = 8
const SUM = /^ ?(?:元|块|万|亿|圆|rmb|yuan|usd|cny|dollars?)/i
