// Institutions known by where they stand alone: 在育英上学, 读衡中, 幼儿园是那个小天使.
import { CITIES, PROVINCES } from '../lexicon/regions.ts'
import type { Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { spanOf } from './institution-cues.ts'

/** @param text normalised */
export const findInstitutionSlots = (text: string): readonly Span[] => [...findSlots(text), ...findNamed(text)]

/** No name of an institution: where anybody is treated or taught. */
export const ANYWHERE = new RegExp(
  `(?:${[...PROVINCES, ...CITIES].join('|')})|[我你他她它们这那哪的了不没有和跟着过得很么什怎自己家城乡镇村县市省区州]|外地|外省|外面|老家|国外|本地|当地|异地|附近|那里|那边|里面|单位|公司|学校|医院|门诊|急诊|病房|电话|网上|手机|平台|之后|以后|之前|以前|现在|一边|一起|一直|时候|期间|床|外|内`,
)

/** 在育英上学, 读衡中: whatever stands there, if it is no word, and no place where anybody goes to school. */
const SLOT =
  /(?:在|从|去了?)(?<school>[\u4e00-\u9fff]{2,4}?)(?=上学|上初|上高|上幼|读书|念书|读[初高小研大本]|念[初高小研大本]|读[一二三四五六]年级|复读|住校|寄宿|借读|上课|补课|军训|转[到学去走])|(?:转学?[到去]|就读于?|上的是|考[到上进])(?<long>(?!重点|普通|民办|公办|国际|双语|现在)[\u4e00-\u9fff]{2,4}(?:国际|双语|书院|学堂|教育|实验(?![班室课])|外国语|附中|附小))|(?:读|念|考上|考进|考入|就读于?|[没能想]进|进了|考了|录取到|上了)(?<short>[\u4e00-\u9fff][中高附实外])(?=[，。,.；！!？?\s]|$|的|以后|之后|后|没)|(?:在|去|到|转到|送到|送去|转院到)(?<hospital>[\u4e00-\u9fff]{2,5}?)(?=住院|住了|看病|看的|看过|看了|就诊|就医|挂号|挂的|挂了|挂个|拍片|输液|打针|缝针|做的?(?:手术|人流|引产|流产|剖腹产|检查|理疗|透析|化疗|放疗|近视|种植)|生的|生孩子|待过|躺着|抢救|洗胃|化疗|急诊|门诊|复查|精神科|心理科|确诊|查出)/dg
const SLOT_HINT = /读|念|学|考|进|[住看就挂手抢洗化急门复精心确查做生待躺]/

function findSlots(text: string): readonly Span[] {
  if (!SLOT_HINT.test(text)) return []
  return [...text.matchAll(SLOT)].flatMap(({ indices, groups }) => {
    const type = groups?.hospital === undefined ? 'SCHOOL' : 'HOSPITAL'
    const [start, end] =
      indices?.groups?.hospital ?? indices?.groups?.school ?? indices?.groups?.short ?? indices?.groups?.long ?? []
    if (
      start === undefined ||
      end === undefined ||
      (!KIND_AT_END.test(text.slice(start, end)) &&
        ANYWHERE.test(text.slice(start, groups?.short === undefined ? end : end - 1)))
    )
      return []
    const own = groups?.long === undefined && !KIND_AT_END.test(text.slice(start, end)) ? end : start
    for (let i = start - 1; i < own; i++) if (isWordAt(text, i)) return []
    return [spanOf(type, start, end)]
  })
}

/** 平和双语: the first part may be any word. */
const KIND_AT_END = /^(?!重点|普通|民办|公办|国际|现在).{2}(?:双语|国际|实验|外国语)$/

/** 幼儿园是那个小天使, 学校叫启明: said what it is, and then what it is called. */
const NAMED =
  /(?:(?<school>幼儿园|学校|中学|小学|大学)|(?<hospital>医院|诊所))(?:的?名字)?(?:叫做?|是那个|就是那个)(?<name>[\u4e00-\u9fff]{2,8}?)(?=[，,。.；、的]|$)/dg
const UNNAMED = /[我你他她它们什么不没很了过什谁]|家长|老师|医生|孩子|附近|旁边/

function findNamed(text: string): readonly Span[] {
  if (!/叫|是那个/.test(text)) return []
  return [...text.matchAll(NAMED)].flatMap(({ indices, groups }) => {
    const [start, end] = indices?.groups?.name ?? []
    if (start === undefined || end === undefined || UNNAMED.test(groups?.name ?? '')) return []
    return [spanOf(groups?.school === undefined ? 'HOSPITAL' : 'SCHOOL', start, end)]
  })
}
