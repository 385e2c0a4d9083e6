// Names known by where they stand alone: after a word for whose or what somebody is (我弟铁柱喝了, 室友米粒), before what only
// people do (简单跟我说), before whose parent somebody is (糖糖妈妈).
import { POPULAR_THAT_ARE_WORDS } from '../lexicon/given-names-alone.ts'
import { CALLED_WORDS, DOUBLED_NAMES, DOUBLED_WORDS } from '../lexicon/nicknames.ts'
import { ROLES, WORDS_PEOPLE_BEAR } from '../lexicon/person-cues.ts'
import { actsAt, doesAt, introducesAt, takenUpAt } from './after-names.ts'
import { person } from './called-names.ts'
import { isGiven, surnameWeight } from './chinese-names.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { isClauseStart } from './name-context.ts'
import { beginningsOf } from './scan.ts'

const borne = new Set([...WORDS_PEOPLE_BEAR, ...CALLED_WORDS])

/** No part of a given name: 室友又在, 老公不肯. */
const FUNCTION = new Set([
  ...'的了着过是在有和与跟同对把被让给向从到去来也又都就还才刚再很太最更挺真好不没别无未非要想会能可得该应敢肯爱怕恨怪嫌骂打说讲问叫喊哭笑吵闹吃喝睡醒走跑坐站躺看听读写做干忙累病痛死活我你他她它这那哪谁几多少些个们之其此每各某另为因所以但而且或若如吗呢吧啊呀嘛哦嗯已经曾将正只总常老一二三两半上下里外前后左右中间内时今昨明早晚天年月日',
])
const functional = new Uint8Array(0x10000)
for (const character of FUNCTION) functional[character.charCodeAt(0)] = 1

type Slot = 'role' | 'calling' | 'pointing'
const slots = new Map<string, Slot>()
for (const role of ROLES) if (!/[是的]$/.test(role)) slots.set(role, 'role')
/** 小名朵朵, 家里人叫她媛媛 */
for (const words of '叫 名叫 名字叫 小名 小名叫 乳名 网名 昵称 叫她 叫他 叫做 叫我 喊她 喊他 外号 绰号'.split(' '))
  slots.set(words, 'calling')
/** 我们家那个建国, 我家冬冬: it may be anything. */
for (const words of '我家 我们家 咱家 咱们家 那个 这个 那位 他家 她家 叫个 隔壁 对门 楼上 楼下 前院 后院 村东 村西 村头'.split(
  ' ',
))
  slots.set(words, 'pointing')
const LONGEST_SLOT = 5
/** For the last character, the lengths of such words as bits. */
const endsSlot = new Uint8Array(0x10000)
for (const words of slots.keys()) {
  const last = words.charCodeAt(words.length - 1)
  endsSlot[last] = (endsSlot[last] ?? 0) | (1 << words.length)
}

/** @param text normalised */
export function findInSlots(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (!isHan(text.charCodeAt(i)) || !isHan(text.charCodeAt(i + 1))) continue
    const name = (i > 0 && endsSlot[text.charCodeAt(i - 1)] && nameAfterRole(text, i)) || nameAtClause(text, i)
    if (!name) continue
    found.push(person(i, i + 2, 0.55))
    i++
  }
  return found
}

/** What the words that end before `i` say of what follows: the longest decides. */
function slotBefore(text: string, i: number): Slot | undefined {
  const lengths = endsSlot[text.charCodeAt(i - 1)] ?? 0
  for (let length = Math.min(LONGEST_SLOT, i); length >= 1; length--) {
    if (!(lengths & (1 << length))) continue
    const slot = slots.get(text.slice(i - length, i))
    if (slot) return slot
  }
  return undefined
}

function nameAfterRole(text: string, i: number): boolean {
  const doubled = text[i] === text[i + 1]
  const two = text.slice(i, i + 2)
  const known = borne.has(two) || POPULAR_THAT_ARE_WORDS.has(two)
  if (!doubled && !known && !isUnknown(text, i)) return false
  const slot = slotBefore(text, i)
  if (!slot) return false
  return doubled ? isDoubledIn(slot, text, i) : known ? isWordIn(slot, text, i) : isUnknownIn(slot, text, i)
}

function isDoubledIn(slot: Slot, text: string, i: number): boolean {
  const end = i + 2
  const spoken = DOUBLED_WORDS.has(text.slice(i, end)) && !AGED.test(text.slice(end, end + 4))
  return !spoken && (slot === 'calling' || isDoubled(text, i)) && (isClosed(text, end) || isWordAt(text, end))
}

function isWordIn(slot: Slot, text: string, i: number): boolean {
  const end = i + 2
  const two = text.slice(i, end)
  const popular = POPULAR_THAT_ARE_WORDS.has(two)
  if (slot === 'pointing') return (popular && isClosed(text, end)) || (borne.has(two) && at(PARENT, text, end))
  const acts = actsAt(text, end)
  if (popular && (acts || goesOn(text, end))) return true
  if (slot === 'role' && borne.has(two) && NO_QUALITY.has(text.charAt(end))) return true
  if (!borne.has(two)) return false
  if (FOND.has(two.charAt(0)) && isClosed(text, end)) return true
  return acts || (slot === 'calling' && text.charAt(i - 1) !== '叫' && isClosed(text, end))
}

function isUnknownIn(slot: Slot, text: string, i: number): boolean {
  const end = i + 2
  if (isLikely(text, i, SEEN) && goesOn(text, end)) return true
  const seen = slot === 'calling' || actsAt(text, end) ? SEEN_ACTING : SEEN
  return isLikely(text, i, seen) && (isClosed(text, end) || at(PARENT, text, end))
}

/** Another word begins here. */
const goesOn = (text: string, i: number): boolean => isWordAt(text, i) || functional[text.charCodeAt(i)] === 1

