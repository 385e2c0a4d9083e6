// Numbers of cases at courts and authorities, which whoever has them can look up: （2023）苏0214民初6680号, 武药监案字〔2024〕0219.
// Those of rules and letters, 国卫办医函〔2023〕418号, stay.
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'
import { PLATE_PROVINCES } from './shaped-numbers.ts'

const YEAR = String.raw`[(\[〔【](?:19|20)\d{2}[)\]〕】]`
const NUMBER = String.raw` ?第? ?\d{1,7}(?:-\d{1,4})? ?号?(?:之[一二三四五六七八九十\d])?`
const NUMBERED = patternOf(
  new RegExp(
    `${YEAR} ?(?:(?:[${PLATE_PROVINCES}兵最高]|[\\u4e00-\\u9fff]{1,4}仲|[\\u4e00-\\u9fff]{2,10}不动产权|[临司法伤])[\\u4e00-\\u9fff]{0,3}(?:\\d{2,4})?[\\u4e00-\\u9fff]{1,5})?${NUMBER}`,
  ),
)
/** 民初, 刑终, 执恢: what a court does with it. */
const OF_A_COURT = /不动产权|[民刑行执破赔仲诉调司知商鉴证][\u4e00-\u9fff]{0,4} ?第? ?\d/
/** What stands before the year: 杭滨劳人仲案字. */
const FILED =
  /[\u4e00-\u9fff()]{0,16}(?:[案罚决仲裁立调访诉认鉴证刑检治拘保受捕援][\u4e00-\u9fff()]{0,4}字|[\u4e00-\u9fff()][复案诉罚决裁立认鉴拘捕]) ?第?$/
const BEGINS = /(?:书|案号|编号|文号|立案|号|复议|援助|仲裁(?!委)|[,，。;；:：\s]|是|为|认定|^)(?=[\u4e00-\u9fff()]+$)/g
const CALLED =
  /(?:案号|案件(?:编?号)?|立案(?:编?号)?|案卷号?|仲裁(?:编?号)?|判决书?|裁定书?|决定书?)(?:是|为|[:： ]){0,2}$/
const LONGEST_WORD = 18
const beginsYear = beginningsOf('([〔【')

/** 浙退字第0038271号: of a certificate. */
const OF_A_PAPER = patternOf(/字 ?第? ?\d{4,10}(?: ?号)?/)
const PAPER = /^.*(?:证书?|证号|编号|[:：])[是为:： ]{0,2}([\u4e00-\u9fff()]{1,12})$/s
const beginsPaper = beginningsOf('字')

const ANY_YEAR = patternOf(/[([〔【](?:19|20)\d\d/)
const ANY_PAPER = patternOf(/字 ?第? ?\d{4}/)

/** @param text normalised */
export const findCaseNumbers = (text: string): readonly Span[] => [
  ...(ANY_YEAR.test(text) ? ofAYear(text) : []),
  ...(ANY_PAPER.test(text) ? ofPapers(text) : []),
]

const ofPapers = (text: string): readonly Span[] =>
  matchesFrom(text, beginsPaper, OF_A_PAPER).flatMap(({ 0: number, index }) => {
    const own = PAPER.exec(text.slice(Math.max(0, index - LONGEST_WORD), index))?.[1]
    return own === undefined ? [] : [caseNumber(index - own.length, index + number.length)]
  })

function ofAYear(text: string): readonly Span[] {
  return matchesFrom(text, beginsYear, NUMBERED).flatMap(({ 0: number, index }) => {
    const before = text.slice(Math.max(0, index - LONGEST_WORD), index)
    const filed = FILED.exec(before)?.[0]
    if (filed === undefined && !OF_A_COURT.test(number) && !CALLED.test(before)) return []
    // 浙（2021）杭州市不动产权第…号
    const own =
      filed === undefined ? Number(number.includes('不动产') && /[\u4e00-\u9fff]$/.test(before)) : ownOf(filed).length
    return [caseNumber(index - own, index + number.length)]
  })
}

/** Without the words that it is introduced by. */
function ownOf(filed: string): string {
  const last = [...filed.matchAll(BEGINS)].at(-1)
  const from = last === undefined ? 0 : last.index + last[0].length
  return filed.slice(from)
}

const caseNumber = (start: number, end: number): Span => ({
  start,
  end,
  type: 'ACCOUNT',
  label: 'ACCOUNT',
  confidence: 0.8,
})
