// What is said beside the short name of an institution: that one is treated or taught there.
import type { Span } from './finding.ts'

/** Where one is: what stands before. */
export const THERE =
  /(?:[刚来在到去从送转进回自由往于系为上念读住是挂]|转[到去至]|考[进上入]|送[到去进往至]|就读于?|毕业于|就诊于|分到|调到|转院)$/
/** What is done in hospitals and schools: what stands after. */
export const TREATED =
  '[\\u4e00-\\u9fff]{1,3}科(?![技学研普目])|针灸|推拿|理疗|陪护|转入|转出|转来|转往|住过|生孩子|守了|陪床|陪护|走的|去世|待了|住院|住了|住着|看病|看了?|看过|看的|就诊|就医|挂[的号了过]|检查|查[的了出过]|做[的了]|手术|术[后中前]|急诊|门诊|CT|核磁|[BX彩]超|预约|排队|号源|窗口|接种|误诊|缴费|收费|退费|种植|化疗|放疗|透析|复查|复诊|随诊|开[的了]?药|开的|取药|拿药|拿的|精神科|心理科|心身|睡眠|确诊|诊断|治疗|治[了过的]|抢救|洗胃|产检|体检|建档|生的|护理|护士|[内外妇产儿骨眼]科|出来|回来|神经|消化|肿瘤|心内|病房|病区|大厅|急救|ICU|重症|输液|打针|出院|入院|收治|拒收|不收|躺|上班|工作|实习|规培|进修|轮转|值班|带教|的规培|的护工|当护|当医|的?(?:医生|大夫|主任|专家|护士|号|床位|药|心理科|精神科|门口|走廊|楼[上下])'
const TAUGHT =
  '辅导员|心理老师|心理中心|保卫处|校方|教学|图书馆|读|念|上学|上初|上高|毕业|[初高][一二三中]|[一二三四五六七八九]年级|大[一二三四]|的?(?:老师|班主任|学生|校长|宿舍|家长|同学|孩子|操场|住校)|校区|校门|分校|退学|休学|转学|转来|转走|复读|借读|住校|护理|幼师|寄宿|教学楼|操场|食堂|[男女]生|宿舍|门口|任教|教书|当老师'
/** 湘二我也去看过 */
const SAID_BETWEEN = '(?:我|他|她|也|都|又|去|在|那[边里儿]){0,3}'
export const TREATED_THERE = new RegExp(`^${SAID_BETWEEN}(?:${TREATED})`)
export const TAUGHT_THERE = new RegExp(`^${SAID_BETWEEN}(?:${TAUGHT})`)

export const CLAUSE_ENDS = /^(?:$|[，。,.;；!！?？、)）\n]|的|里|那边|那里|门口|附近|对面|旁边|后面|后门|以后|之后|后)/

export const spanOf = (type: 'HOSPITAL' | 'SCHOOL', start: number, end: number): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.65,
})