/** 弟弟满意从架子上摔下来: how somebody is does not come from anywhere. */
const NO_QUALITY = new Set([...'从被把跟叫让'])
const FOND = new Set([...'小大阿'])
/** 儿子天天五岁 */
const AGED = /^(?:今年)?[\d一二三四五六七八九十]{1,2}个?[岁月]/
const isDoubled = (text: string, i: number) =>
  DOUBLED_NAMES.has(text.slice(i, i + 2)) || isGiven(text.charCodeAt(i)) >= 1

/** No ordinary word, and no part of one. */
const isUnknown = (text: string, i: number): boolean =>
  !isWordAt(text, i) && !isWordAt(text, i + 1) && !functional[text.charCodeAt(i)] && !functional[text.charCodeAt(i + 1)]

/** What both characters weigh together at least, and what either does. */
const SEEN = { both: 4, each: 1 }
const SEEN_ACTING = { both: 2, each: 0 }

function isLikely(text: string, i: number, { both, each }: typeof SEEN): boolean {
  const [first, second] = [isGiven(text.charCodeAt(i)), isGiven(text.charCodeAt(i + 1))]
  return Math.min(first, second) >= each && first + second >= both
}

const CLOSING =
  /[，。,.;；、!！?？:： \n）)“”"的说在是也把被让给跟和与今昨前上下又就才已没不打哭喝吃割吞跳要想吧呢吗啊呀哈乖]/
const isClosed = (text: string, i: number): boolean =>
  i >= text.length || CLOSING.test(text.charAt(i)) || actsAt(text, i)

/** What only people do, and with whom one speaks. */
const HUMAN =
  /(?:跟我[说讲提吵闹告表]|告诉我|问我|骂我|打我|不理我|约我|劝我|陪我|求我|逼我|骗我|欠我|把自己|发微信|发消息|发短信|割腕|割了?手|跳楼|跳河|跳下|离家出走|失踪|走丢|吞药|自杀|轻生|报警|去世|退学|休学|旷课|请假|同学|这个人|那个人|他们|她们|[他她](?:爸|妈|哥|姐|弟|妹|老公|老婆|儿子|女儿|男友|男朋友|女朋友)|又打|说[他她]|昨[天晚]|今天又|那天|上周|上个?月|不肯|不敢|不想|从[^，。,.]{1,10}(?:打来|来电|过来)|在[^，。,.]{1,8}(?:抢救|住院|洗胃|跳楼|等死))/y
const WITH_ME = /(?:[跟对给][我她他]|删了我|把我|让我|要我|拉黑|送我|抱着|拿刀|拿着)/y
/** 果冻是我网名 */
const NAME_TOLD =
  /是(?:我|他|她|我们?[弟妹哥姐爸妈]|[他她][弟妹哥姐爸妈])的?(?:网名|名字|小名|昵称|真名|大名|本名|艺名|外号|全名)/y
const PARENT =
  /(?:妈妈?|爸爸?|奶奶|爷爷|外婆|外公|姥姥|姥爷|家长|[婶嫂]子?|大[娘爷伯婶妈]|[姐哥](?![\u4e00-\u9fff]{0,1}[们俩]))(?!的?时候)/y

/** 甜甜的 */
const MANNER = new Set([...'的地一得'])

/** 我姐家的小孩，皮皮，: alone in its clause beside a word for who it is. */
function isApposed(text: string, i: number, end: number): boolean {
  if (!endsClause[text.charCodeAt(end)]) return false
  const [two, known] = [text.slice(i, end), isKin(text, i, end)]
  if (text[i] === text[i + 1]) return !DOUBLED_WORDS.has(two) && !EXCLAIMED.test(two)
  return known && (borne.has(two) || CALLED_WORDS.has(two) || (isUnknown(text, i) && isLikely(text, i, SEEN_ACTING)))
}
const endsClause = beginningsOf(',，。、')
const EXCLAIMED = /[哈嘿嗯啊哦呜嘻呵哼唉嗨拜]/
function isKin(text: string, i: number, end: number): boolean {
  const slot = i > 1 && endsSlot[text.charCodeAt(i - 2)] ? slotBefore(text, i - 1) : undefined
  return slot === 'role' || (slot === 'pointing' && i > 2) || introducesAt(text, end)
}

/** 是胖虎他们 */
const naming = beginningsOf('是跟和被让叫找喊')

function nameAtClause(text: string, i: number): boolean {
  const end = i + 2
  if (isClauseStart(text, i) && isApposed(text, i, end)) return true
  if (!isClauseStart(text, i) && !(naming[text.charCodeAt(i - 1)] && takenUpAt(text, end))) return false
  const two = text.slice(i, end)
  if (text[i] === text[i + 1]) return DOUBLED_NAMES.has(two) && !DOUBLED_WORDS.has(two) && !MANNER.has(text.charAt(end))
  if (at(NAME_TOLD, text, end)) return true
  if (POPULAR_THAT_ARE_WORDS.has(two) && isLikely(text, i, SEEN) && (doesAt(text, end) || at(HUMAN, text, end)))
    return true
  if (borne.has(two)) return at(HUMAN, text, end) || takenUpAt(text, end) || at(PARENT, text, end)
  const surname = (surnameWeight[text.charCodeAt(i)] ?? 0) >= 2
  const acts = at(HUMAN, text, end) || at(WITH_ME, text, end)
  return isUnknown(text, i) && (acts || (at(PARENT, text, end) && !surname)) && isLikely(text, i, NAMED)
}
const NAMED = { both: 3, each: 1 }

function at(pattern: RegExp, text: string, i: number): boolean {
  pattern.lastIndex = i
  return pattern.test(text)
}
