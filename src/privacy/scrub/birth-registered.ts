// Dates of birth as papers have them, right or wrong, and as fields beside a name, a paper or a telephone:
// 把我错登成一九六八年二月了; 全名曲海燕，1983-12-01，失联第六天; 2001-07-02，证件1102….
import { HAPPENED_THEN } from './birth-rows.ts'
import { ANIMAL, CALENDAR, dates, OLD_DATE, WITH_YEAR } from './date-words.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf } from './scan.ts'

const RECENT = '(?!202\\d|二[零〇]二)'
const REGISTERED = patternOf(
  new RegExp(
    String.raw`(?:登记?|写|填|记|录入?|报|改|打|印|搞|弄|抄)错?(?:成|为|的是)了? ?(${CALENDAR}?${RECENT}(?:${WITH_YEAR}))(?! ?${HAPPENED_THEN})`,
  ),
)
const OF_A_PERSON = /户口|户籍|身份证|派出所|档案|学籍|[证卡本][上里]|错|[大小]了|岁|年龄|把[我你他她]|[给帮][我你他她]/
const OF_SOMETHING =
  /入职|离职|结婚|毕业|入学|预约|就诊|复诊|接种|入院|出院|来电|通话|时间|打卡|化验|报告|检查|合同|签|办/
const REALLY = /^[，,](?:其实|实际|真|[农阴阳公]历|户口|身份证|我是|她是|他是)/

/** What stands beside a name says who it is. */
const NAME_CUE =
  '(?:全名|姓名|名叫|名字叫?|本名|真名|大名|小名|乳名|我叫|患者|病人|学生|考生|学员|死者|伤者|失踪者|走失者|失踪人员|老人|当事人|案主|来访者|来电[者人]|求助[者人]|[联紧]系人|监护人|家属|被保险人|投保人|持卡人|申请人)'
const KIN =
  '(?:[弟妹哥姐爸妈爷奶婆公嫂叔姨姑舅][弟妹哥姐爸妈爷奶婆公嫂叔姨姑舅]?|[儿侄孙]子|[女侄外甥孙]{1,2}[女儿]|外甥|老[公婆伴]|媳妇|爱人|对象|室友|同学|同事|朋友)'
const NAME = '[\\u4e00-\\u9fff·]{2,4}'
const DATE = String.raw`(?:${OLD_DATE}|\d{1,2}[-./]\d{1,2}[-./](?:19\d{2}|20[01]\d))`
/** Fields that only people have. */
const PERSONAL = String.raw`(?:证件|身份证|护照|社保|医保|学号|病[历案]号|住院号|(?:手机|电话)(?:号|[:： ]?\+?\d)|联系(?:方式|电话)|住址|家住|现住|籍贯|户籍|监护人|[\u4e00-\u9fff]{1,3}族|[男女](?![\u4e00-\u9fff])|[已未]婚(?=[，,、;；/|) ])|丧偶|(?:小学|初中|高中|大专|本科|中专)(?:文化|学历)|文盲|属${ANIMAL}|[A-Z]{1,2}\d{7,8}|\+?1[3-9]\d ?\d{4} ?\d{4}|\d{15,17}|ID|passport|member|phone|tel)`
const FIELD_BEGINS = '(?<=^|[，,、:：;；/|( \\n])'
const FIELD_ENDS = '(?= ?(?:[，,、;；/|)）。 ]|$))'
const AS_A_FIELD = patternOf(
  new RegExp(
    `(?<!\\d)(?:${[
      String.raw`${FIELD_BEGINS}(${DATE})(?=[)）]? ?[，,、;；/| ] ?${PERSONAL})`,
      String.raw`(?<=[男女\u4e00-\u9fff]{1,3}族[，,、/| ] ?)(${DATE})${FIELD_ENDS}`,
      String.raw`(?<=${NAME_CUE}(?:是|叫|为|:)? ?${NAME} ?[，,、;；/|( ] ?)((?=19|\d{1,2}[-./]\d{1,2}[-./]19)${DATE}${FIELD_ENDS}|${DATE}${FIELD_ENDS}(?!.? ?${HAPPENED_THEN}))`,
      String.raw`(?<=(?:^|[:：\n])${NAME}[，,、;；/| ] ?)((?=19)${DATE})(?=[，,、;；/| ](?! ?${HAPPENED_THEN})[^。\n]{0,24}(?:${PERSONAL}|${KIN}))`,
      String.raw`(?<=(?:全名|姓名|名字|性别|住址|地址|电话|手机号?|身份证号?|籍贯|民族)(?:[和与及跟、]|还有|以及) ?|${KIN}[，,](?:叫|是)?${NAME}[，,] ?)(${DATE})(?=都|被|[，,、。]|的[，,。])`,
    ].join('|')})`,
  ),
)

const beginsWriting = beginningsOf('登写填记录报改打印搞弄抄')
const beginsFigures = beginningsOf('0123456789')
const WRITTEN = patternOf(/[登记写填录报改打印搞弄抄错](?:成|为|的是)/)
const OLD = patternOf(/19\d\d|20[01]\d/)
const [BEFORE, AFTER] = [20, 8]

/** @param text normalised */
export const findBirthsRegistered = (text: string): readonly Span[] => [
  ...(WRITTEN.test(text) ? dates(text, beginsWriting, REGISTERED, 0.7).filter((span) => isOfBirth(text, span)) : []),
  ...(OLD.test(text) ? dates(text, beginsFigures, AS_A_FIELD, 0.7) : []),
]

function isOfBirth(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const clause = before.slice(before.search(/[^。；;！!？?\n]*$/))
  if (OF_SOMETHING.test(clause)) return false
  return OF_A_PERSON.test(clause) || REALLY.test(text.slice(end, end + AFTER))
}
